//! `SC2288`: the name of a command ends in a sign, as `%PATH%` does where cmd's text is read by `sh`.

use super::codes::code;
use super::finding::Finding;
use super::live::literal_braces;
use crate::script::Script;

/// What names of programs do not end in.
const SIGNS: [char; 9] = ['#', '%', ',', '.', ']', '{', '}', '"', '\''];

pub(super) fn check(script: &Script) -> Vec<Finding> {
    let Some(code) = code(2288) else { return Vec::new() };
    let commands = script.commands().iter().chain(script.dynamic_commands());
    let found = commands.filter_map(|it| {
        let name = it.first_word();
        let sign = name.text.chars().next_back().filter(|it| SIGNS.contains(it))?;
        let is_alone = matches!(name.text.as_str(), "." | "{" | "}" | "\"" | "'" | "#");
        // Variables are written with braces here, whatever they have in the script.
        let is_letter = sign != '}' || literal_braces(&name.text).last() == Some(&(name.text.len() - 1));
        let is_found = !is_alone && is_letter;
        is_found.then(|| {
            Finding::new(code, name.range.clone(), format!("a `{sign}` ends the name of this command"))
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&Script::parse(text)).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in [
            "%PATH%",
            "a; \"x%\"",
            "a; x\\\" b",
            "a; %$x%",
            "x=1 x% y",
            "x, y",
            ", y",
            "x] y",
            "$(x)% y",
            "x}} y",
            "a | %{$x}",
            "x.",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "x: y",
            "command x%",
            "sudo x%",
            "a , y",
            "%x",
            "$x",
            "${x}",
            "\"${x:-$(y)}\" z",
            ". x",
            "\\\"x y",
            "$(x y) z",
            "`x` y",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
