//! The script of a `RUN`: its text, its commands, and where each byte of it is in the file.

use std::ops::Range;

use dockerfmt_shell::{Joined, Script};
use dockerfmt_syntax::ast::{Command, ExecForm, Instruction, Run};
use dockerfmt_syntax::{Node, SyntaxKind, TextRange};

use crate::shell::Shell;

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
    /// What reads it, where it says so itself.
    interpreter: Option<Shell>,
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
        RunScript { joined, origin: Origin::Part(range), script, interpreter: None }
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
        RunScript { joined, origin: Origin::Words(text, starts), script, interpreter: None }
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

    /// The shell that reads it, where the script names it itself: in its first line, `#!/bin/bash`, or behind the
    /// opener of the heredoc, `<<EOF bash`. Else it is the shell of the stage.
    pub fn interpreter(&self) -> Option<&Shell> {
        self.interpreter.as_ref()
    }

    /// Whether it is made of the strings of an array, which no shell reads.
    pub fn is_exec_form(&self) -> bool {
        matches!(self.origin, Origin::Words(..))
    }

    /// The comments between its lines, as ranges in the file. Those in a heredoc are a part of its text.
    pub fn comments(&self) -> &[TextRange] {
        self.joined.comments()
    }

    /// What a shell reads that is all of the command of a `RUN`: the body of the heredoc in `bash -e <<EOF`. `None`
    /// for all other commands; the body in `<<EOF bash` is the script of the `RUN` itself.
    pub(crate) fn fed(run: Run<'_>) -> Option<Self> {
        let Command::Shell(form) = run.command()? else { return None };
        let mut heredocs = run.node().child_nodes().filter(|it| it.kind() == SyntaxKind::HEREDOC);
        let heredoc = heredocs.next().filter(|_| heredocs.next().is_none())?;
        let opener = form.node().child(SyntaxKind::HEREDOC_OPENER)?.joined().into_owned();
        let text = form.node().joined();
        let shell = shell_of(text.trim_end().strip_suffix(&*opener)?)?;
        let (text, joined) = body(heredoc);
        Some(RunScript { interpreter: Some(shell), ..RunScript::of_text(shebang(text), joined) })
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
        if let Some(shell) = fed_shell(form) {
            return RunScript::of_body(form, first, shell);
        }
        let mut joined = Joined::from_node(form);
        let tail = heredocs(instruction, first);
        joined.push_text(&form.tree().text()[tail], tail.start);
        RunScript::whole(joined)
    }

    /// The body of a heredoc, which `shell` reads, or the program of its first line where that is `None`.
    fn of_body(form: Node<'_>, heredoc: Node<'_>, shell: Option<Shell>) -> Self {
        let (text, joined) = body(heredoc);
        let program = shebang(if strips_tabs(form) { text.trim_start_matches('\t') } else { text });
        RunScript { interpreter: shell.or_else(|| program.clone()), ..RunScript::of_text(program, joined) }
    }

    /// `program` is that of the first line.
    fn of_text(program: Option<Shell>, joined: Joined) -> Self {
        let is_for_shell = program.is_none_or(|it| it.dialect().is_posix_like());
        if is_for_shell { RunScript::whole(joined) } else { RunScript::part(joined, 0..0) }
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

/// The text of a heredoc's body.
fn body(heredoc: Node<'_>) -> (&str, Joined) {
    let body = heredoc.token(SyntaxKind::HEREDOC_BODY);
    let (text, base) = body.map_or(("", heredoc.range().start), |it| (it.text(), it.range().start));
    (text, Joined::from_text(text, base))
}

/// Whether the heredoc of `<<-EOF` loses the tabs in front of its lines, also before anybody looks for `#!`.
fn strips_tabs(form: Node<'_>) -> bool {
    form.child(SyntaxKind::HEREDOC_OPENER).is_some_and(|it| it.joined().contains("<<-"))
}

/// What reads the heredoc, if the shell form is its opener and no more than a shell to read it: `<<EOF`, `<<EOF bash`.
fn fed_shell(form: Node<'_>) -> Option<Option<Shell>> {
    let opener = form.child(SyntaxKind::HEREDOC_OPENER)?;
    let text = form.joined();
    let rest = text.get(opener.joined().len()..).unwrap_or_default();
    let is_first = opener.range().start == form.range().start;
    match rest.trim().is_empty() {
        true => is_first.then_some(None),
        false => shell_of(rest).filter(|_| is_first).map(Some),
    }
}

/// The shell that `command` starts for what it reads: a known one, with flags and no file.
fn shell_of(command: &str) -> Option<Shell> {
    let mut words = command.split_whitespace().map(str::to_owned);
    let shell = Shell::new(vec![words.next()?]);
    let mut is_value = false;
    let is_flags = words.all(|it| {
        let is_flag = it.starts_with('-') && it != "-c" || is_value;
        is_value = !is_value && it.starts_with('-') && it.ends_with('o');
        is_flag
    });
    (shell.dialect().is_posix_like() && is_flags).then_some(shell)
}

/// The program of the first line, `#!/bin/bash -e`.
fn shebang(text: &str) -> Option<Shell> {
    let line = text.strip_prefix("#!")?.lines().next()?;
    Some(Shell::new(line.split_whitespace().map(str::to_owned).collect()))
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
        assert_eq!(commands("RUN <<-EOF\n\t#!/usr/bin/env python3\n\timport a\nEOF\n"), [""; 0]);
    }

    #[test]
    fn a_script_may_name_its_shell() {
        use dockerfmt_shell::Dialect;
        let check = |text: &str, expected: Option<Dialect>, fed: Option<&str>| {
            let parse = dockerfmt_syntax::parse(text);
            let run = parse.file().instructions().next().and_then(|it| it.as_run()).expect("a RUN");
            let script = RunScript::new(run).expect("a command");
            assert_eq!(script.interpreter().map(Shell::dialect), expected, "{text}");
            let inner = RunScript::fed(run);
            assert_eq!(inner.as_ref().map(RunScript::text), fed, "{text}");
        };
        check("RUN <<EOF\na\nEOF\n", None, None);
        check("RUN <<EOF\n#!/bin/dash\na\nEOF\n", Some(Dialect::Dash), None);
        check("RUN <<-EOF\n\t#!/bin/dash\n\ta\n\tEOF\n", Some(Dialect::Dash), None);
        check("RUN <<EOF\n\t#!/bin/dash\n\ta\nEOF\n", None, None);
        check("RUN <<EOF bash -e\n#!/bin/dash\na\nEOF\n", Some(Dialect::Bash), None);
        check("RUN bash -eo pipefail <<EOF\na\nEOF\n", None, Some("a\n"));
        check("RUN bash x <<EOF\na\nEOF\n", None, None);
        check("RUN cat <<EOF | bash\na\nEOF\n", None, None);
        check("RUN bash <<EOF > x\na\nEOF\n", None, None);
    }

    #[test]
    fn other_heredocs_are_input() {
        assert_eq!(commands("RUN <<EOF cat\na\nEOF\n"), ["cat"]);
        assert_eq!(commands("RUN cat <<EOF > /x && b\na\nEOF\n"), ["cat", "b"]);
        assert_eq!(commands("RUN bash <<A && cat <<B\na\nA\nb\nB\n"), ["bash", "cat"]);
    }
}
