//! The style `full`: all of `standard`, and what it leaves to the author.
//!
//! Each step breaks more lines and none takes a break back that another one made, so the second run, which finds all
//! breaks made, adds none.

use dockerfmt_shell::{Role, TokenKind};

use super::layout::Layout;
use super::width::{Page, Units};

impl Layout<'_, '_> {
    /// Breaks the lines of a text that has several, or that is too long for one.
    pub(super) fn break_fully(&mut self, page: Page) {
        self.lead_with_operators();
        self.break_statements();
        self.break_outermost_list();
        self.break_installs();
        let bodies = self.bodies();
        let units = Units::of(self, &bodies);
        // What breaks within a block may break the list that the block is part of, and so on outwards.
        let mut n_breaks = None;
        while n_breaks != Some(self.n_breaks()) {
            n_breaks = Some(self.n_breaks());
            self.complete_operators();
            self.complete_lists();
            self.break_bodies(&bodies);
            self.break_long_lines(page, &units, &bodies);
        }
    }

    fn n_breaks(&self) -> usize {
        self.gaps.iter().filter(|it| it.is_break).count()
    }

    /// Puts every `&&` of a list on a line of its own if one of them is, or stands behind a block over several lines.
    fn complete_lists(&mut self) {
        let mut lists = self.broken_lists(TokenKind::AndIf);
        for (i, token) in self.tokens.iter().enumerate().filter(|(_, it)| it.kind == TokenKind::AndIf) {
            if let Role::AndOr(it) = token.role {
                lists[it.index()] |= self.gaps[i - 1].is_break && self.tokens[i - 1].role == Role::Close;
            }
        }
        for (token, gap) in self.tokens.iter().zip(&mut self.gaps) {
            let is_and = token.kind == TokenKind::AndIf;
            gap.is_break |= is_and && matches!(token.role, Role::AndOr(it) if lists[it.index()]);
        }
    }
}
