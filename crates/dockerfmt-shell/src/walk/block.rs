//! Blocks, conditions and arithmetic commands.

use shuck_ast::{CompoundCommand as Block, ConditionalExpr};

use super::Walk;
use crate::command::{Command, Word};
use crate::flatten::range;

impl Walk<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::If(it) => {
                self.statements(&it.condition);
                self.statements(&it.then_branch);
                for (condition, body) in &it.elif_branches {
                    self.statements(condition);
                    self.statements(body);
                }
                it.else_branch.iter().for_each(|it| self.statements(it));
            }
            Block::For(it) => {
                self.words(it.words.iter().flatten());
                self.statements(&it.body);
            }
            Block::Select(it) => {
                self.words(&it.words);
                self.statements(&it.body);
            }
            Block::ArithmeticFor(it) => {
                for expression in [&it.init_ast, &it.condition_ast, &it.step_ast].into_iter().flatten() {
                    self.arithmetic(expression);
                }
                self.statements(&it.body);
            }
            Block::While(it) => {
                self.statements(&it.condition);
                self.statements(&it.body);
            }
            Block::Until(it) => {
                self.statements(&it.condition);
                self.statements(&it.body);
            }
            Block::Case(it) => {
                self.word(&it.word);
                for branch in &it.cases {
                    branch.patterns.iter().for_each(|it| self.pattern(it));
                    self.statements(&branch.body);
                }
            }
            Block::Subshell(it) | Block::BraceGroup(it) => self.statements(it),
            Block::Arithmetic(it) => it.expr_ast.iter().for_each(|it| self.arithmetic(it)),
            Block::Conditional(it) => self.condition(&it.expression),
            Block::Coproc(it) => self.statement(&it.body),
            Block::Time(it) => {
                // hadolint counts the `time` as a command too.
                let start = it.span.start.offset();
                let end = (start + "time".len()).min(range(it.span).end);
                let name =
                    Word { text: "time".to_owned(), range: start..end, is_literal: true, is_in_place: true };
                self.commands.push(Command::new(name, Vec::new(), 0));
                it.command.iter().for_each(|it| self.statement(it));
            }
            // Forms of zsh, which the grammar has refused.
            Block::Foreach(_) | Block::Repeat(_) | Block::Always(_) => {}
        }
    }

    /// The inside of `[[ … ]]`. The tree leans to the left, so a long one must not be walked by recursion.
    fn condition(&mut self, last: &ConditionalExpr) {
        let mut rights = Vec::new();
        let mut node = last;
        while let ConditionalExpr::Binary(it) = node {
            rights.push(&it.right);
            node = &it.left;
        }
        self.condition_leaf(node);
        for right in rights.into_iter().rev() {
            self.condition(right);
        }
    }

    fn condition_leaf(&mut self, node: &ConditionalExpr) {
        match node {
            ConditionalExpr::Unary(it) => self.condition(&it.expr),
            ConditionalExpr::Parenthesized(it) => self.condition(&it.expr),
            ConditionalExpr::Word(it) | ConditionalExpr::Regex(it) => self.word(it),
            ConditionalExpr::Pattern(it) => self.pattern(it),
            ConditionalExpr::VarRef(it) => self.reference(it),
            ConditionalExpr::Binary(_) => {}
        }
    }
}
