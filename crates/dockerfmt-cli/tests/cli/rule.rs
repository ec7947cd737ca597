//! `dockerfmt rule`: pages and lists, for people and for programs.

use serde_json::Value;

use crate::sandbox::Sandbox;

fn sandbox() -> Sandbox {
    Sandbox::new::<&str>(&[])
}

#[test]
fn a_page_is_found_by_code_and_by_name() {
    let page = sandbox().run(&["rule", "DL3007"]);
    assert_eq!((page.code, page.stderr.as_str()), (0, ""));
    assert!(page.stdout.starts_with("DL3007: latest-tag\n\n- Severity: warning\n"), "{page:?}");
    assert!(page.stdout.contains("\nBad:\n    FROM debian:latest\n"), "{page:?}");
    assert!(page.stdout.lines().all(|it| it.chars().count() <= 80), "{page:?}");
    for name in ["latest-tag", "dl3007"] {
        assert_eq!(sandbox().run(&["rule", name]).stdout, page.stdout);
    }
    let check = sandbox().run(&["rule", "deprecated-maintainer"]);
    assert!(check.stdout.starts_with("MaintainerDeprecated: deprecated-maintainer\n"), "{check:?}");
    assert!(check.stdout.contains("\n- hadolint: DL4000\n"), "{check:?}");
}

#[test]
fn shellchecks_codes_are_explained_too() {
    let page = sandbox().run(&["rule", "sc2086"]);
    assert!(page.stdout.starts_with("SC2086\n\n- Severity: info\n"), "{page:?}");
    assert!(page.stdout.contains("- Fix: sometimes\n- Source: ShellCheck\n"), "{page:?}");
    let json: Value = serde_json::from_str(&sandbox().run(&["rule", "-f", "json", "SC2164"]).stdout).unwrap();
    assert_eq!((&json["severity"], &json["source"]), (&"warning".into(), &"ShellCheck".into()));
    let all = sandbox().run(&["rule", "--all"]).stdout;
    for it in ["ShellCheck", "hadolint", "BuildKit", "dockerfmt"] {
        assert!(all.lines().any(|line| line.contains(it)), "{it}");
    }
}

#[test]
fn only_terminals_get_colours() {
    assert!(!sandbox().run(&["rule", "DL3007"]).stdout.contains('\u{1b}'));
    let coloured = sandbox().run(&["rule", "--color", "always", "DL3007"]);
    assert!(coloured.stdout.starts_with("\u{1b}[1mDL3007: latest-tag\u{1b}[0m\n"), "{coloured:?}");
}

#[test]
fn the_list_has_every_rule() {
    let text = sandbox().run(&["rule", "--all"]);
    let json = sandbox().run(&["rule", "--all", "--format", "json"]);
    let markdown = sandbox().run(&["rule", "--all", "--format", "markdown"]);
    let rules: Vec<Value> = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((text.code, json.code, markdown.code), (0, 0, 0));
    assert!(rules.len() > 1);
    assert_eq!(
        (text.stdout.lines().count(), markdown.stdout.lines().count()),
        (rules.len(), rules.len() + 2)
    );
    for rule in rules {
        let code = rule["code"].as_str().unwrap();
        assert!(text.stdout.lines().any(|it| it.starts_with(code)), "{code}");
    }
}

#[test]
fn json_and_markdown_have_the_whole_page() {
    let json: Value = serde_json::from_str(&sandbox().run(&["rule", "-f", "json", "DL4000"]).stdout).unwrap();
    assert_eq!(json["name"], "maintainer");
    assert_eq!(json["buildkit"], "MaintainerDeprecated");
    assert_eq!((&json["severity"], &json["fix"]), (&"error".into(), &"sometimes".into()));
    assert!(json["presets"].as_array().unwrap().contains(&"default".into()), "{json}");
    let markdown = sandbox().run(&["rule", "-f", "markdown", "DL4000"]).stdout;
    assert!(markdown.starts_with("# DL4000: maintainer\n"), "{markdown}");
    assert!(markdown.contains(json["docs"].as_str().unwrap().trim_end()), "{markdown}");
}

#[test]
fn an_unknown_rule_is_an_error_that_names_a_near_one() {
    let near = sandbox().run(&["rule", "lastest-tag"]);
    assert_eq!((near.code, near.stdout.as_str()), (2, ""));
    assert!(near.stderr.contains("there is no rule `lastest-tag`; did you mean `latest-tag`?"), "{near:?}");
    let far = sandbox().run(&["rule", "bogus"]);
    assert!(far.code == 2 && far.stderr.contains("there is no rule `bogus`\n"), "{far:?}");
    assert_eq!(sandbox().run(&["rule"]).code, 2);
}
