//! ShellCheck's codes in `RUN`: which scripts are looked at, in which shell, and where the findings stand.
#![cfg(feature = "shellcheck")]

use dockerfmt_lint::{Applicability, Compat, Diagnostic, Settings, Severity, lint};
use dockerfmt_syntax::{apply_edits, parse};

fn findings(text: &str, settings: &Settings) -> Vec<Diagnostic> {
    lint(&parse(text), settings).into_iter().filter(|it| it.code.starts_with("SC")).collect()
}

/// Each finding as its line, its code and its bytes.
fn shown(text: &str, compat: Option<Compat>) -> Vec<String> {
    let found = findings(text, &Settings { compat, ..Settings::default() });
    found.iter().map(|it| format!("{} {} {}", it.anchor_line, it.code, &text[it.range])).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(shown(text, None), expected, "{text}");
}

/// What hadolint 2.15.1 answers, as seen in a run.
#[track_caller]
fn check_compat(text: &str, expected: &[&str]) {
    assert_eq!(shown(text, Some(Compat::Hadolint)), expected, "{text}");
}

#[test]
fn findings_have_their_bytes_across_continuations() {
    check("FROM a\nRUN b \\\n  # c\n  && cd $D\\\nE\n", &["2 SC2164 cd $D\\\nE", "2 SC2086 $D\\\nE"]);
}

#[test]
fn all_findings_of_a_run_are_shown() {
    check("FROM a\nRUN echo $X; cd y\n", &["2 SC2086 $X", "2 SC2164 cd y"]);
    check_compat("FROM a\nRUN echo $X; cd y\n", &["2 SC2164 cd y"]);
}

#[test]
fn variables_of_the_stage_and_its_bases_are_known() {
    check("FROM a AS b\nARG x=1 y\nENV z=1\nFROM b\nRUN echo $x $y $z $http_proxy\n", &[]);
    check("ARG x\nFROM a\nRUN echo \"$x\"\nARG x\n", &["3 SC2154 $x"]);
    check("FROM a AS b\nENV x=1\nFROM c\nRUN echo \"$x\"\n", &["4 SC2154 $x"]);
    check_compat("FROM a\nARG x=1 y\nRUN echo \"$x$y\"\n", &["3 SC2154 $y"]);
}

#[test]
fn the_shell_of_the_stage_decides() {
    let text = |shell: &str| format!("FROM a\n{shell}\nRUN [[ -n a ]] && echo \"${{x[0]}}\"\n");
    let sh = ["3 SC3010 [[ -n a ]]", "3 SC2157 a", "3 SC2154 ${x[0]}", "3 SC3054 ${x[0]}"];
    let codes = |text: &str| -> Vec<String> {
        findings(text, &Settings::default()).iter().map(|it| it.code.to_owned()).collect()
    };
    assert_eq!(codes(&text("LABEL a=b")).len(), sh.len());
    assert!(!codes(&text("SHELL [\"/bin/bash\", \"-c\"]")).contains(&"SC3010".to_owned()));
    assert!(!codes(&text("SHELL [\"bash\", \"-c\"]\nENV y=1")).contains(&"SC3010".to_owned()));
    assert!(!codes(&text("# hadolint shell=bash")).contains(&"SC3010".to_owned()));
    check("FROM a\nSHELL [\"powershell\", \"-Command\"]\nRUN echo $x\n", &[]);
    check("FROM a\nSHELL [\"cmd\", \"/S\", \"/C\"]\nRUN echo $x (a)\n", &[]);
}

#[test]
fn hadolint_forgets_the_shell_behind_a_variable() {
    let bash = "SHELL [\"/bin/bash\", \"-c\"]\n";
    check_compat(&format!("FROM a\n{bash}RUN [[ -n $X ]]\n"), &[]);
    check_compat(&format!("FROM a\n{bash}ENV y=1\nRUN [[ -n $X ]]\n"), &["4 SC3010 [[ -n $X ]]"]);
    check_compat("# hadolint shell=/bin/bash\nFROM a\nRUN [[ -n $X ]]\nFROM b\nRUN [[ -n $X ]]\n", &[]);
    check_compat("FROM a\nSHELL [\"bash\", \"-c\"]\nRUN echo hi\n", &["3 SC2239 "]);
    check_compat("FROM a\nSHELL [\"/bin/zsh\", \"-c\"]\nRUN echo hi\n", &["3 SC1071 "]);
    check_compat("FROM a\nONBUILD SHELL [\"/bin/bash\", \"-c\"]\nONBUILD RUN [[ -n $X ]]\n", &[]);
}

#[test]
fn exec_form_is_no_script() {
    check("FROM a\nRUN [\"echo\", \"$x\"]\n", &[]);
    check_compat("FROM a\nRUN [\"echo\", \"$x\"]\n", &[]);
}

#[test]
fn heredocs_are_scripts_with_lines() {
    check("FROM a\nRUN <<EOF\necho a\necho $X\nEOF\n", &["2 SC2086 $X"]);
    check("FROM a\nRUN <<-'EOF'\n\tcd x\n\tEOF\n", &["2 SC2164 cd x"]);
    check("FROM a\nRUN <<EOF bash\n[[ -n $X ]]\necho $X\nEOF\n", &["2 SC2086 $X"]);
    check("FROM a\nRUN bash -e <<EOF\n[[ -n $X ]]\necho $X\nEOF\n", &["2 SC2086 $X"]);
    check("FROM a\nRUN <<EOF\n#!/bin/bash\n[[ -n $X ]]\nEOF\n", &[]);
    check("FROM a\nRUN <<EOF\n#!/usr/bin/env python3\nprint($x)\nEOF\n", &[]);
    check("FROM a\nRUN cat <<EOF | sh\necho $X\nEOF\n", &[]);
}

#[test]
fn what_onbuild_triggers_knows_no_variables() {
    check("FROM a\nENV X=1\nONBUILD RUN echo $X\n", &["3 SC2086 $X"]);
}

#[test]
fn comments_of_shellcheck_work() {
    check("FROM a\nRUN b \\\n  # shellcheck disable=SC2086\n  && echo $X; cd y\n", &["2 SC2164 cd y"]);
    check(
        "FROM a\nRUN <<EOF\necho a\n# shellcheck disable=SC2086\necho $X\necho $Y\nEOF\n",
        &["2 SC2086 $Y"],
    );
    check("FROM a\nRUN <<EOF\n# shellcheck disable=SC2185\nfind -name x\nEOF\n", &[]);
    check_compat("FROM a\nRUN b \\\n  # shellcheck disable=SC2086\n  && echo $X\n", &["2 SC2086 $X"]);
}

#[test]
fn pragmas_and_settings_work_by_code() {
    check("FROM a\n# hadolint ignore=SC2086\nRUN echo $X; cd y\n", &["3 SC2164 cd y"]);
    check_compat("FROM a\n# hadolint ignore=SC2164\nRUN echo $X; cd y\n", &[]);
    let settings = Settings {
        ignore: vec!["sc2164".into()],
        overrides: vec![("SC2086".into(), Severity::Error)],
        ..Settings::default()
    };
    let found = findings("FROM a\nRUN echo $X; cd y\n", &settings);
    assert_eq!(
        found.iter().map(|it| (it.code, it.severity)).collect::<Vec<_>>(),
        [("SC2086", Severity::Error)]
    );
}

#[test]
fn a_text_that_is_no_script_is_one_finding() {
    check("FROM a\nRUN foo (b)\n", &["2 SC1072 "]);
    check("FROM a\nRUN if b; c\n", &["2 SC1072 "]);
    check("FROM a\nRUN echo $X; fi\n", &["2 SC2086 $X", "2 SC1072 fi"]);
    check_compat("FROM a\nRUN if b; c\n", &["2 SC1072 "]);
    check_compat("FROM a\nRUN case b in c d\n", &["2 SC1085 d"]);
    check_compat("FROM a\nRUN a; fi\n", &["2 SC1089 fi"]);
    check_compat("FROM a\nRUN a b (c)\n", &["2 SC1088 (c)"]);
}

#[test]
fn a_sign_that_a_rule_of_ours_finds_is_reported_once() {
    let codes = |settings: &Settings| -> Vec<&str> {
        let found = lint(&parse("FROM a:1\nRUN echo “b c” \"d’\"\n"), settings);
        found.iter().map(|it| it.code).filter(|it| it.starts_with("SC11") || *it == "DF2003").collect()
    };
    assert_eq!(codes(&Settings::default()), ["SC1110", "SC1110"]);
    let ours = Settings { extend_select: vec!["DF2003".into()], ..Settings::default() };
    assert_eq!(codes(&ours), ["DF2003", "DF2003"]);
}

#[test]
fn fixes_are_edits_of_the_file() {
    let fixed = |text: &str| -> Vec<Option<String>> {
        let found = findings(text, &Settings::default());
        found.iter().map(|it| apply_edits(text, &it.fix.as_ref()?.edits)).collect()
    };
    let text = "FROM a\nRUN b \\\n  && echo $X\n";
    let found = findings(text, &Settings::default());
    assert_eq!(found[0].fix.as_ref().map(|it| it.applicability), Some(Applicability::Unsafe));
    assert_eq!(fixed(text), [Some("FROM a\nRUN b \\\n  && echo \"$X\"\n".to_owned())]);
    // Here the word goes on behind the continuation.
    assert_eq!(fixed("FROM a\nRUN echo $X\\\nY\n"), [None]);
    assert_eq!(fixed("FROM a\nRUN \"echo \\\n b\" $X; echo \"a \\\n $(b $X)\"\n")[1], None);
}

#[test]
fn a_fix_resolves_its_finding_and_brings_no_other() {
    for text in [
        "FROM a\nRUN b \\\n  && echo $X\n",
        "FROM a\nRUN a=b && \\\n  [ \"$a\" == c ]\n",
        "FROM a\nRUN <<EOF\necho $X\nb $(c)\nEOF\n",
        "FROM a\nONBUILD RUN b &> c\n",
        "FROM a\nRUN egrep b c\n",
    ] {
        let found = findings(text, &Settings::default());
        let fixes: Vec<_> = found.iter().filter_map(|it| Some((it, it.fix.as_ref()?))).collect();
        assert!(!fixes.is_empty(), "{text}");
        for (finding, fix) in fixes {
            let fixed = apply_edits(text, &fix.edits).expect("edits that fit");
            let left = findings(&fixed, &Settings::default());
            assert_eq!(left.len() + 1, found.len(), "{} in {fixed}", finding.code);
            assert!(left.iter().all(|it| found.iter().any(|other| other.code == it.code)), "{fixed}");
        }
    }
}

#[test]
fn many_stages_and_variables_take_no_more_than_their_text() {
    let mut text = String::from("FROM a AS s0\n");
    for it in 1..2000 {
        text.push_str(&format!("FROM s{} AS s{it}\nENV V{it}=1\n", it - 1));
    }
    text.push_str("RUN echo $V1 $W\n");
    let start = std::time::Instant::now();
    assert_eq!(findings(&text, &Settings::default()).len(), 1);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
