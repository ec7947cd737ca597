//! Simple commands, their redirections, and the headers of functions, which begin like them.
//!
//! Separate because this is where ShellCheck's guesses about parentheses are.

use super::{Broken, Found, Reader};
use crate::outline::Role;
use crate::tokens::{Token, TokenKind};

/// Commands whose arguments may be assignments of arrays.
const DECLARATIONS: [&str; 5] = ["declare", "export", "local", "readonly", "typeset"];

impl Reader<'_> {
    /// `[name=value]… [word]…` with redirections anywhere.
    pub(super) fn simple_command(&mut self) -> Found {
        let start = self.pos;
        let mut name = None;
        loop {
            let role = if self.pos == start { Role::CommandStart } else { Role::Argument };
            match self.kind() {
                Some(TokenKind::Word) => {
                    let word = self.word().unwrap_or_default();
                    let is_assignment = is_assignment(word);
                    let may_be_array = name.is_none_or(|it| DECLARATIONS.contains(&it));
                    if may_be_array
                        && is_assignment
                        && word.ends_with('=')
                        && self.is_glued(1, TokenKind::LParen)
                    {
                        self.array(role)?;
                        continue;
                    }
                    self.emit(role);
                    if name.is_none() && !is_assignment {
                        name = Some(word);
                        if self.pos == start + 1 && self.function_header(word)? {
                            return Ok(true);
                        }
                    }
                }
                Some(TokenKind::ProcessOpen) => self.process(role)?,
                _ if self.redirection(role)? => {}
                _ => return Ok(self.pos > start),
            }
        }
    }

    /// `>target`, `2>&1`, `<<END`
    pub(super) fn redirection(&mut self, role: Role) -> Found {
        match self.kind() {
            Some(TokenKind::Duplicate) => self.emit(role),
            Some(TokenKind::Redirect | TokenKind::HeredocOpener) => {
                self.emit(role);
                match self.kind() {
                    Some(TokenKind::Word) => self.emit(Role::Argument),
                    Some(TokenKind::ProcessOpen) => self.process(Role::Argument)?,
                    _ => return Err(Broken),
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// `name=( … )` as one word.
    fn array(&mut self, role: Role) -> Result<(), Broken> {
        use TokenKind::{Comment, LParen, Newline, ProcessOpen, RParen, Word};
        let end = self.closing(self.pos + 1).ok_or(Broken)?;
        let is_element =
            |it: &Token| matches!(it.kind, Word | Newline | Comment | ProcessOpen | LParen | RParen);
        if !self.lexed.tokens[self.pos..end].iter().all(is_element) {
            return Err(Broken);
        }
        self.emit_until(end, role);
        Ok(())
    }

    /// `<( … )` as one word.
    fn process(&mut self, role: Role) -> Result<(), Broken> {
        let (start, n_tokens) = (self.pos, self.tokens.len());
        let (n_lists, n_pipelines) = (self.lists.len(), self.pipelines.len());
        self.emit(role);
        self.body(1)?;
        self.expect_kind(TokenKind::RParen, role)?;
        self.tokens.truncate(n_tokens);
        self.lists.truncate(n_lists);
        self.pipelines.truncate(n_pipelines);
        let end = std::mem::replace(&mut self.pos, start);
        self.emit_until(end, role);
        Ok(())
    }

    /// `name ( … )`, whatever is in the parentheses, as long as it has no line end and no `{`.
    /// ShellCheck takes a script for broken that goes on as if it had meant a call.
    fn function_header(&mut self, name: &str) -> Found {
        let Some(open) = self.peek().filter(|it| it.kind == TokenKind::LParen) else { return Ok(false) };
        let rest = &self.text[open.range.end..];
        let Some(len) = rest.find([')', '\n', '{']).filter(|&it| rest[it..].starts_with(')')) else {
            return Ok(false);
        };
        if !is_function_name(name) {
            return Ok(false);
        }
        self.is_plain &= rest[..len].trim().is_empty();
        let close = open.range.end + len;
        while self.peek().is_some_and(|it| it.range.start < close) {
            self.emit(Role::Argument);
        }
        self.expect_kind(TokenKind::RParen, Role::Argument)?;
        self.function_body()?;
        Ok(true)
    }

    /// `function name [()] body`; the same word may also be a command.
    pub(super) fn function_keyword(&mut self) -> Found {
        let name = self.lexed.tokens.get(self.pos + 1).filter(|it| it.kind == TokenKind::Word);
        if !name.is_some_and(|it| is_function_name(&self.text[it.range.clone()])) {
            return self.simple_command();
        }
        self.emit(Role::CommandStart);
        self.emit(Role::Argument);
        if self.kind() == Some(TokenKind::LParen) {
            self.emit(Role::Argument);
            self.expect_kind(TokenKind::RParen, Role::Argument)?;
        }
        self.function_body()?;
        Ok(true)
    }

    fn function_body(&mut self) -> Result<(), Broken> {
        self.line_ends();
        let is_group = self.word() == Some("{") || self.kind() == Some(TokenKind::LParen);
        if is_group { self.must(Self::command) } else { Err(Broken) }
    }
}

/// `name=`, `name+=`, `name[index]=` at the start of a word.
fn is_assignment(word: &str) -> bool {
    let is_letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let rest = word.trim_start_matches(is_letter);
    let has_name = rest.len() < word.len() && !word.starts_with(|it: char| it.is_ascii_digit());
    let behind_index = match rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
        Some((_, it)) => it,
        None => rest,
    };
    has_name && (behind_index.starts_with('=') || behind_index.starts_with("+="))
}

fn is_function_name(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_alphanumeric() || b"_:.,+?@-/^".contains(&it))
}
