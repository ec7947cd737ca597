//! Laws of the formatter, over fixtures, real files and generated text.

use dockerfmt::printer::{HeredocStyle, ShellStyle, format_range};
use dockerfmt::syntax::{TextEdit, TextRange, apply_edits};
use dockerfmt::{FormatError, Style, format, parse};
use dockerfmt_tests::{corpus, corpus_files, fixtures};
use proptest::prelude::*;

use super::{check, check_once, styles};

/// The style that changes most.
fn full_style() -> Style {
    Style { shell: ShellStyle::Full, heredoc: HeredocStyle::Shell, ..Style::default() }
}

fn texts_of_fixtures() -> Vec<String> {
    let paths = fixtures("format").into_iter().chain(fixtures("syntax"));
    paths.map(|it| std::fs::read_to_string(it).expect("UTF-8")).collect()
}

/// Checks the laws, for any text: one with a NUL byte has to be refused.
fn check_any(text: &str, style: &Style) {
    let res = check_once(text, style);
    match text.find('\0') {
        Some(at) => assert_eq!(res, Err(FormatError::Nul(at as u32))),
        None => assert!(res.is_ok(), "{res:?} {style:?} {text:?}"),
    }
}

#[test]
fn fixtures_in_all_styles() {
    for text in texts_of_fixtures() {
        for style in styles() {
            let refusal = text.find('\0').map(|it| FormatError::Nul(it as u32));
            assert_eq!(check(&text, &style).err(), refusal, "{text:?}");
        }
    }
}

#[test]
fn every_prefix_of_every_fixture() {
    for text in texts_of_fixtures() {
        for end in (0..text.len()).filter(|&it| text.is_char_boundary(it)) {
            for style in [&styles()[0], &styles()[1], &full_style()] {
                check_any(&text[..end], style);
            }
        }
    }
}

#[test]
fn real_files_in_all_styles() {
    let Some(corpus) = corpus("real_files_in_all_styles") else { return };
    for (i, (name, text)) in corpus_files(&corpus).iter().enumerate() {
        assert_eq!(check(text, &Style::default()).err(), None, "{name}");
        for style in [&styles()[i % styles().len()], &full_style()] {
            assert_eq!(check_once(text, style).err(), None, "{name}");
        }
    }
}

#[test]
fn ranges_of_real_files() {
    let Some(corpus) = corpus("ranges_of_real_files") else { return };
    for (name, text) in corpus_files(&corpus).iter().step_by(4) {
        let starts: Vec<u32> = text.match_indices('\n').map(|it| it.0 as u32 + 1).collect();
        let third = starts.len() / 3;
        let middle = starts.get(third).copied().unwrap_or(0)..starts.get(2 * third).copied().unwrap_or(0);
        assert_eq!(check_range(text, TextRange::new(middle.start, middle.end)), Ok(()), "{name}");
    }
}

/// BuildKit takes any white space in front of a directive, so what looks like an indented comment may be one.
#[test]
fn a_directive_behind_a_no_break_space_stays_one() {
    check_any("# escape=`\n\u{a0}# escape=`\n\n", &Style::default());
    check_any("\u{a0}# escape=`\nFROM a`\n  b\n", &Style::default());
}

/// The edits of a range are some of those of the whole file, and those of the whole file are its format.
fn check_range(text: &str, range: TextRange) -> Result<(), FormatError> {
    let parse = parse(text);
    let style = Style::default();
    let whole = format_range(&parse, &style, TextRange::new(0, text.len() as u32))?;
    let printed = format(&parse, &style)?;
    assert_eq!(apply_edits(text, &whole).as_ref(), Some(&printed), "{text:?}");
    assert!(whole.iter().all(|it| text[it.range] != it.replacement), "an edit of {text:?} changes nothing");
    let edits = format_range(&parse, &style, range)?;
    assert!(edits.iter().all(|it| whole.contains(it)), "{range:?} of {text:?}: {edits:?}");
    let all = TextRange::new(0, printed.len() as u32);
    assert_eq!(format_range(&dockerfmt::parse(&printed), &style, all)?, [], "{printed:?}");
    Ok(())
}

fn edits(text: &str, range: TextRange) -> Vec<TextEdit> {
    format_range(&parse(text), &Style::default(), range).expect("no NUL")
}

#[test]
fn a_range_of_whole_lines_leaves_the_next_instruction_alone() {
    let text = "from a\nrun  b\nrun  c\n";
    let edits = edits(text, TextRange::new(7, 14));
    assert_eq!(edits, [TextEdit::replace(TextRange::new(7, 14), "RUN b\n")]);
}

#[test]
fn a_cursor_formats_the_instruction_that_it_is_in() {
    let text = "from a\nrun x && \\\n    y\nrun  c\n";
    let edits = edits(text, TextRange::empty(20));
    assert_eq!(apply_edits(text, &edits).as_deref(), Some("from a\nRUN x \\\n    && y\nrun  c\n"));
}

#[test]
fn long_input_takes_linear_time_and_no_stack() {
    let units = [
        "a && \\\n",
        "a | b \\\n",
        "a && b; ",
        "{ a && b; } | ",
        "apk add a b c && ",
        "a; \\\n",
        "( ",
        "( a\\\n",
        "if a; then \\\n",
        "{ ",
        "\\\n",
        "# c\n",
        "\"a \\\n",
        "case a in b) ",
        "$(",
        "`",
        "x<<E ",
        "<<E ",
        "a || \\\n\\\n#\n",
        "'",
        "a=(",
        "a\\\n",
        "[",
        "{{",
    ];
    for unit in units {
        for head in ["FROM a\nRUN ", "FROM a\nENV A=", "FROM a\nCOPY ", "# escape=`\nRUN ", "FROM a\nCMD ["] {
            check_any(&format!("{head}{}x", unit.repeat(10_000)), &Style::default());
        }
        check_any(&format!("FROM a\nRUN {}x", unit.repeat(10_000)), &full_style());
    }
    for unit in ["# c\n", "\n", "a\n", "a &&\n", "a | b \\\n", "{ a\n", "x <<F\nF\n", "'a\n", "case a in\n"] {
        check_any(&format!("FROM a\nRUN <<E\n{}x\nE\n", unit.repeat(10_000)), &full_style());
    }
    for lines in [
        "run  x\n",
        "#  c\n",
        "\n",
        "ENV A  b\n",
        "run <<E  a\nE\n",
        "run <<E\na &&\nb\nE\n",
        "onbuild  run  a\n",
        "# fmt: off\n",
    ] {
        check_any(&lines.repeat(20_000), &full_style());
    }
}

/// Text made of the pieces that matter to the printer, most of it instructions that can be printed.
fn dockerfile_like() -> impl Strategy<Value = String> {
    let heads = [
        "FROM a\n",
        "RUN ",
        "run  ",
        "RUN --mount=a --mount=b ",
        "RUN --mount=a ",
        "COPY ",
        "ENV A=1 ",
        "ENV A ",
        "ARG ",
        "LABEL ",
        "ONBUILD RUN ",
        "HEALTHCHECK --interval=1s CMD ",
        "CMD ",
        "CMD [\"a\",  ",
        "WORKDIR ",
        "SHELL [\"powershell\"]\n",
        "# escape=`\n",
        "# syntax=a \n",
        "# fmt: off\n",
        "# fmt: on\n",
        "# fmt: skip\n",
        "  # c \n",
        "\n",
        "\n\n\n",
        "\u{feff}",
        "\0",
        "RU\\\nN ",
    ];
    let pieces = [
        "a",
        "b ",
        "  ",
        "\t",
        "\\\n",
        " \\\n",
        " \\ \n    ",
        "\\\r\n",
        "\\\n# c\n",
        " \\\n  # c  \n",
        "\\\n\n",
        "\\\n\\\n",
        " \\\n \\\n",
        " && ",
        "&&",
        " || ",
        " | ",
        "; ",
        "& ",
        "( ",
        " )",
        "{ ",
        " }",
        "if a; then ",
        "; fi",
        "for i in a; do ",
        "; done",
        "while b; do ",
        "case x in ",
        "y) ",
        ";; ",
        "esac",
        "f() ",
        "$(",
        "`",
        "\"",
        "'",
        "\"x  y\"",
        "'x \\\n y'",
        " # d ",
        "<<E",
        "<<-'F' ",
        "\nE\n",
        "\n\tF\n",
        ">c ",
        "2>&1",
        "=",
        "A=1 ",
        "\"b\",",
        "]",
        "\\",
        "`\n",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "é",
        "{{",
        "$A",
        "${A:-",
        "--",
        "\u{b}",
        "\u{a0}",
    ];
    let head = prop::sample::select(heads.to_vec());
    let body = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|it| it.concat());
    let line = (head, body).prop_map(|(head, body)| head.to_owned() + &body);
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "", "\n\n"]);
    let lines = (line, end).prop_map(|(line, end)| line + end);
    prop::collection::vec(lines, 0..5).prop_map(|it| it.concat())
}

/// Chains and blocks that a shell would take, broken over lines in many ways.
fn run_like() -> impl Strategy<Value = String> {
    let breaks = vec![" ", " ", " \\\n", " \\\n  ", "\\\n\t", " \\\n# c\n", " \\\n\\\n "];
    script_like(breaks, vec![" "]).prop_map(|it| format!("RUN {it}\n"))
}

/// Heredocs with such a script.
fn heredoc_like() -> impl Strategy<Value = String> {
    let breaks = vec![" ", " ", " \\\n", " \\\n  "];
    let ends = vec![" ", "\n", "\n\n", "\n\n\n\t", " # c\n  ", "\n # c\n"];
    let head = prop::sample::select(vec!["<<E", "<<-E", "<<'E' bash", "<<E bash", "sh -e <<\"E\""]);
    let start = prop::sample::select(vec!["", "  ", "\t", "\n", "#!/bin/sh\n", " # c\n"]);
    let script = script_like(breaks, ends);
    (head, start, script).prop_map(|(head, start, script)| format!("RUN {head}\n{start}{script}\nE\n"))
}

/// `breaks` may stand between any words, `ends` behind operators and in blocks too.
fn script_like(breaks: Vec<&'static str>, ends: Vec<&'static str>) -> impl Strategy<Value = String> {
    let ends = prop::sample::select([breaks.clone(), ends].concat());
    let breaks = prop::sample::select(breaks);
    let command = prop::sample::select(vec![
        "a",
        "b 'c  d'",
        "x=1 e",
        "f \"g \\\n  h\"",
        "i >j",
        "! k",
        "l `m`",
        "n",
        "apk add r s",
        "pip install -r t u v",
        "w >  x",
    ]);
    let leaf = (command, breaks.clone()).prop_map(|(command, gap)| format!("{command}{gap}-p"));
    let script = leaf.prop_recursive(4, 24, 3, move |inner| {
        let operator = prop::sample::select(vec!["&&", "||", "|", ";"]);
        let block = prop::sample::select(vec![
            ("(", ")"),
            ("(", ") >p"),
            ("q() {", "; }"),
            ("{", "; }"),
            ("if a; then", "; fi"),
            ("for i in a b; do", "; done"),
            ("while a; do", "; done"),
            ("case x in y)", ";; esac"),
            ("if a; then b; else", "; fi"),
        ]);
        let chain = (inner.clone(), breaks.clone(), operator, ends.clone(), inner.clone())
            .prop_map(|(a, before, operator, after, b)| format!("{a}{before}{operator}{after}{b}"));
        let block = (block, ends.clone(), inner, breaks.clone())
            .prop_map(|((open, close), before, body, after)| format!("{open}{before}{body}{after}{close}"));
        prop_oneof![chain, block]
    });
    let end = prop::sample::select(vec!["", "", " # o"]);
    (script, end).prop_map(|(script, end)| script + end)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn any_text(text in any::<String>()) {
        check_any(&text, &Style::default());
    }

    #[test]
    fn any_dockerfile(text in dockerfile_like(), style in prop::sample::select(styles())) {
        check_any(&text, &style);
    }

    #[test]
    fn any_script(text in run_like(), style in prop::sample::select(styles())) {
        check_any(&text, &style);
    }

    #[test]
    fn any_heredoc(text in heredoc_like(), style in prop::sample::select(styles())) {
        check_any(&text, &style);
    }

    #[test]
    fn any_range(text in dockerfile_like(), start in 0.0..1.0, len in 0.0..1.0) {
        let at = |share: f64| (text.len() as f64 * share) as u32;
        let range = TextRange::new(at(start), at(start) + at(len * (1.0 - start)));
        if !text.contains('\0') {
            assert_eq!(check_range(&text, range), Ok(()));
        }
    }
}
