//! A simple command with the questions that rules ask of it.
//!
//! Separate from the parse: rules that never see a script can still be tested on commands.
//! The answers are those of hadolint, oddities included: every letter of `-yfoo` is a flag.

use std::borrow::Cow;
use std::ops::Range;

/// A word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its text without quotes; variables as `${NAME}`, command substitutions as `${words}`,
    /// arithmetic and backticks as `${VAR}`; brace expansions and process substitutions are empty.
    pub text: String,
    /// Its bytes in the text of the script.
    pub range: Range<usize>,
    /// Whether the program gets the text as it is: no expansion and no pattern is in it.
    pub is_literal: bool,
    /// Whether it alone stands there, and not a string with escapes that has the word somewhere in it.
    pub is_in_place: bool,
}

impl Word {
    /// The flags that the word holds: one for `--name`, one for each letter of `-abc`.
    pub fn flags(&self) -> impl Iterator<Item = &str> {
        let word = self.text.as_str();
        let (long, letters) = match (word.strip_prefix("--"), word.strip_prefix('-')) {
            (Some(long), _) => (long.split('=').next().filter(|it| !it.is_empty()), ""),
            (None, Some(letters)) => (None, letters),
            (None, None) => (None, ""),
        };
        let letters = letters.char_indices().map(|(at, it)| &letters[at..at + it.len_utf8()]);
        long.into_iter().chain(letters)
    }

    /// Whether it holds flags. `-` and `--` do not.
    pub fn is_flag(&self) -> bool {
        self.flags().next().is_some()
    }
}

/// A flag of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag<'a> {
    /// `yes` of `--yes` and of `--yes=no`; each of the letters of `-abc`.
    pub name: &'a str,
    /// Index of its word among the arguments.
    pub arg_idx: usize,
}

/// A simple command: a name and its arguments, without assignments and redirections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    first: Word,
    args: Vec<Word>,
    /// Index of the word that is the name; 0 is the first word.
    name_idx: usize,
}

impl Command {
    pub(crate) fn new(first: Word, args: Vec<Word>, name_idx: usize) -> Self {
        Command { first, args, name_idx }
    }

    /// The command as if all of it stood at `range`.
    pub(crate) fn moved_to(self, range: &Range<usize>) -> Self {
        self.map(|it| Word { range: range.clone(), is_in_place: false, ..it })
    }

    /// The command of a script that begins at `offset` of another.
    pub(crate) fn shifted(self, offset: usize) -> Self {
        self.map(|it| Word { range: it.range.start + offset..it.range.end + offset, ..it })
    }

    fn map(self, changed: impl Fn(Word) -> Word) -> Self {
        let args = self.args.into_iter().map(&changed).collect();
        Command { first: changed(self.first), args, name_idx: self.name_idx }
    }

    /// The program that runs: behind `busybox`, `builtin`, `command`, `run` and `exec` the one they start.
    /// Not a base name: `/usr/bin/apt-get` stays so.
    pub fn name(&self) -> &str {
        &self.name_word().text
    }

    /// The word that names the program.
    pub fn name_word(&self) -> &Word {
        match self.name_idx.checked_sub(1) {
            Some(it) => &self.args[it],
            None => &self.first,
        }
    }

    /// The word in front, be it the name or the program that starts it.
    pub fn first_word(&self) -> &Word {
        &self.first
    }

    /// The words behind the first one. Behind `exec` and the like they begin with the name.
    pub fn args(&self) -> &[Word] {
        &self.args
    }

    /// Whether `exec` or the like starts it.
    pub fn is_wrapped(&self) -> bool {
        self.name_idx > 0
    }

    /// The command that `exec` and the like start, on its own.
    pub fn unwrapped(&self) -> Cow<'_, Command> {
        match self.name_idx {
            0 => Cow::Borrowed(self),
            it => {
                let args = self.args[it..].to_vec();
                Cow::Owned(Command { first: self.name_word().clone(), args, name_idx: 0 })
            }
        }
    }

    /// The command that the words from the argument `idx` on are; `None` where no literal word names it.
    pub(crate) fn tail(&self, idx: usize) -> Option<Command> {
        let (name, args) = self.args.get(idx..)?.split_first()?;
        let is_name = name.is_literal && !name.text.is_empty() && !name.text.starts_with('[');
        is_name.then(|| Command::new(name.clone(), args.to_vec(), 0))
    }

    /// The command on its own, by the base name of its program: `/usr/bin/apt-get` is `apt-get`.
    pub(crate) fn by_base_name(&self) -> Command {
        let mut res = self.unwrapped().into_owned();
        let path = res.first.text.strip_prefix('/');
        if let Some(name) = path.and_then(|it| it.rsplit('/').next()).map(str::to_owned) {
            res.first.text = name;
        }
        res
    }

    /// The bytes from the first word to the last, in the text of the script.
    pub fn range(&self) -> Range<usize> {
        self.first.range.start..self.args.last().unwrap_or(&self.first).range.end
    }

    /// All flags in order. `-` and `--` are none.
    pub fn flags(&self) -> impl Iterator<Item = Flag<'_>> {
        self.args
            .iter()
            .enumerate()
            .flat_map(|(arg_idx, word)| word.flags().map(move |name| Flag { name, arg_idx }))
    }

    /// Whether there is a flag of this name.
    pub fn has_flag(&self, name: &str) -> bool {
        self.has_any_flag(&[name])
    }

    /// Whether there is a flag of one of these names.
    pub fn has_any_flag(&self, names: &[&str]) -> bool {
        self.flags().any(|it| names.contains(&it.name))
    }

    /// How often there is a flag of this name.
    pub fn count_flag(&self, name: &str) -> usize {
        self.flags().filter(|it| it.name == name).count()
    }

    /// The words that follow the flags of this name; the value of `--name=value` is not among them.
    pub fn flag_values(&self, name: &str) -> impl Iterator<Item = &Word> {
        self.flags().filter(move |it| it.name == name).filter_map(|it| self.args.get(it.arg_idx + 1))
    }

    /// The words that are no flags. `-`, `--` and the values of flags are among them.
    pub fn positional(&self) -> impl Iterator<Item = &Word> {
        self.args.iter().filter(|it| !it.is_flag())
    }

    /// The arguments without the words that follow the flags of these names.
    /// A flag that has a `=` in its word keeps its follower.
    pub fn args_without_values(&self, names: &[&str]) -> Vec<&Word> {
        let is_dropped = |idx: usize| {
            let flag = idx.checked_sub(1).and_then(|it| self.args.get(it));
            flag.is_some_and(|it| !it.text.contains('=') && it.flags().any(|it| names.contains(&it)))
        };
        let kept = self.args.iter().enumerate().filter(|&(idx, _)| !is_dropped(idx));
        kept.map(|(_, it)| it).collect()
    }

    /// Whether one of the arguments is `arg`, be it a flag, a value or anything else.
    pub fn has_arg(&self, arg: &str) -> bool {
        self.has_any_arg(&[arg])
    }

    /// Whether one of the arguments is one of `args`.
    pub fn has_any_arg(&self, args: &[&str]) -> bool {
        self.args.iter().any(|it| args.contains(&it.text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(args: &str) -> Command {
        let word = |it: &str| Word { text: it.to_owned(), range: 0..0, is_literal: true, is_in_place: true };
        Command::new(word("x"), args.split(' ').map(word).collect(), 0)
    }

    fn texts<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<&'a str> {
        words.map(|it| it.text.as_str()).collect()
    }

    #[test]
    fn every_letter_behind_a_dash_is_a_flag() {
        let command = command("-q=2 --no-foo=bar - -- a");
        let names: Vec<_> = command.flags().map(|it| it.name).collect();
        assert_eq!(names, ["q", "=", "2", "no-foo"]);
        assert_eq!(texts(command.positional()), ["-", "--", "a"]);
    }

    #[test]
    fn flags_are_counted_in_clusters() {
        assert_eq!(command("-qq -y -q").count_flag("q"), 3);
        assert!(command("-qy").has_any_flag(&["x", "y"]));
        assert!(!command("--y-z").has_flag("y"));
    }

    #[test]
    fn values_follow_their_flag() {
        let command = command("-mu 5 --uid=7 -u");
        assert_eq!(texts(command.flag_values("u")), ["5"]);
    }

    #[test]
    fn values_are_dropped_unless_glued() {
        let command = command("-t a --target=b c --target d e");
        let kept = command.args_without_values(&["t", "target"]);
        assert_eq!(texts(kept.into_iter()), ["-t", "--target=b", "c", "--target", "e"]);
    }

    #[test]
    fn any_word_is_an_argument() {
        assert!(command("-f install").has_any_arg(&["update", "install"]));
        assert!(command("-f install").has_arg("-f"));
    }
}
