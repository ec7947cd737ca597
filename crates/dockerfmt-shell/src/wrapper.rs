//! Programs that start another one: whose options end where the other command begins.
//!
//! Separate because it is a table of what these programs take, none of which hadolint knows.

use crate::command::{Command, Word};

/// How a program takes the command that it starts.
struct Wrapper {
    name: &'static str,
    /// Short options with a value.
    letters: &'static str,
    /// Long options whose value may be the next word.
    names: &'static [&'static str],
    /// Options by which it starts no command, or one that is written in another way.
    refusals: &'static [&'static str],
    /// Whether assignments may stand in front of the command.
    takes_assignments: bool,
}

static WRAPPERS: [Wrapper; 6] = [
    Wrapper {
        name: "busybox",
        letters: "",
        names: &[],
        refusals: &["help", "install", "list", "list-full"],
        takes_assignments: false,
    },
    Wrapper {
        name: "env",
        letters: "aCu",
        names: &["argv0", "chdir", "unset"],
        refusals: &["S", "split-string", "help", "version"],
        takes_assignments: true,
    },
    Wrapper {
        name: "nice",
        letters: "n",
        names: &["adjustment"],
        refusals: &["help", "version"],
        takes_assignments: false,
    },
    Wrapper {
        name: "sudo",
        letters: "CDghpRrTtUu",
        names: &[
            "chdir",
            "chroot",
            "close-from",
            "command-timeout",
            "group",
            "host",
            "other-user",
            "prompt",
            "role",
            "type",
            "user",
        ],
        refusals: &[
            "e",
            "edit",
            "help",
            "K",
            "l",
            "list",
            "remove-timestamp",
            "V",
            "v",
            "validate",
            "version",
        ],
        takes_assignments: true,
    },
    Wrapper {
        name: "time",
        letters: "fo",
        names: &["format", "output"],
        refusals: &["help", "V", "version"],
        takes_assignments: false,
    },
    Wrapper {
        name: "xargs",
        letters: "adEILnPs",
        names: &["arg-file", "delimiter", "max-args", "max-chars", "max-procs", "process-slot-var"],
        refusals: &["help", "version"],
        takes_assignments: false,
    },
];

/// Shells whose option `-c` is followed by a script.
const SHELLS: [&str; 6] = ["ash", "bash", "dash", "ksh", "sh", "zsh"];

impl Command {
    /// The command that this one starts, on its own: `apt-get update` of `sudo -E apt-get update`.
    pub(crate) fn started(&self) -> Option<Command> {
        let wrapper = WRAPPERS.iter().find(|it| it.name == self.name())?;
        let idx = wrapper.operand_idx(self.args())?;
        let args = self.args().get(idx..)?;
        let n_assignments =
            args.iter().take_while(|it| wrapper.takes_assignments && is_assignment(it)).count();
        self.tail(idx + n_assignments)
    }

    /// The index of the argument that is a script, if this is a shell that gets one: `sh -c 'script'`.
    pub(crate) fn script_idx(&self) -> Option<usize> {
        if !SHELLS.contains(&self.name()) {
            return None;
        }
        let mut has_script = false;
        let mut idx = 0;
        loop {
            let text = self.args().get(idx)?.text.as_str();
            if let Some(name) = text.strip_prefix("--") {
                idx += usize::from(matches!(name, "init-file" | "rcfile"));
            } else if let Some(letters) = text.strip_prefix(['-', '+']) {
                has_script |= letters.contains('c');
                idx += usize::from(letters.contains(['o', 'O']));
            } else {
                return has_script.then_some(idx);
            }
            idx += 1;
        }
    }
}

impl Wrapper {
    /// The index of the first argument that is neither an option nor the value of one.
    fn operand_idx(&self, args: &[Word]) -> Option<usize> {
        let mut idx = 0;
        loop {
            let word = args.get(idx)?;
            if word.text == "--" {
                return Some(idx + 1);
            }
            if !word.text.starts_with('-') {
                return Some(idx);
            }
            if self.is_refusal(&word.text) {
                return None;
            }
            idx += if self.takes_next(&word.text) { 2 } else { 1 };
        }
    }

    /// Whether an option of `word` means that nothing is started. What follows `-u` in `-uroot` is a value.
    fn is_refusal(&self, word: &str) -> bool {
        if let Some(name) = word.strip_prefix("--") {
            return self.refusals.iter().any(|it| name.split('=').next() == Some(it));
        }
        let mut letters = word.chars().skip(1).take_while(|it| !self.letters.contains(*it));
        letters.any(|letter| self.refusals.iter().any(|it| it.chars().eq([letter])))
    }

    /// Whether the word behind `word` is its value: `--option`, `-o` or `-xo`; not `--option=x` or `-ox`.
    fn takes_next(&self, word: &str) -> bool {
        match word.strip_prefix("--") {
            Some(name) => self.names.contains(&name),
            None => {
                let letters = word.trim_start_matches('-');
                letters.find(|it| self.letters.contains(it)).is_some_and(|it| it + 1 == letters.len())
            }
        }
    }
}

fn is_assignment(word: &Word) -> bool {
    word.text.find('=').is_some_and(|it| it > 0)
}

#[cfg(test)]
mod tests {
    use crate::script::Script;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let script = Script::parse(text);
        let started = script.commands()[0].started();
        assert_eq!(started.map(|it| text[it.range()].to_owned()).as_deref(), expected, "{text}");
    }

    #[test]
    fn options_and_their_values_stand_in_front() {
        check("sudo -Eu root A=1 b -c", Some("b -c"));
        check("sudo -uelvis -- A=1 b -c", Some("b -c"));
        check("sudo --user=root --group g b", Some("b"));
        check("env -i -u A - B=1 C=2 d E=3", Some("d E=3"));
        check("nice -n 5 a; nice", Some("a"));
        check("nice -5 a", Some("a"));
        check("/usr/bin/time a", None);
        check("xargs -0 -n1 -P 4 a b", Some("a b"));
        check("xargs --delimiter x --max-args=1 a", Some("a"));
        check("xargs -r", None);
    }

    #[test]
    fn some_options_start_nothing() {
        check("sudo -e /etc/hosts", None);
        check("sudo -l", None);
        check("env -S 'a b'", None);
        check("sudo $A b", None);
        check("make a", None);
    }

    #[test]
    fn shells_get_scripts() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(Script::parse(text).commands()[0].script_idx(), expected, "{text}");
        };
        check("sh -c a", Some(1));
        check("bash -euxo pipefail -c a b", Some(3));
        check("bash --rcfile x -lc a", Some(3));
        check("bash -c -e +x a", Some(3));
        check("sh a -c b", None);
        check("sh -c", None);
        check("make -c a", None);
    }
}
