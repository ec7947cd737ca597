//! BuildKit's checks: what each of them finds, and what becomes of those that hadolint's rules find too.

mod common;

use std::sync::Arc;

use dockerfmt_lint::{
    Applicability, Compat, Diagnostic, DockerIgnore, Preset, Settings, Severity, lint, rules,
};
use dockerfmt_syntax::{apply_edits, parse};

fn findings(code: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = lint(&parse(text), &common::settings(code));
    found.retain(|it| it.code == code);
    found
}

/// The line that BuildKit reports and the bytes of each finding.
#[track_caller]
fn check(code: &str, text: &str, expected: &[&str]) {
    let found = findings(code, text);
    let shown: Vec<_> = found.iter().map(|it| format!("{} {}", it.anchor_line, &text[it.range])).collect();
    assert_eq!(shown, expected, "{code} of:\n{text}");
}

/// What the fixes of all findings make of the text, and how far they can be trusted.
#[track_caller]
fn check_fix(code: &str, text: &str, applicability: Applicability, expected: &str) {
    let found = findings(code, text);
    let fixes: Vec<_> = found.iter().filter_map(|it| it.fix.as_ref()).collect();
    assert!(
        !fixes.is_empty() && fixes.iter().all(|it| it.applicability == applicability),
        "{code} of:\n{text}"
    );
    let edits: Vec<_> = fixes.iter().flat_map(|it| it.edits.clone()).collect();
    let fixed = apply_edits(text, &edits).expect("edits that fit");
    assert_eq!(fixed, expected, "{code} of:\n{text}");
    assert_eq!(findings(code, &fixed).len(), found.len() - fixes.len(), "{code} of:\n{fixed}");
}

#[track_caller]
fn check_no_fix(code: &str, text: &str) {
    let found = findings(code, text);
    assert!(!found.is_empty() && found.iter().all(|it| it.fix.is_none()), "{code} of:\n{text}");
}

#[test]
fn no_empty_continuation() {
    let code = "NoEmptyContinuation";
    // Once, on the last line of the joined instruction.
    check(code, "FROM a\nRUN x \\\n\n  y \\\n \t\n# c\n  z\nUSER u\n", &["7 "]);
    check(code, "FROM a\nRUN x \\\n# c\n  z\n\nUSER u\n", &[]);
    // Before the bodies of heredocs, whose blank lines are no matter.
    check(code, "FROM a\nRUN x \\\n\n <<E\n\nE\n", &["4 "]);
    check(code, "FROM a\nRUN <<E\n\nE\n", &[]);
    check(code, "FROM a\nONBUILD RUN x \\\n\n y\n", &["4 "]);
    check(code, "FROM a\nRUN x \\\n\n", &["3 "]);
    check_fix(
        code,
        "FROM a\nRUN x \\\n\n  y \\\n \n# c\n  z\n",
        Applicability::Safe,
        "FROM a\nRUN x \\\n  y \\\n# c\n  z\n",
    );
    check_fix(
        code,
        "FROM a\r\nRUN x \\\r\n\r\n  y\r\n",
        Applicability::Safe,
        "FROM a\r\nRUN x \\\r\n  y\r\n",
    );
}

#[test]
fn consistent_instruction_casing() {
    let code = "ConsistentInstructionCasing";
    check(code, "FROM a\nrun x\nCMD y\n", &["2 run"]);
    check(code, "from a\nrun x\nCMD y\nCopy a b\n", &["3 CMD", "4 Copy"]);
    // As many of both: upper case. Mixed ones count for neither.
    check(code, "FROM a\nrun x\nCopy a b\n", &["2 run", "3 Copy"]);
    // Not what stands before the first FROM; ONBUILD counts, its trigger does not.
    check(code, "arg A=1\narg B=1\nFROM a\n", &[]);
    check(code, "FROM a\nonbuild RUN x\nONBUILD run x\n", &["2 onbuild"]);
    check(code, "FROM a\nRU\\\nn x\nCMD y\n", &["2 RU\\\nn"]);
    check_fix(
        code,
        "from a\nRUN x\nCo\\\npy a b\nuser c\n",
        Applicability::Safe,
        "from a\nrun x\nco\\\npy a b\nuser c\n",
    );
    check_fix(code, "FROM a\nfrom b as c\nCMD x\n", Applicability::Safe, "FROM a\nFROM b AS c\nCMD x\n");
}

#[test]
fn stage_name_casing() {
    let code = "StageNameCasing";
    check(code, "FROM a AS Build\nFROM b AS build2\n", &["1 Build"]);
    check_fix(
        code,
        "FROM a AS Build\nFROM BUILD AS c\nCOPY --from=bUild x y\nRUN --mount=from=Build,target=/x y\nCOPY --from=0 x y\n",
        Applicability::Safe,
        "FROM a AS build\nFROM build AS c\nCOPY --from=build x y\nRUN --mount=from=build,target=/x y\nCOPY --from=0 x y\n",
    );
    check_no_fix(code, "FROM a AS Build\nFROM b\nCOPY --from=\"Build\" x y\n");
}

#[test]
fn from_as_casing() {
    let code = "FromAsCasing";
    check(code, "FROM a as b\nfrom a AS c\nFROM a aS d\n", &["1 as", "2 AS", "3 aS"]);
    check(code, "FROM a AS b\nfrom a as c\nFrom a as d\nFROM a\n", &[]);
    check_fix(code, "FROM a as b\nfrom a AS c\n", Applicability::Safe, "FROM a AS b\nfrom a as c\n");
}

#[test]
fn duplicate_stage_name() {
    check("DuplicateStageName", "FROM a AS x\nFROM b AS X\nFROM c AS x\nFROM d\n", &["2 X", "3 x"]);
}

#[test]
fn reserved_stage_name() {
    let code = "ReservedStageName";
    check(code, "FROM a AS scratch\nFROM a AS Context\nFROM a AS contexts\n", &["1 scratch", "2 Context"]);
    check_fix(
        code,
        "FROM a AS context\nFROM a\nCOPY --from=context x y\n",
        Applicability::Unsafe,
        "FROM a AS context-stage\nFROM a\nCOPY --from=context-stage x y\n",
    );
    check_no_fix(code, "FROM a AS context\nFROM context\n");
}

#[test]
fn maintainer_deprecated() {
    let code = "MaintainerDeprecated";
    check(code, "FROM a\nmaintainer x\n", &["2 maintainer"]);
    check_fix(
        code,
        "FROM a\nMAINTAINER \"x\" $y\n",
        Applicability::Unsafe,
        "FROM a\nLABEL org.opencontainers.image.authors=\"\\\"x\\\" \\$y\"\n",
    );
}

#[test]
fn undefined_arg_in_from() {
    let code = "UndefinedArgInFrom";
    // Declared with a default or without, or by BuildKit.
    check(code, "ARG A\nARG B=1\nFROM a:$A$B$TARGETARCH$BUILDOS\nFROM a\nARG C=1\nFROM a:$C\n", &["6 $C"]);
    // Once for each name, in the image and in the platform; modifiers are no excuse.
    check(code, "FROM --platform=$P a:$A${A}${B:-x}\n", &["1 $P", "1 $A", "1 ${B:-x}"]);
    let help = |text: &str| findings(code, text)[0].help.clone().unwrap_or_default();
    assert_eq!(help("ARG VERSION=1\nFROM a:$VERSON\n"), "did you mean `VERSION`?");
    assert_eq!(help("FROM a:$TARGETARCHH\n"), "did you mean `TARGETARCH`?");
    assert_eq!(help("ARG VERSION=1\nFROM a:$version\n"), "write `ARG version` above the first `FROM`");
}

#[test]
fn invalid_default_arg_in_from() {
    let code = "InvalidDefaultArgInFrom";
    check(code, "ARG A\nFROM $A\nFROM a:$A\nFROM ${A:-b}\nFROM a${A:+:1}\n", &["2 $A", "3 a:$A"]);
    check(code, "ARG A=Up\nARG B=${A}per\nFROM $B\nFROM a:$B\n", &["3 $B"]);
    check(code, "FROM Ubuntu\nFROM a:b:c\nFROM scratch\nFROM r.io/A\n", &["1 Ubuntu", "2 a:b:c", "4 r.io/A"]);
    check(code, "FROM a:$TARGETARCH-$TARGETOS\nFROM a:$TARGETVARIANT\n", &["2 a:$TARGETVARIANT"]);
    // The name of a stage is not looked up.
    check(code, "FROM a AS Foo\nFROM Foo\n", &["2 Foo"]);
    // What the file does not tell: the pattern is not looked into.
    check(code, "ARG A=b1\nFROM ${A%1}:\n", &[]);
    // What cannot be expanded ends the check.
    check(code, "FROM A\nFROM ${B:C}\nFROM D\n", &["1 A"]);
    check(code, "ARG A=${B:C}\nFROM D\n", &[]);
}

#[test]
fn redundant_target_platform() {
    let code = "RedundantTargetPlatform";
    let text = "FROM --platform=$TARGETPLATFORM a\nFROM --platform=\"${TARGETPLATFORM:-x}\" a\nFROM --platform=${TARGETPLATFORM} a\n";
    check(
        code,
        text,
        &[
            "1 --platform=$TARGETPLATFORM",
            "2 --platform=\"${TARGETPLATFORM:-x}\"",
            "3 --platform=${TARGETPLATFORM}",
        ],
    );
    for value in [
        "$TARGETPLATFORM$X",
        "x$TARGETPLATFORM",
        "${TARGETPLATFORM:+x}",
        "$BUILDPLATFORM",
        "${TARGETPLATFORM:-$X}",
    ] {
        check(code, &format!("FROM --platform={value} a\n"), &[]);
    }
    check_fix(code, "FROM --platform=$TARGETPLATFORM a\n", Applicability::Safe, "FROM a\n");
    check_no_fix(code, "ARG TARGETPLATFORM=linux/arm64\nFROM --platform=$TARGETPLATFORM a\n");
}

#[test]
fn from_platform_flag_const_disallowed() {
    let code = "FromPlatformFlagConstDisallowed";
    check(code, "FROM --platform=linux/amd64 a\n", &["1 --platform=linux/amd64"]);
    check(
        code,
        "FROM --platform=linux/arm64 a AS x\nFROM --platform=amd64 a AS y\n",
        &["1 --platform=linux/arm64", "2 --platform=amd64"],
    );
    for line in [
        "--platform=linux/amd64 a AS build-AMD64",
        "--platform=linux/amd64 a AS on-linux",
        "--platform=linux/aarch64 a AS arm64",
        "--platform=amd64 a AS linux",
        "--platform=$BUILDPLATFORM a",
        "--platform=linux/${A:-amd64} a",
        "--platform=nonsense a",
    ] {
        check(code, &format!("FROM {line}\n"), &[]);
    }
    check_fix(
        code,
        "FROM --platform=linux/amd64 a\n",
        Applicability::Unsafe,
        "FROM --platform=$BUILDPLATFORM a\n",
    );
}

#[test]
fn json_args_recommended() {
    let code = "JSONArgsRecommended";
    check(code, "FROM a\nCMD x\nENTRYPOINT y\n", &["2 x", "3 y"]);
    check(code, "FROM a\nCMD [\"x\"]\nHEALTHCHECK CMD x\nONBUILD CMD x\n", &[]);
    check(code, "FROM a\nCMD\nCMD [\"x\"] y\n", &["2 CMD", "3 [\"x\"] y"]);
    // A SHELL that comes later does not count; one of a base stage does.
    check(code, "FROM a AS b\nCMD x\nSHELL [\"/bin/bash\", \"-c\"]\nENTRYPOINT y\nFROM b\nCMD z\n", &["2 x"]);
    check_fix(code, "FROM a\nCMD x y\n", Applicability::Safe, "FROM a\nCMD [\"x\", \"y\"]\n");
}

#[test]
fn multiple_instructions_disallowed() {
    let code = "MultipleInstructionsDisallowed";
    check(code, "FROM a\nCMD [\"x\"]\nENTRYPOINT [\"y\"]\nCMD [\"z\"]\nCMD [\"w\"]\n", &["2 CMD", "4 CMD"]);
    check(code, "FROM a\nHEALTHCHECK NONE\nHEALTHCHECK CMD [\"x\"]\n", &["2 HEALTHCHECK"]);
    check(code, "FROM a AS b\nCMD [\"x\"]\nFROM b\nCMD [\"y\"]\nONBUILD CMD [\"z\"]\n", &[]);
    // The options of the later one count.
    let skip = "# check=skip=MultipleInstructionsDisallowed\n";
    check(code, &format!("FROM a\nCMD [\"x\"]\n{skip}CMD [\"y\"]\n"), &[]);
    check(code, &format!("FROM a\n{skip}CMD [\"x\"]\nCMD [\"y\"]\n"), &["3 CMD"]);
    check_fix(
        code,
        "FROM a\nCMD [\"x\"]\nHEALTHCHECK NONE\nCMD [\"y\"]\nHEALTHCHECK CMD [\"z\"]\n",
        Applicability::Safe,
        "FROM a\nCMD [\"y\"]\nHEALTHCHECK CMD [\"z\"]\n",
    );
}

#[test]
fn legacy_key_value_format() {
    let code = "LegacyKeyValueFormat";
    check(code, "FROM a\nENV a b\nLABEL c d e\nENV f=g\nONBUILD ENV a b\n", &["2 a b", "3 c d e"]);
    check_fix(
        code,
        "FROM a\nENV a b\nLABEL c d e\nENV f \"g h\" \\$i\n",
        Applicability::Safe,
        "FROM a\nENV a=b\nLABEL c=\"d e\"\nENV f=\"g h\"\\ \\$i\n",
    );
    check_no_fix(code, "FROM a\nENV a it's\n");
}

#[test]
fn workdir_relative_path() {
    let code = "WorkdirRelativePath";
    // Only the first of the stage and the stages that it builds on.
    check(code, "FROM a AS b\nWORKDIR x\nWORKDIR y\nFROM b\nWORKDIR z\nFROM a\nWORKDIR w\n", &["2 x", "7 w"]);
    check(code, "FROM a\nWORKDIR /x\nWORKDIR y\n", &[]);
    // The path is expanded and has lost its quotes; what the base image may define is not known.
    check(
        code,
        "FROM a\nARG P=x\nWORKDIR $P\nFROM a\nARG P=/x\nWORKDIR ${P}/y\nFROM a\nWORKDIR \"/x\"\n",
        &["3 $P"],
    );
    check(code, "FROM a\nWORKDIR $HOME\nFROM a\nARG E\nWORKDIR $E\n", &["5 $E"]);
    check(code, "# escape=`\nFROM a\nWORKDIR C:\\x\nFROM a\nWORKDIR \\x\n", &[]);
}

#[test]
fn undefined_var() {
    let code = "UndefinedVar";
    let text = "ARG G=1\nFROM debian AS b\nARG D\nENV E=1\nUSER $D$E$G\nFROM b\nUSER $D$E$PATH$TARGETARCH$HTTP_PROXY\n";
    check(code, text, &["5 $G", "7 $TARGETARCH", "7 $HTTP_PROXY"]);
    // Modifiers are no excuse, nor is the instruction itself.
    check(code, "FROM debian\nENV A=${Q:-x} B=${R:+x} C=$A\n", &["2 ${Q:-x}", "2 ${R:+x}", "2 $A"]);
    check(code, "FROM debian\nUSER $BUILDKIT_SBOM_SCAN_CONTEXT$BUILDKIT_SBOM_SCAN_STAGE\n", &[]);
    check(code, "FROM debian\nEXPOSE $A\nRUN $A\nCMD $A\nCOPY --from=$A b c\n", &[]);
    check(
        code,
        "FROM debian\nRUN --mount=type=cache,target=$A,from=$B c\nCOPY <<E /x\n$C\nE\n",
        &["2 $A", "3 $C"],
    );
    // Once for each name of an instruction.
    check(code, "FROM debian\nENV A=$B C=$B\nENV D=$B\n", &["2 $B", "3 $B"]);
    check(
        code,
        "FROM python:3\nENV A=$PYTHON_VERSION$GOPATH\nFROM x/y\nENV A=$GOPATH$Q\n",
        &["2 $GOPATH", "4 $Q"],
    );
    check(code, "FROM scratch\nENV A=$LANG$PATH\n", &["2 $LANG"]);
    let help = |text: &str| findings(code, text)[0].help.clone().unwrap_or_default();
    assert_eq!(help("FROM a\nARG VERSION\nENV A=$VERSON\n"), "did you mean `VERSION`?");
    assert_eq!(
        help("FROM a\nARG VERSION\nENV A=$QUITE_OTHER\n"),
        "name it in an `ARG` or `ENV` of the stage, above"
    );
    check_fix(
        code,
        "FROM a\n# c\n  # hadolint ignore=DL3000\n  WORKDIR $X\n",
        Applicability::Unsafe,
        "FROM a\n  ARG X\n# c\n  # hadolint ignore=DL3000\n  WORKDIR $X\n",
    );
    check_fix(code, "FROM a\r\nUSER $X\r\n", Applicability::Unsafe, "FROM a\r\nARG X\r\nUSER $X\r\n");
}

#[test]
fn secrets_used_in_arg_or_env() {
    let code = "SecretsUsedInArgOrEnv";
    check(
        code,
        "ARG TOKEN\nFROM a\nARG A API_KEY=1\nENV DB_PASSWORD=1 B=2 x_secret_y=3\nENV MY_TOKEN_FILE=1 PUBLIC_KEY=2\nONBUILD ENV TOKEN=1\n",
        &["3 API_KEY", "4 DB_PASSWORD", "4 x_secret_y"],
    );
}

#[test]
fn expose_proto_casing() {
    let code = "ExposeProtoCasing";
    check(code, "FROM a\nEXPOSE 80/TCP 81/udp 82/Sctp 83 84/FOO\n", &["2 TCP", "2 Sctp"]);
    check(code, "FROM a\nARG P=80/TCP\nENV Q=\"81 82/UDP\"\nEXPOSE $P $Q $R/TCP\n", &["4 $P", "4 $Q"]);
    check_fix(
        code,
        "FROM a\nEXPOSE 80/TCP 81-82/Udp\n",
        Applicability::Safe,
        "FROM a\nEXPOSE 80/tcp 81-82/udp\n",
    );
    check_no_fix(code, "FROM a\nARG P=80/TCP\nEXPOSE $P\n");
}

#[test]
fn expose_invalid_format() {
    let code = "ExposeInvalidFormat";
    check(
        code,
        "FROM a\nEXPOSE 80:81 127.0.0.1:80:82/tcp [::1]:80:83 84 :85 ${P:-86:87}\n",
        &["2 80:81", "2 127.0.0.1:80:82/tcp", "2 [::1]:80:83", "2 ${P:-86:87}"],
    );
    check_fix(
        code,
        "FROM a\nEXPOSE 80:81 127.0.0.1:80:82/tcp\n",
        Applicability::Safe,
        "FROM a\nEXPOSE 81 82/tcp\n",
    );
}

#[test]
fn copy_ignored_file() {
    let code = "CopyIgnoredFile";
    check(
        code,
        "FROM a AS x\nCOPY a.log ./node_modules/b c.txt b/c.log /x/\nADD /d.log /x\nFROM a\nCOPY --from=x a.log /x\n",
        &["2 a.log", "2 ./node_modules/b", "3 /d.log"],
    );
    // The path is expanded and has lost its quotes; what cannot be told is no matter.
    check(
        code,
        "FROM a\nARG N=a\nCOPY \"$N.log\" [b].log $M.log /x/\nCOPY [\"c.log\", \"/x\"]\n",
        &["3 \"$N.log\"", "3 [b].log", "4 \"c.log\""],
    );
    check(
        code,
        "FROM a\nCOPY . /x\nCOPY / /x\nADD https://a/b.log git@c:d.log /x/\nCOPY <<a.log /x\na.log\n",
        &[],
    );
    let found = |ignore: &str, text: &str| {
        let docker_ignore = Some(Arc::new(DockerIgnore::parse(ignore)));
        let found = lint(&parse(text), &Settings { docker_ignore, ..common::settings(code) });
        found.iter().filter(|it| it.code == code).count()
    };
    assert_eq!(found("*", "FROM a\nCOPY . /x\n"), 1);
    assert_eq!(found("*\n!b", "FROM a\nCOPY . a /x\n"), 0, "with an exception nothing is said");
    assert_eq!(found("# nothing", "FROM a\nCOPY . a /x\n"), 0);
}

#[test]
fn invalid_definition_description() {
    let code = "InvalidDefinitionDescription";
    check(code, "# foo\nARG A\n# A foo\nARG A\n# B x\nARG A B\n# x\n#\nARG C\nARG D\n", &["2 ARG"]);
    // Only the last comment counts, blank lines between are no matter.
    check(code, "# A foo\n# more\n\nARG A\n# more\n# A foo\nARG A\nFROM a\n", &["4 ARG"]);
    check(code, "# foo\nFROM a\n# foo\nFROM a AS b\n# b foo\nFROM a AS B\n# foo\nENV A=1\n", &["4 FROM"]);
}

#[test]
fn an_experimental_check_is_on_where_a_file_asks_for_it() {
    let on = |text: &str, settings: &Settings| -> Vec<u32> {
        let found = lint(&parse(text), settings);
        found.iter().filter(|it| it.code == "InvalidDefinitionDescription").map(|it| it.anchor_line).collect()
    };
    let all = "# check=experimental=all;skip=all\n# foo\nARG A\n# foo\nARG B\nFROM a:1\n";
    assert_eq!(on(all, &Settings::default()), [3, 5]);
    assert_eq!(on(&all.replace("=all;", "=Other;"), &Settings::default()), [0; 0]);
    let one = "FROM a:1\n# check=experimental=InvalidDefinitionDescription\n# foo\nARG A\n# foo\nARG B\n";
    assert_eq!(on(one, &Settings::default()), [4]);
    let off = Settings { ignore: vec!["InvalidDefinitionDescription".into()], ..Settings::default() };
    assert_eq!(on(all, &off), [0; 0]);
    let off = Settings {
        overrides: vec![("misnamed-description".into(), Severity::Ignore)],
        ..Settings::default()
    };
    assert_eq!(on(all, &off), [0; 0]);
    assert_eq!(on(all, &Settings { compat: Some(Compat::Hadolint), ..Settings::default() }), [0; 0]);
    assert_eq!(
        on("# foo\nARG A\nFROM a:1\n", &Settings { preset: Preset::Strict, ..Settings::default() }),
        [0; 0]
    );
}

/// Line and code of each finding of BuildKit's and of hadolint's rules that say the same.
fn said(text: &str, settings: &Settings) -> Vec<String> {
    let found = lint(&parse(text), settings);
    let is_said_twice = |it: &&Diagnostic| {
        let rule = rules().iter().find(|rule| rule.code == it.code);
        rule.is_some_and(|it| it.equivalents().next().is_some())
    };
    let shown = found.iter().filter(is_said_twice);
    shown
        .map(|it| {
            format!("{} {}{}", it.anchor_line, it.code, it.also.map_or("".into(), |it| format!(" / {it}")))
        })
        .collect()
}

fn recommended() -> Settings {
    Settings { preset: Preset::Recommended, ..Settings::default() }
}

#[test]
fn what_both_find_is_said_once() {
    for (text, expected) in [
        ("FROM a:1\nMAINTAINER b\n", &["2 DL4000 / MaintainerDeprecated"][..]),
        ("FROM a:1\nCMD x\nHEALTHCHECK CMD x\n", &["2 DL3025 / JSONArgsRecommended", "3 DL3025"]),
        ("FROM a:1\nCMD [\"x\"]\nCMD [\"y\"]\n", &["3 DL4003 / MultipleInstructionsDisallowed"]),
        ("FROM a:1\nHEALTHCHECK NONE\nHEALTHCHECK NONE\n", &["3 DL3012 / MultipleInstructionsDisallowed"]),
        (
            "FROM a:1 AS x\nFROM a:1 AS x\nFROM a:1 AS X\n",
            &["2 DL3024 / DuplicateStageName", "3 DuplicateStageName"],
        ),
        ("FROM a:1 AS scratch\n", &["1 DL3063 / ReservedStageName"]),
        ("FROM --platform=$TARGETPLATFORM a:1\n", &["1 DL3065 / RedundantTargetPlatform"]),
        ("FROM --platform=linux/arm a:1\n", &["1 DL3029 / FromPlatformFlagConstDisallowed"]),
        ("FROM a:1\nENV USERNAME=1 API_KEY=2\n", &["2 DL3064", "2 SecretsUsedInArgOrEnv"]),
        ("FROM a:1\nENV API_TOKEN=2\n", &["2 DL3064 / SecretsUsedInArgOrEnv"]),
        ("FROM a:1\nWORKDIR x/y\nWORKDIR z/w\n", &["2 DL3000 / WorkdirRelativePath", "3 DL3000"]),
        ("FROM debian:1\nENV A=1 B=$A C=$D\n", &["2 DL3044 / UndefinedVar", "2 UndefinedVar"]),
    ] {
        assert_eq!(said(text, &recommended()), expected, "{text}");
    }
}

#[test]
fn who_names_both_hears_both() {
    let both = ["2 DL4000", "2 MaintainerDeprecated"];
    let text = "FROM a:1\nMAINTAINER b\n";
    let words = || vec!["maintainer".into(), "MaintainerDeprecated".into()];
    assert_eq!(said(text, &Settings { select: Some(words()), ..Settings::default() }), both);
    assert_eq!(said(text, &Settings { extend_select: words(), ..Settings::default() }), both);
    let one = ["2 DL4000 / MaintainerDeprecated"];
    for word in ["DL4000", "MaintainerDeprecated", "BK"] {
        let settings = Settings { extend_select: vec![word.into()], ..recommended() };
        assert_eq!(said(text, &settings), one, "{word}");
    }
}

#[test]
fn what_is_ignored_does_not_come_back_by_another_name() {
    let text = "FROM a:1\nMAINTAINER b\n";
    for word in ["DL4000", "maintainer", "MaintainerDeprecated", "deprecated-maintainer"] {
        let ignored = Settings { ignore: vec![word.into()], ..recommended() };
        assert_eq!(said(text, &ignored), [""; 0], "{word}");
        let text = format!("FROM a:1\n# hadolint ignore={word}\nMAINTAINER b\n");
        assert_eq!(said(&text, &recommended()), [""; 0], "{word}");
        let only = |code: &str| Settings { select: Some(vec![code.into()]), ..Settings::default() };
        assert_eq!(said(&text, &only("DL4000")), [""; 0], "{word}");
        assert_eq!(said(&text, &only("MaintainerDeprecated")), [""; 0], "{word}");
    }
    let swapped = Settings {
        ignore: vec!["DL4000".into()],
        extend_select: vec!["MaintainerDeprecated".into()],
        ..Settings::default()
    };
    assert_eq!(said(text, &swapped), ["2 MaintainerDeprecated"]);
}

#[test]
fn by_default_and_for_hadolint_there_are_none_of_buildkits() {
    let text = "from a:1 AS B\nMAINTAINER b\nENV a $b\nEXPOSE 80:80/TCP\n";
    let of_buildkit = |settings: &Settings| {
        let found = lint(&parse(text), settings);
        found
            .iter()
            .filter(|it| rules().iter().any(|rule| rule.code == it.code && rule.is_buildkits()))
            .count()
    };
    assert_eq!(of_buildkit(&Settings::default()), 0);
    let compat =
        Settings { compat: Some(Compat::Hadolint), select: Some(vec!["BK".into()]), ..Settings::default() };
    assert_eq!(of_buildkit(&compat), 0);
    assert!(of_buildkit(&Settings { compat: None, ..compat }) > 5);
}

#[test]
fn a_file_can_make_errors_of_findings() {
    let severities = |text: &str, settings: &Settings| -> Vec<String> {
        let found = lint(&parse(text), settings);
        let found = found.iter().filter(|it| ["DL3025", "LegacyKeyValueFormat"].contains(&it.code));
        found.map(|it| format!("{} {}", it.code, it.severity)).collect()
    };
    let text = |options: &str| format!("# check={options}\nFROM a:1\nENV a b\nCMD x\n");
    let plain = ["LegacyKeyValueFormat warning", "DL3025 warning"];
    let raised = ["LegacyKeyValueFormat error", "DL3025 error"];
    assert_eq!(severities(&text("error=true"), &recommended()), raised);
    assert_eq!(severities(&text("error=0"), &recommended()), plain);
    assert_eq!(severities(&text("error=1;skip=JSONArgsRecommended"), &recommended()), raised[..1]);
    let named =
        Settings { overrides: vec![("LegacyKeyValueFormat".into(), Severity::Info)], ..recommended() };
    assert_eq!(severities(&text("error=true"), &named)[0], "LegacyKeyValueFormat info");
    let named = Settings { overrides: vec![("DL3025".into(), Severity::Info)], ..recommended() };
    assert_eq!(severities(&text("error=true"), &named)[1], "DL3025 info");
    // Without BuildKit's checks there is nothing to raise.
    assert_eq!(severities(&text("error=true"), &Settings::default()), plain[1..]);
}

#[test]
fn comments_choose_checks_of_one_instruction() {
    let skip = |code: &str, text: &str| findings(code, text).is_empty();
    for (code, line) in [
        ("StageNameCasing", "FROM a AS B"),
        ("FromAsCasing", "FROM a as b"),
        ("MaintainerDeprecated", "MAINTAINER b"),
        ("LegacyKeyValueFormat", "ENV a b"),
        ("UndefinedArgInFrom", "FROM a$b"),
        ("UndefinedVar", "USER $b"),
        ("ExposeProtoCasing", "EXPOSE 1/TCP"),
        ("WorkdirRelativePath", "WORKDIR a"),
    ] {
        let text = format!("FROM debian\n# check=skip={code}\n{line}\n");
        assert!(skip(code, &text), "{text}");
        assert!(!skip(code, &text.replace("=skip", "=error")), "{text}");
    }
    // BuildKit makes these before it looks at comments of instructions.
    for (code, line) in [
        ("ConsistentInstructionCasing", "user b"),
        ("DuplicateStageName", "FROM a AS x"),
        ("InvalidDefaultArgInFrom", "FROM A"),
        ("NoEmptyContinuation", "USER \\\n\n b"),
        ("ReservedStageName", "FROM a AS scratch"),
    ] {
        let text = format!("FROM debian AS x\n# check=skip={code}\n{line}\n");
        assert!(!skip(code, &text), "{text}");
        assert!(skip(code, &format!("# check=skip={code}\n{text}")), "{text}");
    }
}

#[test]
fn long_files_take_no_more_than_their_text() {
    let mut text = String::from("FROM debian:1 AS S0\n");
    for it in 1..3000 {
        text.push_str(&format!("FROM S{} AS S{it}\nENV V{it} $W{it}\nEXPOSE $V{it}\nCMD x\nCMD y\n", it - 1));
    }
    let start = std::time::Instant::now();
    let settings = Settings { select: Some(vec!["BK".into()]), ..Settings::default() };
    assert!(lint(&parse(&text), &settings).len() > 5 * 3000);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
