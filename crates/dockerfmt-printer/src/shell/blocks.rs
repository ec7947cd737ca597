//! Where lines break around statements and in blocks at the style `full`.

use dockerfmt_shell::{OutlineToken, Role, TokenKind};

use super::layout::Layout;

/// What is to become of a line break before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Break,
    Join,
    /// As the author has it.
    Keep,
}

/// A group, a subshell or the statements of a `case` branch: its lines break at both ends or at none.
#[derive(Debug)]
pub(super) struct Body {
    /// The depth of what encloses it.
    pub(super) depth: u16,
    /// The token that comes first in it.
    pub(super) first: usize,
    /// What ends it: `)`, `}` or `;;`; the last branch of a `case` may have nothing.
    pub(super) end: Option<usize>,
}

impl Body {
    /// The tokens that begin a line where the body has lines of its own.
    pub(super) fn edges(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.first).chain(self.end)
    }
}

impl Layout<'_, '_> {
    /// One statement on a line; `then` and `do` on the line of their condition, and what they govern below it.
    pub(super) fn break_statements(&mut self) {
        for i in 1..self.tokens.len() {
            match self.edge(i) {
                Edge::Break => self.gaps[i].is_break = true,
                // A comment needs the break that it stands in.
                Edge::Join if self.gaps[i].items.is_empty() => self.gaps[i].is_break = false,
                Edge::Join | Edge::Keep => {}
            }
        }
    }

    fn edge(&self, i: usize) -> Edge {
        let (before, token) = (&self.tokens[i - 1], &self.tokens[i]);
        match (before.role, token.role) {
            // At the start of a line it would be a comment of the Dockerfile.
            (_, Role::Comment) => Edge::Keep,
            (_, Role::Separator) => self.before_separator(i),
            (_, Role::Middle) if matches!(&*self.texts[i], "elif" | "else") => Edge::Break,
            (_, Role::Middle) => Edge::Join,
            (_, Role::Close) if is_sign(token) => Edge::Keep,
            (_, Role::Close) => Edge::Break,
            (Role::Pattern, _) => Edge::Keep,
            (_, Role::Pattern) => Edge::Break,
            (Role::Middle, _) if self.texts[i - 1] == "elif" => Edge::Join,
            (Role::Middle, _) => Edge::Break,
            (Role::Open, Role::Argument) => Edge::Keep,
            (Role::Open, _) if is_sign(before) => Edge::Keep,
            (Role::Open, _) => Edge::Join,
            // The body of a function.
            (Role::Argument, Role::Open) => Edge::Join,
            (Role::Separator, _) => Edge::Break,
            _ => Edge::Keep,
        }
    }

    /// A `;` alone on its line, which lets one add words above it, is the author's choice; before `then` and `do` only
    /// where it parts such words from what follows.
    fn before_separator(&self, i: usize) -> Edge {
        let is_before_middle = self.tokens.get(i + 1).is_some_and(|it| it.role == Role::Middle);
        if is_before_middle && !self.gaps[i - 1].is_break { Edge::Join } else { Edge::Keep }
    }

    /// Groups, subshells and branches, each behind those inside it.
    pub(super) fn bodies(&self) -> Vec<Body> {
        let mut res = Vec::new();
        let mut open: Vec<Option<Body>> = Vec::new();
        let mut branch: Vec<Body> = Vec::new();
        for (i, token) in self.tokens.iter().enumerate() {
            let depth = token.depth;
            let body = Body { depth, first: i + 1, end: None };
            match token.role {
                Role::Open => open.push(is_sign(token).then_some(body)),
                Role::Close => {
                    let last = branch.pop_if(|it| it.depth == depth + 1);
                    res.extend(last.filter(|it| it.first < i));
                    res.extend(open.pop().flatten().map(|it| Body { end: Some(i), ..it }));
                }
                Role::Pattern if self.ends_pattern(i) => branch.push(body),
                Role::Separator if is_branch_end(token) => {
                    let body = branch.pop_if(|it| it.depth + 1 == depth);
                    res.extend(body.filter(|it| it.first < i).map(|it| Body { end: Some(i), ..it }));
                }
                _ => {}
            }
        }
        res
    }

    fn ends_pattern(&self, i: usize) -> bool {
        self.tokens[i].kind == TokenKind::RParen
            && self.tokens.get(i + 1).is_none_or(|it| it.role != Role::Pattern)
    }

    /// Gives the bodies that have a line break lines of their own.
    pub(super) fn break_bodies(&mut self, bodies: &[Body]) {
        // How many breaks there are up to each token; inner bodies come first, and an outer one has their breaks too.
        let mut n_breaks = Vec::with_capacity(self.gaps.len());
        let mut sum = 0_usize;
        for gap in &self.gaps {
            sum += usize::from(gap.is_break);
            n_breaks.push(sum);
        }
        for body in bodies {
            let end = body.end.unwrap_or_else(|| self.end_of_branch(body));
            let is_broken = n_breaks.get(end).copied().unwrap_or(sum) > n_breaks[body.first - 1];
            if is_broken {
                body.edges().for_each(|it| self.gaps[it].is_break = true);
            }
        }
    }

    /// The last token of a branch that nothing ends.
    fn end_of_branch(&self, body: &Body) -> usize {
        let inside = self.tokens[body.first..].iter().take_while(|it| it.depth > body.depth);
        body.first + inside.count().saturating_sub(1)
    }
}

/// Whether it is a parenthesis or a brace, and no word.
fn is_sign(token: &OutlineToken) -> bool {
    token.range.len() == 1
}

fn is_branch_end(token: &OutlineToken) -> bool {
    matches!(token.kind, TokenKind::DoubleSemi | TokenKind::SemiAnd | TokenKind::DoubleSemiAnd)
}
