//! The script of a `RUN` as hadolint reads it, for verdicts that must equal its own.
//!
//! It differs from BuildKit's only around heredocs, brackets and flags that hadolint does not know, so most scripts are
//! those of the model.

use std::cell::OnceCell;
use std::ops::Range;

use dockerfmt_semantic::{Model, RunScript};
use dockerfmt_shell::Joined;
use dockerfmt_syntax::ast::{Command, Run};
use dockerfmt_syntax::{Node, NodeId, SyntaxKind, TextRange};

use crate::hadolint_exec::strings;
use crate::mounts::has_flags_in_script;

/// The scripts that differ from the model's, each read when it is asked for the first time.
pub(crate) struct HadolintScripts {
    cells: Vec<(NodeId, OnceCell<RunScript>)>,
}

impl HadolintScripts {
    /// Makes room for the scripts of `runs`, which come in the order of the text.
    pub(crate) fn new<'t>(runs: impl Iterator<Item = Run<'t>>) -> Self {
        HadolintScripts { cells: runs.map(|it| (it.node().id(), OnceCell::new())).collect() }
    }

    /// The script of `run`; `None` where it has no command.
    pub(crate) fn get<'s>(&'s self, model: &'s Model<'_>, run: Run<'_>) -> Option<&'s RunScript> {
        let form = match run.command()? {
            Command::Exec(it) => it.node(),
            Command::Shell(it) => it.node(),
        };
        let Some(reading) = Reading::new(run, form) else { return model.script(run) };
        let idx = self.cells.binary_search_by_key(&run.node().id(), |it| it.0).ok()?;
        Some(self.cells[idx].1.get_or_init(|| reading.script(run, form)))
    }
}

/// What hadolint takes for the script, where that is not all of the shell form.
enum Reading {
    /// The strings of a list in brackets, JSON or not.
    Exec(Vec<Range<usize>>),
    /// What stands before the first heredoc.
    Before { opener: usize },
    /// What follows the opener that the command begins with: the rest of its line and the body.
    Body { opener_len: usize, body: TextRange },
    /// The flags and the command, where no heredoc follows.
    WithFlags,
}

/// The command, with the flags that hadolint takes for a part of it.
fn joined(run: Run<'_>, form: Node<'_>) -> Joined {
    let mut res = Joined::default();
    if has_flags_in_script(run) {
        for flag in run.node().child_nodes().filter(|it| it.kind() == SyntaxKind::FLAG) {
            res.append(Joined::from_node(flag));
            res.push_text(" ", flag.range().end);
        }
    }
    res.append(Joined::from_node(form));
    res
}

impl Reading {
    fn new(run: Run<'_>, form: Node<'_>) -> Option<Self> {
        if has_flags_in_script(run) {
            return Reading::around_heredoc(run, form).or(Some(Reading::WithFlags));
        }
        match strings(&form.joined()) {
            Some(it) => Some(Reading::Exec(it)),
            None => Reading::around_heredoc(run, form),
        }
    }

    fn around_heredoc(run: Run<'_>, form: Node<'_>) -> Option<Self> {
        let opener = form.child(SyntaxKind::HEREDOC_OPENER)?;
        let heredoc = run.node().child(SyntaxKind::HEREDOC)?;
        let joined = joined(run, form);
        let at = joined.text().find("<<")?;
        let is_closed = heredoc.token(SyntaxKind::HEREDOC_TERMINATOR).is_some();
        if !is_closed || joined.source_offset(at) != opener.range().start {
            return None;
        }
        Some(match at {
            0 => Reading::Body { opener_len: opener.joined().len(), body: body(heredoc) },
            _ => Reading::Before { opener: at },
        })
    }

    fn script(self, run: Run<'_>, form: Node<'_>) -> RunScript {
        let mut joined = joined(run, form);
        match self {
            Reading::Exec(strings) => {
                let word = |it: Range<usize>| (joined.text()[it.clone()].replace("\\\"", "\""), it);
                let words: Vec<_> = strings.into_iter().map(word).collect();
                RunScript::words(joined, words)
            }
            Reading::Before { opener } => RunScript::part(joined, 0..opener),
            Reading::WithFlags => {
                let len = joined.text().len();
                RunScript::part(joined, 0..len)
            }
            Reading::Body { opener_len, body } => {
                push_lines(&mut joined, &form.tree().text()[body], body.start);
                let len = joined.text().len();
                RunScript::part(joined, opener_len..len)
            }
        }
    }
}

/// The body of a heredoc with the line end in front of it and without the terminator.
fn body(heredoc: Node<'_>) -> TextRange {
    let start = heredoc.range().start;
    let end = heredoc.token(SyntaxKind::HEREDOC_BODY).map_or(start, |it| it.range().end);
    TextRange::new(start.saturating_sub(1), end)
}

/// Appends a text that stands at `start`, with the line ends that hadolint makes of those of Windows.
fn push_lines(joined: &mut Joined, text: &str, start: u32) {
    let mut at = 0;
    for (newline, _) in text.match_indices("\r\n") {
        joined.push_text(&text[at..newline], start + at as u32);
        at = newline + 1;
    }
    joined.push_text(&text[at..], start + at as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let parse = dockerfmt_syntax::parse(text);
        let model = Model::new(&parse);
        let run = parse.file().instructions().next().and_then(|it| it.as_run()).expect("a RUN");
        let scripts = HadolintScripts::new([run].into_iter());
        assert_eq!(scripts.get(&model, run).map(RunScript::text), Some(expected), "{text}");
    }

    #[test]
    fn a_heredoc_in_front_is_the_script_with_the_rest_of_its_line() {
        check("RUN <<EOF\na\nb\nEOF\n", "\na\nb\n");
        check("RUN <<EOF bash\na\nEOF\n", " bash\na\n");
        check("RUN <<EOF\r\na\r\nb\rc\r\nEOF\r\n", "\na\nb\rc\n");
    }

    #[test]
    fn a_heredoc_behind_a_command_ends_the_script() {
        check("RUN cat <<EOF > /x && sudo y\na\nEOF\n", "cat ");
        check("RUN cat <<<x\n", "cat <<<x");
        check("RUN sudo x && cat <<E>> y\nCMD z", "sudo x && cat <<E>> y");
        check("RUN echo $((1<<2)) && cat <<EOF\na\nEOF\n", "echo $((1<<2)) && cat <<EOF\na\nEOF");
    }

    #[test]
    fn flags_that_hadolint_does_not_know_begin_the_script() {
        check("RUN --device=a \\\n --network=none sudo x\n", "--device=a --network=none sudo x");
        check("RUN --device=a [\"x\"]\n", "--device=a [\"x\"]");
        check("RUN --device=a <<EOF\nsudo x\nEOF\n", "--device=a ");
        check("RUN --network=none sudo x\n", "sudo x");
    }

    #[test]
    fn a_list_of_strings_is_joined() {
        check("RUN [\"sudo\", \"a b\"]\n", "sudo a b");
        check(r#"RUN ["C:\dir\x.exe", "\"y\""]"#, r#"C:\dir\x.exe "y""#);
        check("RUN [\"a\",]\n", "[\"a\",]");
    }
}
