//! The script of a `RUN`: its text, its commands, and where each byte of it is in the file.

use std::ops::Range;

use dockerfmt_shell::{Joined, Script};
use dockerfmt_syntax::ast::{Command, ExecForm, Instruction, Run};
use dockerfmt_syntax::{Node, SyntaxKind, TextRange};

/// What a `RUN` gives to its shell, read as a script.
///
/// - A command in shell form: BuildKit's join, with the heredocs that follow it.
/// - A `RUN` of nothing but one heredoc, or one that a shell reads, as `RUN <<EOF bash`: the heredoc's body. If its first line is `#!` and names no shell,
///   as `#!/usr/bin/env python3`, the script is empty.
/// - A command in exec form: its strings joined by blanks, as if a shell would run them. No shell does, but
///   what one can say of `["apt-get", "install", "curl"]` is the same.
#[derive(Clone, Debug)]
pub struct RunScript {
    joined: Joined,
    origin: Origin,
    script: Script,
}

/// How offsets in the script become offsets in the joined text.
#[derive(Clone, Debug)]
enum Origin {
    /// The script is this part of the joined text.
    Part(Range<usize>),
    /// The script is made of words; `(offset in the script, range in the joined text)` of each.
    Words(String, Vec<(usize, Range<usize>)>),
}

impl RunScript {
    /// Reads the part `range` of `joined` as a script.
    pub fn part(joined: Joined, range: Range<usize>) -> Self {
        let script = Script::parse(&joined.text()[range.clone()]);
        RunScript { joined, origin: Origin::Part(range), script }
    }

    /// Reads `words`, joined by blanks, as a script; each has the range in `joined` where it stands.
    pub fn words(joined: Joined, words: impl IntoIterator<Item = (String, Range<usize>)>) -> Self {
        let mut text = String::new();
        let mut starts = Vec::new();
        for (word, range) in words {
            if !starts.is_empty() {
                text.push(' ');
            }
            starts.push((text.len(), range));
            text.push_str(&word);
        }
        let script = Script::parse(&text);
        RunScript { joined, origin: Origin::Words(text, starts), script }
    }

    /// The text of the script.
    pub fn text(&self) -> &str {
        match &self.origin {
            Origin::Part(it) => &self.joined.text()[it.clone()],
            Origin::Words(it, _) => it,
        }
    }

    /// What it runs.
    pub fn script(&self) -> &Script {
        &self.script
    }

    /// The range in the file of a range of the script. In exec form it reaches over whole strings.
    pub fn source_range(&self, range: Range<usize>) -> TextRange {
        let joined = match &self.origin {
            Origin::Part(it) => range.start + it.start..range.end + it.start,
            Origin::Words(_, words) => words_at(words, &range),
        };
        self.joined.source_range(joined)
    }

    /// Whether the bytes of `range` stand in the file as they are, so that edits can be made within it.
    pub fn is_verbatim(&self, range: Range<usize>) -> bool {
        match &self.origin {
            Origin::Part(it) => self.joined.is_contiguous(range.start + it.start..range.end + it.start),
            Origin::Words(..) => false,
        }
    }

    /// The script of a `RUN` as BuildKit reads it; `None` where it has no command.
    pub(crate) fn new(run: Run<'_>) -> Option<Self> {
        match run.command()? {
            Command::Exec(it) => Some(RunScript::of_exec(it)),
            Command::Shell(it) => Some(RunScript::of_shell(run.instruction(), it.node())),
        }
    }

    fn of_exec(exec: ExecForm<'_>) -> Self {
        let joined = Joined::from_node(exec.node());
        let mut at = 0;
        let words: Vec<_> = exec
            .items()
            .map(|it| {
                let raw = it.node().joined();
                // The strings stand in the text in this order, with brackets and commas between them.
                let start = joined.text()[at..].find(&*raw).map_or(at, |it| it + at);
                at = start + raw.len();
                (it.value().into_owned(), start..at)
            })
            .collect();
        RunScript::words(joined, words)
    }

    fn of_shell(instruction: Instruction<'_>, form: Node<'_>) -> Self {
        let heredoc = instruction.node().child(SyntaxKind::HEREDOC);
        let Some(first) = heredoc.filter(|it| !it.range().is_empty()) else {
            return RunScript::whole(Joined::from_node(form));
        };
        if feeds_shell(form) {
            return RunScript::of_body(first);
        }
        let mut joined = Joined::from_node(form);
        let tail = heredocs(instruction, first);
        joined.push_text(&form.tree().text()[tail], tail.start);
        RunScript::whole(joined)
    }

    fn of_body(heredoc: Node<'_>) -> Self {
        let body = heredoc.token(SyntaxKind::HEREDOC_BODY);
        let (text, base) = body.map_or(("", heredoc.range().start), |it| (it.text(), it.range().start));
        let joined = Joined::from_text(text, base);
        if names_no_shell(text) { RunScript::part(joined, 0..0) } else { RunScript::whole(joined) }
    }

    fn whole(joined: Joined) -> Self {
        let len = joined.text().len();
        RunScript::part(joined, 0..len)
    }
}

/// All below the line of the command, with the line end in front of it.
fn heredocs(instruction: Instruction<'_>, first: Node<'_>) -> TextRange {
    TextRange::new(first.range().start.saturating_sub(1), instruction.range().end)
}

/// Whether the shell form is the opener of a heredoc and no more than a shell to read it: `<<EOF`, `<<EOF bash -e`.
fn feeds_shell(form: Node<'_>) -> bool {
    let Some(opener) = form.child(SyntaxKind::HEREDOC_OPENER) else { return false };
    let text = form.joined();
    let rest = text.get(opener.joined().len()..).unwrap_or_default();
    let mut words = rest.split_whitespace().map(str::to_owned);
    let is_shell = |it: String| crate::Shell::new(vec![it]).dialect().is_posix_like();
    opener.range().start == form.range().start
        && words.next().is_none_or(is_shell)
        && words.all(|it| it.starts_with('-'))
}

/// Whether the script is for an interpreter that is no shell.
fn names_no_shell(text: &str) -> bool {
    let Some(line) = text.strip_prefix("#!").and_then(|it| it.lines().next()) else { return false };
    let words = line.split_whitespace().map(str::to_owned).collect();
    !crate::Shell::new(words).dialect().is_posix_like()
}

/// The range from the first to the last word that `range` touches.
fn words_at(words: &[(usize, Range<usize>)], range: &Range<usize>) -> Range<usize> {
    let word_at = |offset: usize| {
        let after = words.partition_point(|it| it.0 <= offset);
        words.get(after.saturating_sub(1)).map_or(0..0, |it| it.1.clone())
    };
    word_at(range.start).start..word_at(range.end.saturating_sub(1).max(range.start)).end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> (String, Vec<String>) {
        let parse = dockerfmt_syntax::parse(text);
        let run = parse.file().instructions().next().and_then(|it| it.as_run()).expect("a RUN");
        let script = RunScript::new(run).expect("a command");
        let commands = script.script().commands().iter();
        let ranges = commands.map(|it| text[script.source_range(it.range())].to_owned()).collect();
        (script.text().to_owned(), ranges)
    }

    fn commands(text: &str) -> Vec<String> {
        script(text).1
    }

    #[test]
    fn commands_have_their_bytes_in_the_file() {
        assert_eq!(commands("RUN a b && \\\n  # c\n  d e"), ["a b", "d e"]);
        assert_eq!(commands("RUN ap\\\nt x"), ["ap\\\nt x"]);
    }

    #[test]
    fn exec_form_is_read_as_words() {
        assert_eq!(script("RUN [\"sudo\", \\\n \"a b\"]").0, "sudo a b");
        assert_eq!(commands("RUN [\"sudo\", \"x\", \"x\"]"), ["\"sudo\", \"x\", \"x\""]);
    }

    #[test]
    fn a_lone_heredoc_is_the_script() {
        assert_eq!(commands("RUN <<EOF\na\nb c\nEOF\n"), ["a", "b c"]);
        assert_eq!(commands("RUN <<EOF /bin/bash -e\na\nEOF\n"), ["a"]);
        assert_eq!(commands("RUN <<EOF\n#!/usr/bin/env bash\na\nEOF\n"), ["a"]);
        assert_eq!(commands("RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF\n"), [""; 0]);
    }

    #[test]
    fn other_heredocs_are_input() {
        assert_eq!(commands("RUN <<EOF cat\na\nEOF\n"), ["cat"]);
        assert_eq!(commands("RUN cat <<EOF > /x && b\na\nEOF\n"), ["cat", "b"]);
        assert_eq!(commands("RUN bash <<A && cat <<B\na\nA\nb\nB\n"), ["bash", "cat"]);
    }
}
