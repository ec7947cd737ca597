//! What commands start in turn: `sudo`, `env` and the like another command, a shell a script.
//!
//! Separate because hadolint does not look that far: only rules that may say more ask for it.

use crate::command::{Command, Word};
use crate::script::Script;

/// How many commands may start each other; nobody writes more, and each one costs a copy of its arguments.
const MAX_DEPTH: usize = 8;

impl Command {
    /// The command on its own, then those that it starts, outermost first; all by the base names of their programs.
    ///
    /// `text` is that of the script. If the command is not from a shell, but strings of a JSON array joined by blanks,
    /// then the script of `sh -c` has been split into words with the others.
    pub fn followed(&self, text: &str, is_from_shell: bool) -> Vec<Command> {
        let mut res = Vec::new();
        follow(self, text, is_from_shell, MAX_DEPTH, &mut res);
        res
    }
}

fn follow(command: &Command, text: &str, is_from_shell: bool, depth: usize, res: &mut Vec<Command>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let command = command.by_base_name();
    let script_idx = command.script_idx();
    if let Some(idx) = script_idx.filter(|_| is_from_shell) {
        let script = &command.args()[idx];
        let inner = if script.is_literal { commands_of(script, text) } else { Vec::new() };
        res.push(command);
        for it in &inner {
            follow(it, text, is_from_shell, depth, res);
        }
        return;
    }
    let started = script_idx.map_or_else(|| command.started(), |it| command.tail(it));
    res.push(command);
    if let Some(it) = started {
        follow(&it, text, is_from_shell, depth, res);
    }
}

/// The commands of a script that stands in the word of another one, with their places in that one.
fn commands_of(word: &Word, text: &str) -> Vec<Command> {
    let commands = Script::parse(&word.text).into_commands().into_iter();
    match start_within(word, text) {
        Some(start) => commands.map(|it| it.shifted(start)).collect(),
        None => commands.map(|it| it.moved_to(&word.range)).collect(),
    }
}

/// Where the text of a word begins, if it stands there as it is, but for quotes around it.
fn start_within(word: &Word, text: &str) -> Option<usize> {
    let written = text.get(word.range.clone())?;
    let quote = usize::from(written.starts_with(['"', '\'']));
    let within = written.get(quote..written.len().checked_sub(quote)?)?;
    (within == word.text).then_some(word.range.start + quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(followed(text, true), expected, "{text}");
    }

    /// The name and the bytes of each command.
    fn followed(text: &str, is_from_shell: bool) -> Vec<String> {
        let script = Script::parse(text);
        let followed = script.commands().iter().flat_map(|it| it.followed(text, is_from_shell));
        followed.map(|it| format!("{}: {}", it.name(), &text[it.range()])).collect()
    }

    #[test]
    fn wrappers_are_followed() {
        check("sudo -E env A=1 b c", &["sudo: sudo -E env A=1 b c", "env: env A=1 b c", "b: b c"]);
        check("exec /usr/bin/apt-get x", &["apt-get: /usr/bin/apt-get x"]);
        check("/bin/busybox wget x", &["busybox: /bin/busybox wget x", "wget: wget x"]);
        check("bin/a; b", &["bin/a: bin/a", "b: b"]);
    }

    #[test]
    fn scripts_are_followed() {
        check("sh -c 'a && sudo b'", &["sh: sh -c 'a && sudo b'", "a: a", "sudo: sudo b", "b: b"]);
        check("bash -ec \"a 'b c'\"", &["bash: bash -ec \"a 'b c'\"", "a: a 'b c'"]);
        check("sh -c a b", &["sh: sh -c a b", "a: a"]);
        check("sh -c \"a $b\"", &["sh: sh -c \"a $b\""]);
        check("sh -c 'a;'\" b\"", &["sh: sh -c 'a;'\" b\"", "a: 'a;'\" b\"", "b: 'a;'\" b\""]);
    }

    #[test]
    fn strings_of_an_array_are_words() {
        assert_eq!(followed("sh -c a b && c", false), ["sh: sh -c a b", "a: a b", "c: c"]);
    }

    #[test]
    fn long_chains_end() {
        assert_eq!(followed(&"sudo ".repeat(50), true).len(), MAX_DEPTH);
    }
}
