//! Commands and the blocks among them: groups, subshells, `if`, loops, `case`.

use super::{Broken, Found, Missing, Reader};
use crate::outline::Role;
use crate::tokens::TokenKind;

impl Reader<'_> {
    /// Any command, with `!`, `time` or `coproc` before it.
    pub(super) fn command(&mut self) -> Found {
        while self.word() == Some("!") {
            self.negations.extend(self.peek().map(|it| it.range.start));
            self.emit(Role::CommandStart);
            if self.word() != Some("!") {
                return self.must(Self::command).map(|()| true);
            }
        }
        match self.kind() {
            Some(TokenKind::LParen) if self.is_glued(1, TokenKind::LParen) => self.double_paren(),
            Some(TokenKind::LParen) => self.block(Self::subshell),
            Some(TokenKind::Word) => self.word_command(),
            Some(_) => self.simple_command(),
            None => Ok(false),
        }
    }

    fn word_command(&mut self) -> Found {
        match self.word().unwrap_or_default() {
            "then" | "elif" | "else" | "fi" | "do" | "done" | "esac" | "}" => Ok(false),
            "{" => self.block(Self::group),
            "if" => self.block(Self::if_block),
            "while" | "until" => self.block(Self::while_block),
            "for" | "select" => self.block(Self::for_block),
            "case" => self.block(Self::case_block),
            "function" => self.function_keyword(),
            "time" | "coproc" => self.prefixed(),
            // ShellCheck sees a group without its blank: `{% if %}`.
            word if word.starts_with('{') => Err(Broken),
            // ShellCheck sees the header of a function.
            word if ["@(", "+(", "?("].iter().any(|it| word.starts_with(it)) => Err(Broken),
            word if word.starts_with('[') => self.block(Self::condition),
            _ => self.simple_command(),
        }
    }

    /// `time [-p] command` and `coproc [name] command`, where the command is no simple one.
    fn prefixed(&mut self) -> Found {
        let is_block = |word: Option<&str>| {
            matches!(word, Some("{" | "if" | "while" | "until" | "for" | "select" | "case" | "[[" | "!"))
        };
        let text_of = |it: &crate::Token| &self.text[it.range.clone()];
        let next = self.lexed.tokens.get(self.pos + 1);
        let is_before_block =
            next.is_some_and(|it| it.kind == TokenKind::LParen || is_block(Some(text_of(it))));
        if is_before_block {
            self.emit(Role::CommandStart);
            return self.must(Self::command).map(|()| true);
        }
        let is_name = self.word() == Some("coproc") && next.is_some_and(|it| it.kind == TokenKind::Word);
        let third = self.lexed.tokens.get(self.pos + 2);
        if is_name && third.is_some_and(|it| it.kind == TokenKind::LParen || is_block(Some(text_of(it)))) {
            self.emit(Role::CommandStart);
            self.emit(Role::Argument);
            return self.must(Self::command).map(|()| true);
        }
        self.simple_command()
    }

    /// A block with the redirections behind it.
    fn block(&mut self, read: impl FnOnce(&mut Self) -> Result<(), Broken>) -> Found {
        read(self)?;
        while self.redirection(Role::Argument)? {}
        Ok(true)
    }

    /// `(( … ))`, or a subshell that begins with a subshell.
    fn double_paren(&mut self) -> Found {
        match self.end_of_arithmetic(self.pos) {
            Some(end) => self.block(|it| {
                it.emit_until(end, Role::CommandStart);
                Ok(())
            }),
            None => self.block(Self::subshell),
        }
    }

    /// The index behind `))`, if that is what ends the `((` at index `open`.
    fn end_of_arithmetic(&self, open: usize) -> Option<usize> {
        let inner = self.closing(open + 1)?;
        let (last, next) = (self.lexed.tokens.get(inner - 1)?, self.lexed.tokens.get(inner)?);
        let is_glued = next.kind == TokenKind::RParen && next.range.start == last.range.end;
        is_glued.then_some(inner + 1)
    }

    /// `( statements )`
    fn subshell(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        self.body(1)?;
        self.expect_kind(TokenKind::RParen, Role::Close)
    }

    /// `{ statements; }`
    fn group(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        self.body(1)?;
        self.expect("}", Role::Close)
    }

    /// `if …; then …; [elif …; then …;]… [else …;] fi`
    fn if_block(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        self.body(1)?;
        self.need(Missing::Then, |it| it.expect("then", Role::Middle))?;
        self.body(1)?;
        while self.word() == Some("elif") {
            self.emit(Role::Middle);
            self.body(1)?;
            self.expect("then", Role::Middle)?;
            self.body(1)?;
        }
        if self.word() == Some("else") {
            self.emit(Role::Middle);
            self.body(1)?;
        }
        self.expect("fi", Role::Close)
    }

    /// `while …; do …; done`
    fn while_block(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        self.body(1)?;
        self.do_block()
    }

    fn do_block(&mut self) -> Result<(), Broken> {
        self.need(Missing::Do, |it| it.expect("do", Role::Middle))?;
        self.body(1)?;
        self.expect("done", Role::Close)
    }

    /// `for name [in words]; do …; done`, `for ((…; …; …)); do …; done`, `select` likewise
    fn for_block(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        if self.kind() == Some(TokenKind::LParen) && self.is_glued(1, TokenKind::LParen) {
            let end = self.end_of_arithmetic(self.pos).ok_or(Broken)?;
            self.emit_until(end, Role::Argument);
        } else {
            self.for_head()?;
        }
        if self.kind() == Some(TokenKind::Semi) {
            self.emit(Role::Separator);
        }
        self.line_ends();
        if self.word() == Some("{") {
            self.is_plain = false;
            return self.group();
        }
        self.do_block()
    }

    fn for_head(&mut self) -> Result<(), Broken> {
        // ShellCheck takes `$i` for a mistake, and `/D` or `"i"` for no name.
        let is_first = |it: char| it.is_alphabetic() || it == '_' || it == '$';
        if !self.word().is_some_and(|it| it.starts_with(is_first)) {
            return Err(Broken);
        }
        self.emit(Role::Argument);
        self.line_ends();
        if self.word() == Some("in") {
            self.emit(Role::Argument);
            while self.kind() == Some(TokenKind::Word) {
                self.emit(Role::Argument);
            }
        }
        Ok(())
    }

    /// `case word in [pattern) …;;]… esac`
    fn case_block(&mut self) -> Result<(), Broken> {
        self.emit(Role::Open);
        self.expect_kind(TokenKind::Word, Role::Argument)?;
        self.line_ends();
        self.expect("in", Role::Middle)?;
        self.deeper(1, |it| {
            it.line_ends();
            while it.word() != Some("esac") && it.case_branch()? {}
            Ok(())
        })?;
        self.expect("esac", Role::Close)
    }

    /// One branch; whether another may follow.
    fn case_branch(&mut self) -> Found {
        if self.kind() == Some(TokenKind::LParen) {
            self.emit(Role::Pattern);
        }
        self.expect_kind(TokenKind::Word, Role::Pattern)?;
        while self.kind() == Some(TokenKind::Pipe) {
            self.emit(Role::Pattern);
            self.expect_kind(TokenKind::Word, Role::Pattern)?;
        }
        self.need(Missing::PatternEnd, |it| it.expect_kind(TokenKind::RParen, Role::Pattern))?;
        self.deeper(1, |it| {
            it.statements()?;
            it.line_ends();
            let is_end = matches!(
                it.kind(),
                Some(TokenKind::DoubleSemi | TokenKind::SemiAnd | TokenKind::DoubleSemiAnd)
            );
            if is_end {
                it.emit(Role::Separator);
                it.line_ends();
            }
            Ok(is_end)
        })
    }
}
