//! One test for each known difference between hadolint's parser and BuildKit's, with verdicts of hadolint 2.15.1.
//!
//! Separate from the grammar files because a difference often concerns several of them.

use super::parse_error;

#[track_caller]
fn accepts(texts: &[&str]) {
    for text in texts {
        assert_eq!(parse_error(text), None, "{text:?}");
    }
}

/// Each text with the line and column of the error.
#[track_caller]
fn rejects(texts: &[(&str, u32, u32)]) {
    for &(text, line, column) in texts {
        let found = parse_error(text).map(|it| (it.line, it.column));
        assert_eq!(found, Some((line, column)), "{text:?}");
    }
}

#[test]
fn instruction_directly_behind_a_heredoc() {
    accepts(&[
        "RUN <<E\nfoo\nE\n\nRUN x\n",
        "COPY <<E /x\nfoo\nE\n\n# c\n",
        "RUN <<E\nfoo\nE",
        "RUN <<E\nE\n RUN x",
    ]);
    rejects(&[
        ("RUN <<E\nfoo\nE\nRUN x\n", 4, 1),
        ("RUN cat <<E\nfoo\nE\n# c\n", 4, 1),
        ("COPY <<E /x\nfoo\nE\nCMD x\n", 4, 1),
    ]);
}

#[test]
fn heredocs_of_unknown_form() {
    rejects(&[
        ("RUN <<-E\n\tfoo\n\tE\n", 2, 9),
        ("RUN cat << E\nfoo\nE\n", 2, 1),
        ("RUN <<\\E\nfoo\nE\n", 2, 1),
        ("RUN cat <<E <<F\nfoo\nE\nbar\nF\n", 4, 1),
        ("ADD <<E /x\nfoo\nE\n", 2, 1),
        ("RUN <<E\nfoo\n", 2, 1),
        ("RUN <<E\nfoo\nEx\nE\n", 2, 1),
    ]);
    accepts(&["RUN <<-E\n\tfoo\nE\n", "COPY <<E <<F /x\nfoo\nE\nbar\nF\n", "RUN <<\"E F\" x\nfoo\nE F\n"]);
}

#[test]
fn shift_operator_before_an_empty_line() {
    rejects(&[("RUN echo $((1 << 2))\n\nRUN x\n", 3, 1), ("RUN a << > x\nRUN y\n", 2, 1)]);
    accepts(&["RUN echo $((1 << 2))\nRUN x\n", "RUN echo $((1<<2))\n\nRUN x\n", "RUN a <<< b\n\nRUN x\n"]);
}

#[test]
fn text_behind_a_heredoc_marker() {
    accepts(&["RUN cat <<E > /x && y\nfoo\nE\n", "RUN cat <<E && \\\n foo\nE\n", "RUN <<E bash\nfoo\nE\n"]);
}

#[test]
fn blank_line_in_a_continuation() {
    rejects(&[("RUN x \\\n \n y\n", 3, 2), ("ENV a=1 \\\n\t\n b=2\n", 3, 2)]);
    accepts(&["RUN x \\\n\n\n y\n", "RUN x \\\n # c\n\n# d\n y\n", "RUN x \\  \n y\n", "RUN x \\\n"]);
}

#[test]
fn escaped_escape_at_a_line_end() {
    rejects(&[
        ("RUN x \\\\\n y\n", 2, 3),
        ("USER x\\\\\ny\n", 1, 9),
        ("WORKDIR /x\\\\\ny\n", 1, 13),
        ("COPY a b\\\\\nc\n", 1, 11),
        ("FROM a\\\\\n", 1, 9),
        ("ENV x=a\\\\ y=b\n", 1, 10),
    ]);
    accepts(&["RUN x\\\\", "RUN x\\\\ y\n"]);
}

#[test]
fn keywords_and_directives() {
    rejects(&[
        ("RU\\\nN x\n", 1, 1),
        ("\x0cFROM a\n", 1, 1),
        ("RUN\\\nx\n", 2, 1),
        ("# check=skip=all\n# escape=`\nFROM a `\n as b\n", 3, 8),
        ("# ESCAPE=`\nFROM a `\n as b\n", 2, 8),
        ("FROM a\n# escape=ab\n", 2, 11),
        ("FROM a\n# escape=\\\\a\n", 2, 12),
        ("# escape=`\n# escape=\\\\\\\nFROM a\n", 2, 12),
    ]);
    accepts(&["# syntax=a\n# escape=`\nFROM a `\n as b\n", "# escape=x\nFROM a x\n as b\n", "rUn x\n"]);
    accepts(&[
        "# escape=\\x60\nFROM a`\n:1\n",
        "# escape=`\nFROM a\n# escape=\\a\n# escape=\\ a\n# escape=\\\\\n",
    ]);
}

#[test]
fn comments_in_odd_places() {
    accepts(&[
        "FROM a # c\n",
        "FROM a:1 AS b # c\n",
        "FROM a RUN x\n",
        "ONBUILD # c\n",
        "# syntax=a \\\nb\n",
    ]);
    rejects(&[("# c \\\nb\n", 2, 1), ("EXPOSE 80 # c\n", 1, 11), ("CMD [\"a\"] # c\n", 1, 11)]);
}

#[test]
fn image_references() {
    rejects(&[
        ("FROM host:5000/img:tag\n", 1, 19),
        ("FROM a:\n", 1, 7),
        ("FROM a@\n", 1, 7),
        ("FROM h.x/\n", 1, 10),
        ("FROM a b\n", 1, 8),
        ("FROM a as\n", 1, 8),
        ("FROM --platform x a\n", 1, 6),
        ("FROM a\\\n as b\n", 2, 5),
    ]);
    accepts(&[
        "FROM h.x:5000/img:tag\n",
        "FROM host:5000/img\n",
        "FROM ${A:-b/c:latest}\n",
        "FROM ${A:-b:c}:${T:-1}@sha256:d AS e\n",
        "FROM --platform=$P a\n",
        "FROM {{a}}\n",
    ]);
}

#[test]
fn names_are_not_checked() {
    accepts(&[
        "RUN x\n",
        "FROM a AS b:c\n",
        "ARG a b c\n",
        "USER x y \n",
        "RUN --network=none --network=host x\n",
        "",
    ]);
}

#[test]
fn pairs() {
    rejects(&[
        ("ENV a=1 b\n", 1, 10),
        ("ENV a\n", 1, 6),
        ("ENV a='x\n", 1, 9),
        ("LABEL a=\"x\n", 1, 11),
        ("ENV a='x\\'y''\n", 1, 14),
        ("ENV a=\\\n", 2, 1),
        ("ENV a= 1\n", 1, 9),
    ]);
    accepts(&[
        "ENV a b c\n",
        "ENV a=1 b 2\n",
        "ENV a \"1\n",
        "LABEL \"a b\"='c d' e=\n",
        "ENV a=\"\\\"\" b=c\\ d\n",
    ]);
}

#[test]
fn ports() {
    rejects(&[
        ("EXPOSE 80/sctp\n", 1, 11),
        ("EXPOSE 80/$P\n", 1, 11),
        ("EXPOSE 80:80\n", 1, 10),
        ("EXPOSE 1.2.3.4:80:80\n", 1, 9),
        ("EXPOSE ${P:-80}\n", 1, 15),
        ("EXPOSE ${A}${B}\n", 1, 12),
        ("EXPOSE 80-90/$P\n", 1, 13),
        ("EXPOSE 80-\n", 1, 11),
        ("EXPOSE \"80\"\n", 1, 8),
        ("EXPOSE 80\\\n81\n", 2, 1),
    ]);
    accepts(&["EXPOSE 80-90/UDP $P ${P}/x $A-$B\n", "EXPOSE \n", "EXPOSE $P-x\n", "EXPOSE 99999 \\\n 1\n"]);
}

#[test]
fn health_checks() {
    rejects(&[
        ("HEALTHCHECK none\n", 1, 13),
        ("HEALTHCHECK --interval=5m30s CMD x\n", 1, 26),
        ("HEALTHCHECK --interval=500ms CMD x\n", 1, 28),
        ("HEALTHCHECK --interval=$X CMD x\n", 1, 24),
        ("HEALTHCHECK --retries=$X CMD x\n", 1, 23),
        ("HEALTHCHECK --retries=1 --retries=2 CMD x\n", 1, 37),
        ("HEALTHCHECK --foo=x CMD x\n", 1, 21),
        ("HEALTHCHECK --interval=5s NONE\n", 1, 27),
        ("HEALTHCHECK CMD\n", 1, 16),
    ]);
    accepts(&["HEALTHCHECK NONE # c\n", "HEALTHCHECK --interval=1.5s --timeout=1e3m --retries=3 cmd x\n"]);
}

#[test]
fn flags_of_run() {
    accepts(&["RUN --device=x y\n", "RUN --foo x\n", "RUN --security x\n", "RUN --mount\n"]);
    rejects(&[("RUN --mount=type=ssh --foo x\n", 1, 22), ("RUN --network=None x\n", 1, 15)]);
}

#[test]
fn mounts() {
    rejects(&[
        ("RUN --mount=type=$T,target=/x y\n", 1, 18),
        ("RUN --mount=type=cache,target=/x,sharing=Locked y\n", 1, 42),
        ("RUN --mount=TYPE=cache,target=/x y\n", 1, 13),
        ("RUN --mount=type=cache,\"target=/x\" y\n", 1, 24),
        ("RUN --mount=type=cache x\n", 1, 23),
        ("RUN --mount=type=cache,target=/x,env=y z\n", 1, 39),
        ("RUN --mount=from=x,ro y\n", 1, 22),
        ("RUN --mount=target=/x,target=/y z\n", 1, 32),
        ("RUN --mount=type=ssh,type=ssh y\n", 1, 30),
        ("RUN --mount=target=/x,ro=y z\n", 1, 25),
    ]);
    accepts(&[
        "RUN --mount=type=cache,target=\"/x,y z\",ro=TRUE w\n",
        "RUN --mount=type=secret,env=X,required=false y\n",
        "RUN --mount=dst=/x,z y\n",
    ]);
}

#[test]
fn paths_and_their_flags() {
    accepts(&[
        "COPY --foo a b\n",
        "COPY -- a b\n",
        "COPY --exclude=a --exclude=b c d\n",
        "COPY \"a b\"\n",
        "ADD a --x\n",
    ]);
    rejects(&[
        ("ADD --parents a b\n", 1, 5),
        ("COPY a\n", 1, 7),
        ("COPY --foo=x a b\n", 1, 14),
        ("COPY --from= a b\n", 1, 14),
        ("COPY --from=x --from=y a b\n", 1, 24),
        ("COPY [\"a\"]\n", 1, 11),
        ("COPY a\\\n b\n", 2, 3),
    ]);
}

#[test]
fn lists() {
    rejects(&[
        ("CMD [\"a\"] b\n", 1, 11),
        ("ENTRYPOINT [\"a\"];\n", 1, 17),
        ("SHELL [\"a\"] x\n", 1, 13),
        ("COPY [\"C:\\\\a\",\"b\"] x\n", 1, 20),
    ]);
    accepts(&[
        "CMD [\"a\" \"b\"]\n",
        "CMD [a]\n",
        "CMD []\n",
        "VOLUME [\"a\"] # c\n",
        "COPY [\"C:\\d\",\"b\"] x\n",
    ]);
}

#[test]
fn missing_arguments() {
    accepts(&["SHELL sh -c\n"]);
    rejects(&[
        ("CMD\n", 1, 4),
        ("CMD \n", 1, 5),
        ("USER \\\n", 2, 1),
        ("ONBUILD\n", 1, 8),
        ("ONBUILD \n", 1, 9),
    ]);
}

#[test]
fn what_makes_hadolint_crash_is_no_parse_error() {
    accepts(&["WORKDIR x\n", "COPY []\n"]);
}

#[test]
fn byte_order_mark_and_line_ends() {
    accepts(&["\u{feff}FROM a\r\nRUN x \\\r\n y\r\n", "\rFROM a\n"]);
    rejects(&[("FROM a\n\rRUN x\n", 2, 1), ("FROM a\rRUN x\n", 1, 12)]);
}

#[test]
fn columns_count_tab_stops() {
    rejects(&[("ONBUILD\tx\n", 1, 9), ("FROM a\tas\tb c\n", 1, 19)]);
}

/// Each would overflow the stack or take minutes if it were not linear.
#[test]
fn large_input() {
    let n = 50_000;
    let heredocs: String = (0..n).map(|it| format!("RUN x <<E{it}\n")).collect();
    for text in [
        heredocs,
        "ONBUILD ".repeat(n),
        "RUN <<E\n".repeat(n),
        "RUN <<\"E\n".repeat(n),
        "COPY [\"a\n".repeat(n),
        format!("COPY {}", "<<'a' ".repeat(n)),
        format!("COPY {}", "--exclude=a ".repeat(n)),
        format!("RUN --mount={}", "ro,".repeat(n)),
        format!("RUN {}", "\\ ".repeat(n)),
        format!("RUN {}", "\\\n".repeat(n)),
        format!("RUN \\\n{}", " # c\n".repeat(n)),
        format!("EXPOSE {}", "$a-".repeat(n)),
        format!("FROM {}", "${a".repeat(n)),
        format!("ENV {}", "a=\"b\" ".repeat(n)),
        format!("CMD [{}", "\"a\",".repeat(n)),
    ] {
        parse_error(&text);
    }
}
