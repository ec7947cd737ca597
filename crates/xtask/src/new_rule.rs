//! `cargo xtask new-rule DL3007 latest-tag`: the file of a rule, a first fixture, and its two lines in the registry.

use std::fs;
use std::path::{Path, PathBuf};

const RULES: &str = "crates/dockerfmt-lint/src/rules";

/// Begins a rule and gives back the files that were written.
///
/// # Errors
/// When code or name have not the form of such, when the rule exists, and when a file cannot be written. Nothing is
/// written unless all can be.
pub fn run(root: &Path, code: &str, name: &str) -> Result<Vec<PathBuf>, String> {
    check_code(code)?;
    check_name(name)?;
    let module = format!("{}_{}", code.to_lowercase(), name.replace('-', "_"));
    let registry = Path::new(RULES).join("mod.rs");
    let old =
        fs::read_to_string(root.join(&registry)).map_err(|err| format!("{}: {err}", registry.display()))?;
    if old.lines().any(|it| it.starts_with(&format!("mod {}_", code.to_lowercase()))) {
        return Err(format!("there is a rule {code} already"));
    }
    let files = [
        (Path::new(RULES).join(format!("{module}.rs")), rule_file(code, name)),
        (Path::new("fixtures/lint").join(code.to_lowercase()).join("forms.Dockerfile"), FIXTURE.to_owned()),
        (registry, with_rule(&old, &module)?),
    ];
    for (path, text) in &files {
        let target = root.join(path);
        fs::create_dir_all(target.parent().unwrap_or(root))
            .and_then(|()| fs::write(&target, text))
            .map_err(|err| format!("{}: {err}", path.display()))?;
    }
    Ok(files.into_iter().map(|it| it.0).collect())
}

fn check_code(code: &str) -> Result<(), String> {
    let n_letters = code.bytes().take_while(u8::is_ascii_uppercase).count();
    let is_code = n_letters > 0
        && code.len() == n_letters + 4
        && code.bytes().skip(n_letters).all(|it| it.is_ascii_digit());
    if is_code { Ok(()) } else { Err(format!("`{code}` is no code: letters and four digits, DL3007")) }
}

fn check_name(name: &str) -> Result<(), String> {
    let is_word =
        |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit());
    let is_name = name.split('-').all(is_word);
    if is_name { Ok(()) } else { Err(format!("`{name}` is no name: small words and hyphens, latest-tag")) }
}

/// The registry with the lines of a module, each at its place in the alphabet.
fn with_rule(registry: &str, module: &str) -> Result<String, String> {
    let text = insert_sorted(registry, "mod ", &format!("mod {module};"));
    let text = text.and_then(|it| insert_sorted(&it, "    &", &format!("    &{module}::RULE,")));
    text.ok_or_else(|| "the registry has no rules to stand beside".to_owned())
}

/// Puts a line in front of the first one with the same start that is greater, or behind the last.
fn insert_sorted(text: &str, start: &str, line: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_alike = |it: &&str| it.starts_with(start);
    let greater = lines.iter().position(|it| is_alike(it) && *it > line);
    let at = greater.or_else(|| lines.iter().rposition(is_alike).map(|it| it + 1))?;
    let (before, after) = lines.split_at(at);
    let all = before.iter().chain([&line]).chain(after);
    Some(all.flat_map(|it| [*it, "\n"]).collect())
}

const FIXTURE: &str = "FROM debian:12\n";

fn rule_file(code: &str, name: &str) -> String {
    TEMPLATE.replace("CODE", code).replace("NAME", name)
}

/// It builds, and the tests fail until the words in capitals are replaced and the check finds something.
const TEMPLATE: &str = r#"//! `CODE`: WHAT IS FOUND, in a few words.

use crate::ast::From;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds WHAT.
    ///
    /// ## Why it matters
    /// WHAT GOES WRONG.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ```
    CODE {
        name: "NAME",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::From(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, from: From<'_>) -> Option<()> {
    let keyword = from.instruction().keyword()?;
    if from.image().is_none() {
        ctx.report(keyword.range(), "WHAT IS WRONG").help("WHAT TO DO");
    }
    Some(())
}
"#;

#[cfg(test)]
mod tests {
    use super::*;

    const REGISTRY: &str = "//! Rules.\n\nmod dl1000_a;\nmod dl3000_b;\nmod only_last;\n\nuse crate::rule::Rule;\n\n\
                            pub(crate) static RULES: &[&Rule] = &[\n    &dl1000_a::RULE,\n    &dl3000_b::RULE,\n];\n";

    fn workspace() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join(RULES)).unwrap();
        fs::write(root.path().join(RULES).join("mod.rs"), REGISTRY).unwrap();
        root
    }

    #[test]
    fn a_rule_gets_its_files_and_its_lines() {
        let root = workspace();
        let written = run(root.path(), "DL2000", "some-thing").unwrap();
        assert_eq!(written.len(), 3);
        let read = |it: &str| fs::read_to_string(root.path().join(it)).unwrap();
        let rule = read("crates/dockerfmt-lint/src/rules/dl2000_some_thing.rs");
        assert!(rule.starts_with("//! `DL2000`: ") && rule.contains("name: \"some-thing\""), "{rule}");
        assert_eq!(read("fixtures/lint/dl2000/forms.Dockerfile"), FIXTURE);
        let registry = read("crates/dockerfmt-lint/src/rules/mod.rs");
        assert!(registry.contains("mod dl1000_a;\nmod dl2000_some_thing;\nmod dl3000_b;\n"), "{registry}");
        assert!(
            registry.contains("::RULE,\n    &dl2000_some_thing::RULE,\n    &dl3000_b::RULE,\n];"),
            "{registry}"
        );
    }

    #[test]
    fn the_last_rule_stands_before_what_is_no_rule() {
        let registry = with_rule(REGISTRY, "dl9000_z").unwrap();
        assert!(registry.contains("mod dl3000_b;\nmod dl9000_z;\nmod only_last;\n"), "{registry}");
        assert!(registry.contains("    &dl3000_b::RULE,\n    &dl9000_z::RULE,\n];\n"), "{registry}");
    }

    #[test]
    fn what_is_wrong_is_refused_and_nothing_written() {
        let root = workspace();
        for (code, name) in [
            ("DL1000", "other"),
            ("dl2000", "name"),
            ("DL200", "name"),
            ("2000", "name"),
            ("DL2000", "Name"),
            ("DL2000", "a--b"),
            ("DL2000", ""),
        ] {
            assert!(run(root.path(), code, name).is_err(), "{code} {name}");
        }
        assert_eq!(fs::read_dir(root.path().join(RULES)).unwrap().count(), 1);
        assert!(!root.path().join("fixtures").exists());
    }
}
