//! Shell text that needs no shell: words between blanks, and a program to start.

/// What only a shell can run: its own commands and words.
const SHELL_WORDS: [&str; 42] = [
    ".", ":", "alias", "bg", "break", "case", "cd", "command", "continue", "declare", "do", "eval", "exec",
    "exit", "export", "fg", "for", "function", "getopts", "hash", "if", "jobs", "let", "local", "read",
    "readonly", "return", "select", "set", "shift", "shopt", "source", "time", "trap", "type", "typeset",
    "ulimit", "umask", "unset", "until", "wait", "while",
];

/// The words of `text` if running them without a shell does the same: no character that means something to the
/// shell, no assignment in front, and a program that is not the shell's own.
pub(crate) fn plain_words(text: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = text.split([' ', '\t']).filter(|it| !it.is_empty()).collect();
    let program = words.first()?;
    let is_program = !program.contains('=') && SHELL_WORDS.binary_search(program).is_err();
    (is_program && words.iter().all(|it| it.chars().all(is_plain))).then_some(words)
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_./:,@%+=".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_commands_are_split() {
        assert_eq!(plain_words("nginx  -g\tx=1"), Some(vec!["nginx", "-g", "x=1"]));
    }

    #[test]
    fn what_needs_a_shell_is_not() {
        for it in ["a | b", "a $B", "a *", "a 'b'", "~/a", "X=1 a", "exec a", "cd /x", "a\\b", "a;", "", "é"]
        {
            assert_eq!(plain_words(it), None, "{it}");
        }
    }

    #[test]
    fn shell_words_are_sorted() {
        assert!(SHELL_WORDS.is_sorted());
    }
}
