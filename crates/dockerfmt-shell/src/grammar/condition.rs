//! The inside of `[ … ]` and `[[ … ]]`.
//!
//! Separate because it is a language of its own. ShellCheck reads it where it sees the bracket and gives the script
//! up when it does not follow; PowerShell's `[Type]::Member` is the usual case.

use super::{Broken, Found, Reader};
use crate::outline::Role;
use crate::tokens::TokenKind;

impl Reader<'_> {
    /// `[ expression ]` or `[[ expression ]]`
    pub(super) fn condition(&mut self) -> Result<(), Broken> {
        let (start, n_tokens) = (self.pos, self.tokens.len());
        let word = self.word().unwrap_or_default();
        let is_double = word.starts_with("[[");
        // Without the blank, `[a ]`, the rest of the word is the first operand.
        let has_operand = word.len() > if is_double { 2 } else { 1 };
        self.is_plain &= !has_operand;
        self.is_double_bracket = is_double;
        self.emit(Role::CommandStart);
        self.line_ends();
        if !self.at_bracket() || has_operand {
            self.alternatives(has_operand)?;
        }
        self.line_ends();
        self.must(Self::bracket)?;
        if is_double {
            let end = std::mem::replace(&mut self.pos, start);
            self.tokens.truncate(n_tokens);
            self.emit_until(end, Role::CommandStart);
        }
        Ok(())
    }

    fn at_bracket(&self) -> bool {
        matches!(self.word(), Some("]" | "]]"))
    }

    fn bracket(&mut self) -> Found {
        let found = self.at_bracket();
        if found {
            self.emit(Role::Argument);
        }
        Ok(found)
    }

    /// `term [-o|-a|&&||| term]…`; how they bind does not matter here.
    fn alternatives(&mut self, has_operand: bool) -> Result<(), Broken> {
        self.term(has_operand)?;
        self.line_ends();
        while self.connective() {
            self.line_ends();
            self.term(false)?;
            self.line_ends();
        }
        Ok(())
    }

    fn connective(&mut self) -> bool {
        let found = match self.kind() {
            Some(TokenKind::Word) => matches!(self.word(), Some("-o" | "-a")),
            it => self.operator(it),
        };
        if found {
            self.emit(Role::Argument);
        }
        found
    }

    /// `&&` and `||` end the command `[`, whatever ShellCheck sees in them.
    fn operator(&mut self, kind: Option<TokenKind>) -> bool {
        let found = matches!(kind, Some(TokenKind::AndIf | TokenKind::OrIf));
        self.is_plain &= !found || self.is_double_bracket;
        found
    }

    /// `! term`, `( expression )`, `-f operand`, `operand [= operand]`; the first operand may be read already.
    fn term(&mut self, has_operand: bool) -> Result<(), Broken> {
        if has_operand {
            return self.comparison();
        }
        while self.word() == Some("!") {
            self.emit(Role::Argument);
        }
        let open = self.word().is_some_and(|it| it == "\\(");
        if open || self.kind() == Some(TokenKind::LParen) {
            self.is_plain &= open || self.is_double_bracket;
            self.emit(Role::Argument);
            self.deeper(0, |it| it.alternatives(false))?;
            let close = if open { TokenKind::Word } else { TokenKind::RParen };
            return self.expect_kind(close, Role::Argument);
        }
        if self.at_unary() {
            self.emit(Role::Argument);
            return self.operand();
        }
        self.operand()?;
        self.comparison()
    }

    /// Whether a `-f` stands here that is not itself compared.
    fn at_unary(&self) -> bool {
        let is_unary = self
            .word()
            .is_some_and(|it| matches!(it.as_bytes(), [b'-', letter] if letter.is_ascii_alphabetic()));
        let next = self.lexed.tokens.get(self.pos + 1).map_or("", |it| &self.text[it.range.clone()]);
        is_unary && !matches!(next, "=" | "==" | "!=")
    }

    fn operand(&mut self) -> Result<(), Broken> {
        if self.at_bracket() {
            return Err(Broken);
        }
        self.expect_kind(TokenKind::Word, Role::Argument)
    }

    /// `= operand`, if a comparison follows.
    fn comparison(&mut self) -> Result<(), Broken> {
        let Some(token) = self.peek() else { return Ok(()) };
        let text = &self.text[token.range.clone()];
        let is_redirect = token.kind == TokenKind::Redirect && matches!(text, "<" | ">");
        if is_redirect || is_word_operator(text) {
            self.is_plain &= !is_redirect || self.is_double_bracket;
            self.emit(Role::Argument);
            return if text == "=~" { self.regex() } else { self.operand() };
        }
        // `a =b`: the operator and its operand are one word.
        let is_glued = ["=~", "==", "!=", "="].iter().any(|it| text.starts_with(it));
        if is_glued {
            self.is_plain = false;
            self.emit(Role::Argument);
        }
        Ok(())
    }

    /// All up to a blank outside parentheses.
    fn regex(&mut self) -> Result<(), Broken> {
        let start = self.pos;
        while self.pos == start || self.peek().is_some_and(|it| self.is_glued(0, it.kind)) {
            let end = match self.kind() {
                Some(TokenKind::LParen) => self.closing(self.pos).ok_or(Broken)?,
                Some(_) => self.pos + 1,
                None => return Err(Broken),
            };
            self.emit_until(end, Role::Argument);
        }
        Ok(())
    }
}

fn is_word_operator(word: &str) -> bool {
    let is_symbol = matches!(word, "=" | "==" | "!=" | "=~" | "\\<" | "\\>" | "<=" | ">=");
    let is_name = word.strip_prefix('-').is_some_and(|it| {
        !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphabetic()) && !matches!(it, "a" | "o")
    });
    is_symbol || is_name
}
