//! How much of the shell text of real files is laid out by its structure.

use std::collections::BTreeMap;

use dockerfmt::printer::{HeredocStyle, Kept, ShellStyle, ShellText, shell_texts};
use dockerfmt::syntax::{Node, SyntaxKind};
use dockerfmt::{Style, parse};
use dockerfmt_tests::{corpus, corpus_files};

#[test]
fn most_runs_of_real_files_are_laid_out() {
    let Some(corpus) = corpus("most_runs_of_real_files_are_laid_out") else { return };
    let style = Style { shell: ShellStyle::Full, heredoc: HeredocStyle::Shell, ..Style::default() };
    let (mut commands, mut scripts) = (Tally::default(), Tally::default());
    for (name, text) in corpus_files(&corpus) {
        let parse = parse(&text);
        let texts = shell_texts(&parse, &style).expect("no NUL");
        for node in parse.file().instructions().map(|it| it.node()).filter(|it| run_of(*it).is_some()) {
            for it in texts.iter().filter(|it| node.range().contains_range(it.range)) {
                let line = text[..it.range.start as usize].matches('\n').count() + 1;
                if it.is_heredoc {
                    scripts.count(it, format!("{name}:{line}"));
                } else if is_broken(node) {
                    commands.count(it, format!("{name}:{line}"));
                }
            }
        }
    }
    for (what, tally) in [("multi-line RUNs", commands), ("scripts in heredocs", scripts)] {
        println!("{}", tally.report(what));
        assert!(tally.share() >= 95.0, "{what}");
    }
}

/// The `RUN` that the instruction is or triggers.
fn run_of(instruction: Node<'_>) -> Option<Node<'_>> {
    if instruction.kind() == SyntaxKind::RUN { Some(instruction) } else { instruction.child(SyntaxKind::RUN) }
}

/// Whether a continuation is inside the command.
fn is_broken(instruction: Node<'_>) -> bool {
    let form = run_of(instruction).and_then(|it| it.child(SyntaxKind::SHELL_FORM));
    form.is_some_and(|it| it.tokens().any(|it| it.kind() == SyntaxKind::CONTINUATION))
}

/// Texts for POSIX shells.
#[derive(Default)]
struct Tally {
    n_all: usize,
    kept: BTreeMap<Kept, Vec<String>>,
}

impl Tally {
    fn count(&mut self, text: &ShellText, place: String) {
        if text.kept == Some(Kept::OtherShell) {
            return;
        }
        self.n_all += 1;
        if let Some(it) = text.kept {
            self.kept.entry(it).or_default().push(place);
        }
    }

    /// The share of what is laid out, in percent.
    fn share(&self) -> f64 {
        100.0 * self.n_laid_out() as f64 / self.n_all as f64
    }

    fn n_laid_out(&self) -> usize {
        self.n_all - self.kept.values().map(Vec::len).sum::<usize>()
    }

    /// The share and the reasons of the rest.
    fn report(&self, what: &str) -> String {
        let n_laid_out = self.n_laid_out();
        let mut res = format!("{n_laid_out} of {} {what} are laid out ({:.1} %)", self.n_all, self.share());
        for (reason, places) in &self.kept {
            res.push_str(&format!("\n  {:3} {reason}\n      {}", places.len(), places.join("\n      ")));
        }
        res
    }
}
