//! Options that take the next word as their value, so that values are not taken for packages.

use dockerfmt_shell::{Command, Word};

use crate::run_commands::RunCommands;

/// The options of a program that have a value; single letters are short options.
pub(crate) struct ValueOptions {
    /// Those that hadolint knows. It drops the word behind them even where the value is glued: `-tstable curl`.
    pub(crate) hadolint: &'static [&'static str],
    /// The others.
    pub(crate) further: &'static [&'static str],
}

impl ValueOptions {
    /// The words of `command` that are neither options nor their values.
    pub(crate) fn operands<'c>(&self, commands: &RunCommands<'_>, command: &'c Command) -> Vec<&'c Word> {
        let mut words = command.args_without_values(self.hadolint);
        if !commands.is_compat() {
            words = self.without_further_values(words);
            words.retain(|it| !matches!(it.text.as_str(), "-" | "--"));
        }
        words.retain(|it| !it.is_flag());
        words
    }

    fn without_further_values<'c>(&self, words: Vec<&'c Word>) -> Vec<&'c Word> {
        let mut is_value = false;
        let is_kept = |it: &&Word| {
            let was_value = is_value;
            is_value = !was_value && self.takes_next(&it.text);
            !was_value
        };
        words.into_iter().filter(is_kept).collect()
    }

    /// Whether the word behind `word` is its value: `--option`, `-o`, or `-yo`; not `--option=x`, `-ox`.
    fn takes_next(&self, word: &str) -> bool {
        if let Some(name) = word.strip_prefix("--") {
            return self.further.contains(&name);
        }
        let Some(letters) = word.strip_prefix('-') else { return false };
        let mut names = letters.char_indices().map(|(at, it)| &letters[at..at + it.len_utf8()]);
        let first = names.find(|it| self.hadolint.contains(it) || self.further.contains(it));
        first.is_some_and(|it| self.further.contains(&it)) && names.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: ValueOptions = ValueOptions { hadolint: &["t"], further: &["o", "option"] };

    #[test]
    fn values_follow_their_option() {
        for word in ["-o", "-yo", "--option"] {
            assert!(OPTIONS.takes_next(word), "{word}");
        }
        for word in ["-ox", "-oo", "-to", "--option=x", "-y", "o", "-", "--"] {
            assert!(!OPTIONS.takes_next(word), "{word}");
        }
    }
}
