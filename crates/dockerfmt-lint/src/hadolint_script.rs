//! The script of a `RUN` as hadolint reads it, for verdicts that must equal its own.
//!
//! It differs from BuildKit's only around heredocs and brackets, so most scripts are those of the model.

use std::cell::OnceCell;

use dockerfmt_semantic::{Model, RunScript};
use dockerfmt_shell::Joined;
use dockerfmt_syntax::ast::{Command, Run};
use dockerfmt_syntax::{Node, NodeId, SyntaxKind, TextRange};

use crate::hadolint_exec::strings;

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
        let reading = Reading::new(run, form);
        if matches!(reading, Reading::Whole) {
            return model.script(run);
        }
        let idx = self.cells.binary_search_by_key(&run.node().id(), |it| it.0).ok()?;
        Some(self.cells[idx].1.get_or_init(|| reading.script(form)))
    }
}

/// What hadolint takes for the script.
enum Reading {
    /// All of the shell form.
    Whole,
    /// The strings of a list in brackets, JSON or not.
    Exec(Vec<std::ops::Range<usize>>),
    /// What stands before the first heredoc.
    Before { opener: usize },
    /// What follows the opener that the command begins with: the rest of its line and the body.
    Body { opener_len: usize, body: TextRange },
}

impl Reading {
    fn new(run: Run<'_>, form: Node<'_>) -> Self {
        let text = form.joined();
        if let Some(it) = strings(&text) {
            return Reading::Exec(it);
        }
        let (Some(opener), Some(heredoc)) =
            (form.child(SyntaxKind::HEREDOC_OPENER), run.node().child(SyntaxKind::HEREDOC))
        else {
            return Reading::Whole;
        };
        let joined = Joined::from_node(form);
        match text.find("<<") {
            Some(0) => Reading::Body { opener_len: opener.joined().len(), body: body(heredoc) },
            Some(at) if joined.source_offset(at) == opener.range().start => Reading::Before { opener: at },
            _ => Reading::Whole,
        }
    }

    fn script(self, form: Node<'_>) -> RunScript {
        let mut joined = Joined::from_node(form);
        match self {
            Reading::Whole => {
                let len = joined.text().len();
                RunScript::part(joined, 0..len)
            }
            Reading::Exec(strings) => {
                let word = |it: std::ops::Range<usize>| (joined.text()[it.clone()].replace("\\\"", "\""), it);
                let words: Vec<_> = strings.into_iter().map(word).collect();
                RunScript::words(joined, words)
            }
            Reading::Before { opener } => RunScript::part(joined, 0..opener),
            Reading::Body { opener_len, body } => {
                joined.push_text(&form.tree().text()[body], body.start);
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
