//! The style `standard`: operators lead their lines, and break all or none.

use dockerfmt_shell::{Role, Shape, TokenKind};

use super::layout::Layout;

impl Layout<'_, '_> {
    /// Moves each break behind `&&`, `||` or `|` in front of it.
    pub(super) fn lead_with_operators(&mut self) {
        for i in 0..self.tokens.len().saturating_sub(1) {
            let is_operator = matches!(self.tokens[i].role, Role::AndOr(_) | Role::Pipe(_));
            if is_operator && self.gaps[i + 1].is_break {
                let gap = std::mem::take(&mut self.gaps[i + 1]);
                self.gaps[i].append(gap);
            }
        }
    }

    /// Puts every `&&` of a script that is one list on a line of its own.
    pub(super) fn break_outermost_list(&mut self) {
        if self.shape == Shape::AndOrList {
            for (token, gap) in self.tokens.iter().zip(&mut self.gaps) {
                let is_and = token.kind == TokenKind::AndIf && matches!(token.role, Role::AndOr(_));
                gap.is_break |= is_and && token.depth == 0;
            }
        }
    }

    /// Puts every `|` of a pipeline and every `||` of a list on a line of its own if one of them is.
    pub(super) fn complete_operators(&mut self) {
        let (lists, pipelines) = (self.broken_lists(TokenKind::OrIf), self.broken_pipelines());
        for (token, gap) in self.tokens.iter().zip(&mut self.gaps) {
            gap.is_break |= match token.role {
                Role::AndOr(it) => token.kind == TokenKind::OrIf && lists[it.index()],
                Role::Pipe(it) => pipelines[it.index()],
                _ => false,
            };
        }
    }

    /// Which lists have an operator of this kind that begins a line.
    pub(super) fn broken_lists(&self, kind: TokenKind) -> Vec<bool> {
        let mut res = vec![false; self.n_lists];
        for (token, gap) in self.tokens.iter().zip(&self.gaps).filter(|(it, _)| it.kind == kind) {
            if let Role::AndOr(it) = token.role {
                res[it.index()] |= gap.is_break;
            }
        }
        res
    }
}
