//! `SC3028`: a variable that only bash sets, read in a script for another shell.

use super::codes::code;
use super::finding::Finding;
use super::live::{Live, live};
use crate::dialect::Dialect;

/// Variables that bash sets and POSIX does not know.
const NAMES: [&str; 19] = [
    "BASHOPTS",
    "BASHPID",
    "BASH_REMATCH",
    "BASH_SOURCE",
    "DIRSTACK",
    "EPOCHSECONDS",
    "EUID",
    "FUNCNAME",
    "GROUPS",
    "HOSTNAME",
    "HOSTTYPE",
    "MACHTYPE",
    "OSTYPE",
    "PIPESTATUS",
    "RANDOM",
    "SECONDS",
    "SHLVL",
    "UID",
    "_",
];

pub(super) fn check(text: &str, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let is_posix = matches!(dialect, Dialect::Sh | Dialect::Dash | Dialect::Ash);
    let (true, Some(code)) = (is_posix && may_have_one(text), code(3028)) else { return Vec::new() };
    let live = live(text);
    let mut res = Vec::new();
    for (idx, it) in live.iter().enumerate().filter(|(_, it)| it.byte == b'$') {
        let Some((name, end)) = expansion(text, it.offset) else { continue };
        let is_set = (name == "_" && dialect != Dialect::Sh)
            || known.iter().any(|it| it == name)
            || is_assigned(text, &live, name);
        // `$$UID` is the id of the process and letters.
        let is_pid = idx > 0 && live[idx - 1].byte == b'$' && live[idx - 1].offset + 1 == it.offset;
        if NAMES.contains(&name) && !is_set && !is_pid {
            res.push(Finding::new(code, it.offset..end, format!("only bash sets `{name}`")));
        }
    }
    res
}

fn may_have_one(text: &str) -> bool {
    text.contains('$') && NAMES.iter().any(|it| text.contains(it))
}

/// The name of the variable that is expanded at the `$` at `start`, and where the expansion ends as far as it is needed.
fn expansion(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = &text[start + 1..];
    let inner = rest.strip_prefix('{').map(|it| it.strip_prefix('#').unwrap_or(it));
    let name_start = text.len() - inner.unwrap_or(rest).len();
    let name = &text[name_start..];
    let len = name.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(name.len());
    let end = name_start + len;
    let is_set_here = inner.is_some() && text[end..].trim_start_matches(':').starts_with('=');
    let closing = if inner.is_some() { text[end..].find('}').map_or(end, |it| end + it + 1) } else { end };
    (len > 0 && !is_set_here).then_some((&name[..len], closing))
}

/// Whether the name stands somewhere without a dollar sign: `UID=1`, `read UID`.
fn is_assigned(text: &str, live: &[Live], name: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |it: Option<&u8>| it.is_some_and(|it| it.is_ascii_alphanumeric() || *it == b'_');
    let is_name = |it: &Live| {
        let before = it.offset.checked_sub(1).and_then(|it| bytes.get(it));
        text[it.offset..].starts_with(name)
            && !is_letter(before)
            && !matches!(before, Some(b'$' | b'{' | b'#' | b'!' | b'-' | b'.' | b'/'))
            && !is_letter(bytes.get(it.offset + name.len()))
    };
    live.iter().any(|it| it.byte == name.as_bytes()[0] && is_name(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(text, Dialect::Sh, &[]).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in [
            "echo \"$UID\"",
            "x=$RANDOM",
            "echo ${UID-1}",
            "echo ${#HOSTTYPE}",
            "echo $_.x",
            "cat <<E\n$UID\nE",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "UID=1; echo \"$UID\"",
            "read UID; echo \"$UID\"",
            "for UID in a; do echo \"$UID\"; done",
            "echo '$UID'",
            "echo \"\\$UID\"",
            "echo ${UID:=a}",
            "echo $UIDS",
            "echo UID",
            "echo $$UID",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
        assert_eq!(check("echo $_ $UID", Dialect::Dash, &[]).len(), 1);
        assert_eq!(check("echo $UID", Dialect::Bash, &[]).len(), 0);
        assert_eq!(check("echo $UID", Dialect::Sh, &["UID".to_owned()]).len(), 0);
    }
}
