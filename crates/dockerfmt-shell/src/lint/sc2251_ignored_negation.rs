//! `SC2251`: a statement `! command` whose failure `set -e` does not see.
//!
//! On shuck's tree and not on the list of commands, because it matters what a statement is a part of.

use shuck_ast::{BinaryOp, Command, CompoundCommand as Block, File, Stmt, StmtSeq};

use super::codes::code;
use super::finding::Finding;

/// The findings in `text`, which begins at offset `base` of the text whose tree `file` is.
pub(super) fn check(file: &File, base: usize, text: &str) -> Vec<Finding> {
    let (true, Some(code)) = (text.contains('!') && sets_errexit(text), code(2251)) else {
        return Vec::new();
    };
    let mut walk = Walk { starts: Vec::new() };
    walk.body(&file.body, true);
    let starts = walk.starts.into_iter().filter_map(|it| it.checked_sub(base));
    let message = "`set -e` does not stop at a failure of what stands behind this `!`";
    starts.map(|it| Finding::new(code, it..it + 1, message)).collect()
}

/// Whether the option is turned on somewhere, be it behind the statement.
fn sets_errexit(text: &str) -> bool {
    let script = crate::script::Script::parse(text);
    script.commands().iter().filter(|it| it.name() == "set").any(|it| {
        let mut options = it.args().iter().map(|it| it.text.as_str()).take_while(|it| *it != "--");
        options.any(|it| it == "errexit" || it.starts_with('-') && it.contains('e'))
    })
}

struct Walk {
    /// Where the statements begin that are found.
    starts: Vec<usize>,
}

impl Walk {
    /// The status of the last statement may be that of a script, a function or a subshell, so it is wanted there.
    fn body(&mut self, body: &StmtSeq, is_last_wanted: bool) {
        let n_statements = body.iter().count();
        for (idx, statement) in body.iter().enumerate() {
            self.statement(statement, is_last_wanted && idx + 1 == n_statements);
        }
    }

    fn statement(&mut self, statement: &Stmt, is_wanted: bool) {
        if statement.negated && !is_wanted {
            self.starts.push(statement.span.start.offset());
        }
        match &statement.command {
            Command::Binary(it) => {
                if matches!(it.op, BinaryOp::Pipe | BinaryOp::PipeAll) {
                    self.statement(&it.left, true);
                }
                self.statement(&it.right, true);
            }
            Command::Compound(it) => self.block(it),
            Command::Function(it) => {
                if let Command::Compound(Block::BraceGroup(it) | Block::Subshell(it)) = &it.body.command {
                    self.body(it, true);
                }
            }
            _ => {}
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::If(it) => {
                self.condition(&it.condition);
                self.body(&it.then_branch, false);
                for (condition, body) in &it.elif_branches {
                    self.condition(condition);
                    self.body(body, false);
                }
                it.else_branch.iter().for_each(|it| self.body(it, false));
            }
            Block::While(it) => {
                self.condition(&it.condition);
                self.body(&it.body, false);
            }
            Block::Until(it) => {
                self.condition(&it.condition);
                self.body(&it.body, false);
            }
            Block::For(it) => self.body(&it.body, false),
            Block::Select(it) => self.body(&it.body, false),
            Block::ArithmeticFor(it) => self.body(&it.body, false),
            Block::BraceGroup(it) => self.body(it, false),
            Block::Subshell(it) => self.body(it, true),
            _ => {}
        }
    }

    /// Nothing stops at what is the condition itself: the last statement.
    fn condition(&mut self, condition: &StmtSeq) {
        let n_statements = condition.iter().count();
        for statement in condition.iter().take(n_statements.saturating_sub(1)) {
            self.statement(statement, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shuck_parser::ShellDialect;
    use shuck_parser::parser::Parser;

    fn found(text: &str) -> usize {
        let parsed = Parser::with_dialect(text, ShellDialect::Bash).parse();
        check(&parsed.file, 0, text).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in [
            "set -e; ! a; b",
            "set -e\n! a\nb",
            "set -ex; ! a; b",
            "set -e; { ! a; }; b",
            "set -e; { b; ! a; }",
            "set -e; ! a | b; c",
            "set -e; for i in a b; do ! c; done",
            "set -e; (! a; b)",
            "set -o errexit; ! a; b",
            "! b; set -e; c",
            "set -e; ! [ -f x ]; y",
            "set -ex; if a; then ! b; fi",
            "set -e; f() { ! a; b; }; f",
            "set -e; if ! a; d; then b; fi",
            "set -e; { { ! a; }; }",
            "set -e; a | { ! b; c; }",
            "set -e; a || (! b; c)",
            "set -e; while a; do ! b; c; done",
            "set -x -e; ! a; b",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "! a; b",
            "set -e; ! a",
            "set -e; a && ! b; c",
            "set -e; if ! a; then b; fi",
            "set -e; while ! a; do b; done; c",
            "set -e; ( ! a ); b",
            "set -e; f() { ! a; }; f",
            "set -e; ! a && b",
            "set -e; case a in b) ! c; e;; esac; d",
            "set -e; x=$(! a; b)",
            "set +e; ! a; b",
            "set -e && ! b; d",
            "set -e; time ! a; b",
            "set -e; { ! a; b; } || c",
            "set -e; for x in y; do ! a; done || c",
            "set -- -e; ! a; b",
            "set -E; ! a; b",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
