//! A strict reading of shell text: whether ShellCheck would take it, where it would stop, and what each token does.
//!
//! Separate from the parse by shuck, which accepts more than bash does: `{{ … }}` as a word, `if (…) { … }`.
//! What ShellCheck 0.11 takes was found out by asking it. Three answers are possible: it reads all of the text;
//! it reads a part, says "stopped here" and goes on with that part; it finds an error and keeps nothing.

mod compound;
mod condition;
mod simple;

use std::ops::Range;

use crate::outline::{ListId, OutlineToken, PipelineId, Role};
use crate::tokens::{Lexed, Token, TokenKind};

/// Blocks within blocks that are read; the parser of shuck has the same limit.
const MAX_NESTING: usize = 100;

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All of it is a script.
    Clean,
    /// The text before this offset is a script, and what follows does not go with it.
    Stopped(usize),
    /// It is no script.
    Broken,
}

/// What a block lacks where a text ceases to be a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// The `then` of an `if`; not that of an `elif`, which ShellCheck does not tell.
    Then,
    /// The `do` of a loop.
    Do,
    /// The `)` behind a pattern of `case`.
    PatternEnd,
}

/// What reading a text gives. Only the verdict has a meaning where it is not [`Verdict::Clean`].
pub(crate) struct Reading {
    pub(crate) verdict: Verdict,
    pub(crate) missing: Option<Missing>,
    /// Where reading ended: behind all of the text, or at the first byte that does not fit.
    pub(crate) end: usize,
    pub(crate) tokens: Vec<OutlineToken>,
    /// The depth of each list.
    pub(crate) lists: Vec<u16>,
    /// The depth of each pipeline.
    pub(crate) pipelines: Vec<u16>,
    /// Number of statements at the outermost level.
    pub(crate) n_statements: usize,
    /// Whether bash reads the text in the same way as ShellCheck.
    pub(crate) is_plain: bool,
    /// Where each `!` before a command is.
    pub(crate) negations: Vec<usize>,
}

/// Reads the tokens of `text`.
pub(crate) fn read(text: &str, lexed: &Lexed<'_>) -> Reading {
    let mut reader = Reader {
        text,
        lexed,
        pos: 0,
        nesting: 0,
        depth: 0,
        pipeline: None,
        tokens: Vec::with_capacity(lexed.tokens.len()),
        lists: Vec::new(),
        pipelines: Vec::new(),
        is_plain: true,
        negations: Vec::new(),
        is_double_bracket: false,
        missing: None,
    };
    let statements = reader.statements();
    let verdict = reader.verdict(&statements);
    let end = reader.end();
    let n_statements = statements.unwrap_or(0);
    let Reader { tokens, lists, pipelines, is_plain, negations, missing, .. } = reader;
    Reading { verdict, missing, end, tokens, lists, pipelines, n_statements, is_plain, negations }
}

/// An error after which nothing of the text counts.
#[derive(Clone, Copy, Debug)]
struct Broken;

/// `Ok(false)`: what was looked for does not begin here, and nothing was read.
type Found = Result<bool, Broken>;

struct Reader<'a> {
    text: &'a str,
    lexed: &'a Lexed<'a>,
    pos: usize,
    nesting: usize,
    depth: u16,
    pipeline: Option<PipelineId>,
    tokens: Vec<OutlineToken>,
    lists: Vec<u16>,
    pipelines: Vec<u16>,
    is_plain: bool,
    negations: Vec<usize>,
    /// Whether the condition that is being read is of `[[`.
    is_double_bracket: bool,
    missing: Option<Missing>,
}

impl<'a> Reader<'a> {
    fn verdict(&self, statements: &Result<usize, Broken>) -> Verdict {
        match (statements, self.peek()) {
            (Err(Broken), _) => Verdict::Broken,
            (Ok(_), Some(token)) => Verdict::Stopped(token.range.start),
            (Ok(_), None) if self.lexed.is_complete && !self.ends_in_escape() => Verdict::Clean,
            (Ok(_), None) => Verdict::Broken,
        }
    }

    /// Whether the last character is a backslash that escapes nothing.
    fn ends_in_escape(&self) -> bool {
        let is_word = self.lexed.tokens.last().is_some_and(|it| it.kind == TokenKind::Word);
        let n_backslashes = self.text.len() - self.text.trim_end_matches('\\').len();
        is_word && n_backslashes % 2 == 1
    }

    /// The token that did not fit, or what the tokens do not reach: a quote that nobody closes.
    fn end(&self) -> usize {
        if self.peek().is_none() && self.ends_in_escape() {
            return self.lexed.tokens.last().map_or(0, |it| it.range.start);
        }
        let behind = self.lexed.tokens.last().map_or(0, |it| it.range.end);
        let rest = &self.text[behind..];
        self.peek().map_or(self.text.len() - rest.trim_start().len(), |it| it.range.start)
    }

    /// `list [;|&|newline list]…`; how many there were.
    fn statements(&mut self) -> Result<usize, Broken> {
        let mut n_statements = 0;
        self.line_ends();
        while self.list()? {
            n_statements += 1;
            if !self.separator() {
                break;
            }
        }
        Ok(n_statements)
    }

    /// Reads what parts two statements.
    fn separator(&mut self) -> bool {
        let is_sign = matches!(self.kind(), Some(TokenKind::Semi | TokenKind::Background));
        if is_sign {
            self.emit(Role::Separator);
        }
        self.line_ends() || is_sign
    }

    /// Reads line ends, with the comments and bodies of heredocs between them; whether there were any.
    fn line_ends(&mut self) -> bool {
        let start = self.pos;
        loop {
            match self.kind() {
                Some(TokenKind::Newline) => self.emit(Role::Separator),
                Some(TokenKind::Comment) => self.emit(Role::Comment),
                Some(TokenKind::HeredocBody) => self.emit(Role::Argument),
                _ => return self.pos > start,
            }
        }
    }

    /// `pipeline [&&||| pipeline]…`
    fn list(&mut self) -> Found {
        if !self.pipeline()? {
            return Ok(false);
        }
        let mut list = None;
        while matches!(self.kind(), Some(TokenKind::AndIf | TokenKind::OrIf)) {
            let id = *list.get_or_insert_with(|| {
                self.lists.push(self.depth);
                ListId(self.lists.len() as u32 - 1)
            });
            self.emit(Role::AndOr(id));
            self.line_ends();
            self.must(Self::pipeline)?;
        }
        Ok(true)
    }

    /// `[!]… command [| command]…`
    fn pipeline(&mut self) -> Found {
        let start = self.tokens.len();
        if !self.command()? {
            return Ok(false);
        }
        if self.at_pipe() {
            let id = self.begin_pipeline(start);
            while self.at_pipe() {
                self.emit(Role::Pipe(id));
                self.line_ends();
                self.must(Self::command)?;
            }
            self.pipeline = None;
        }
        Ok(true)
    }

    fn at_pipe(&self) -> bool {
        matches!(self.kind(), Some(TokenKind::Pipe | TokenKind::PipeAll))
    }

    /// Makes a pipeline whose first command is already read, from token `start` on.
    fn begin_pipeline(&mut self, start: usize) -> PipelineId {
        let id = PipelineId(self.pipelines.len() as u32);
        self.pipelines.push(self.depth);
        for token in self.tokens[start..].iter_mut().filter(|it| it.depth == self.depth) {
            token.pipeline = Some(id);
        }
        self.pipeline = Some(id);
        id
    }

    /// One or more statements inside a block, `levels` deeper.
    fn body(&mut self, levels: u16) -> Result<(), Broken> {
        match self.deeper(levels, Self::statements)? {
            0 => Err(Broken),
            _ => Ok(()),
        }
    }

    fn deeper<T>(
        &mut self,
        levels: u16,
        read: impl FnOnce(&mut Self) -> Result<T, Broken>,
    ) -> Result<T, Broken> {
        if self.nesting >= MAX_NESTING {
            return Err(Broken);
        }
        let pipeline = self.pipeline.take();
        self.nesting += 1;
        self.depth += levels;
        let res = read(self);
        self.depth -= levels;
        self.nesting -= 1;
        self.pipeline = pipeline;
        res
    }

    /// What `read` looks for has to begin here.
    fn must(&mut self, read: impl FnOnce(&mut Self) -> Found) -> Result<(), Broken> {
        if read(self)? { Ok(()) } else { Err(Broken) }
    }

    /// What `read` looks for has to be here, or it is `missing`.
    fn need(
        &mut self,
        missing: Missing,
        read: impl FnOnce(&mut Self) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let res = read(self);
        if res.is_err() {
            self.missing = Some(missing);
        }
        res
    }

    /// A reserved word has to stand here.
    fn expect(&mut self, word: &str, role: Role) -> Result<(), Broken> {
        if self.word() != Some(word) {
            return Err(Broken);
        }
        self.emit(role);
        Ok(())
    }

    fn expect_kind(&mut self, kind: TokenKind, role: Role) -> Result<(), Broken> {
        if self.kind() != Some(kind) {
            return Err(Broken);
        }
        self.emit(role);
        Ok(())
    }

    fn peek(&self) -> Option<&'a Token> {
        self.lexed.tokens.get(self.pos)
    }

    fn kind(&self) -> Option<TokenKind> {
        self.peek().map(|it| it.kind)
    }

    /// The text of the next token, if it is a word.
    fn word(&self) -> Option<&'a str> {
        self.peek().filter(|it| it.kind == TokenKind::Word).map(|it| &self.text[it.range.clone()])
    }

    /// Whether the token `ahead` of the next one is of this kind and begins where the one before it ends.
    fn is_glued(&self, ahead: usize, kind: TokenKind) -> bool {
        let at = |idx: usize| self.lexed.tokens.get(idx);
        match (at(self.pos + ahead), (self.pos + ahead).checked_sub(1).and_then(at)) {
            (Some(token), Some(before)) => token.kind == kind && token.range.start == before.range.end,
            _ => false,
        }
    }

    /// Takes the next token.
    fn emit(&mut self, role: Role) {
        if let Some(token) = self.peek() {
            self.push(token.kind, token.range.clone(), role);
            self.pos += 1;
        }
    }

    /// Takes all tokens before index `end` as one word.
    fn emit_until(&mut self, end: usize, role: Role) {
        let tokens = &self.lexed.tokens;
        if let (Some(first), Some(last)) = (tokens.get(self.pos), tokens.get(end.wrapping_sub(1))) {
            self.push(TokenKind::Word, first.range.start..last.range.end, role);
        }
        self.pos = end;
    }

    /// Words that touch are one: `a<(b)`.
    fn push(&mut self, kind: TokenKind, range: Range<usize>, role: Role) {
        let last = self.tokens.last_mut().filter(|it| it.range.end == range.start);
        match last.filter(|it| it.kind == TokenKind::Word && kind == TokenKind::Word) {
            Some(last) => last.range.end = range.end,
            None => {
                let (depth, pipeline) = (self.depth, self.pipeline);
                self.tokens.push(OutlineToken { range, kind, role, depth, pipeline });
            }
        }
    }

    /// The index behind the `)` that closes the `(` at index `open`.
    fn closing(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (idx, token) in self.lexed.tokens.iter().enumerate().skip(open) {
            match token.kind {
                TokenKind::LParen | TokenKind::ProcessOpen => depth += 1,
                TokenKind::RParen => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return Some(idx + 1);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::lex;

    fn verdict(text: &str) -> Verdict {
        read(text, &lex(text)).verdict
    }

    #[track_caller]
    fn check(expected: Verdict, texts: &[&str]) {
        for text in texts {
            assert_eq!(verdict(text), expected, "{text}");
        }
    }

    #[test]
    fn ordinary_scripts_are_clean() {
        check(
            Verdict::Clean,
            &["", "# a", "a", "a &", "a; b &&\n c", "! a | b", "a >b 2>&1 <<<c", "> a", "time -p a"],
        );
        check(
            Verdict::Clean,
            &["(a; b) | c", "{ a; } >b", "((a) || b)", "((1 + (2)))", "f() { a; }", "function f ( )\n(a)"],
        );
        check(
            Verdict::Clean,
            &["if a; then b; elif c; then d; else e; fi", "while a; do b; done", "a\nb\n\nc"],
        );
        check(Verdict::Clean, &["for a in b c; do d; done", "for ((;;)); do a; done", "for a; do b; done"]);
        check(Verdict::Clean, &["case a in (b|c) d;; *) e; esac", "case a in esac", "case a in b) esac"]);
        check(
            Verdict::Clean,
            &["a=(b c) d", "export a=(b)", "a <(b) c", "[[ a =~ (b|c) ]]", "coproc a", "a } {b"],
        );
    }

    #[test]
    fn shellcheck_stops_where_a_statement_cannot_go_on() {
        check(Verdict::Stopped(6), &["a 'b' (c)", "foo a (b", "(a b) c", "[ a ] b"]);
        check(Verdict::Stopped(3), &["a; fi", "a; }", "a; )", "a; ;", "$x (b 'c)"]);
        check(Verdict::Stopped(0), &["}", "| a", "&& a", ";"]);
    }

    #[test]
    fn shellcheck_gives_up_inside_what_was_begun() {
        check(
            Verdict::Broken,
            &[
                "foo (a)", "foo()", "@(a)", "a=(b; c)", "a &&", "a | | b", "a > ; b", "!", "( a", "{ a }",
                "()", "{}",
            ],
        );
        check(
            Verdict::Broken,
            &["if a; then b", "if (a) { b }", "if a; then fi", "for a in b; do done", "{{ a }}"],
        );
        check(
            Verdict::Broken,
            &["case a { b }", "[a]::b", "[ a b ]", "[[ a", "a 'b", "a; 'b", "while (a) { b }"],
        );
    }

    #[test]
    fn what_a_block_lacks_is_known() {
        let check = |text: &str, missing| assert_eq!(read(text, &lex(text)).missing, missing, "{text}");
        for it in ["if a; b", "if a; b; fi", "if a b (c", "(if a)", "if a; if b; then c; fi"] {
            check(it, Some(Missing::Then));
        }
        for it in ["while a; done", "for a in b; c; done"] {
            check(it, Some(Missing::Do));
        }
        for it in ["case a in \"x\"", "case a in b c) d;; esac", "case a in b) c;; d", "case a in (b"] {
            check(it, Some(Missing::PatternEnd));
        }
        for it in
            ["if a; then b; elif c; fi", "if a; (b", "if a; then b", "case a in b|", "for /D %i in (a) do b"]
        {
            check(it, None);
        }
    }

    #[test]
    fn hostile_nesting_is_refused() {
        for open in ["(", "( ", "{ ", "if ", "while ", "case a in b) ", "f() { ", "a <(", "[[ ( ", "! "] {
            assert_ne!(verdict(&open.repeat(100_000)), Verdict::Clean, "{open}");
        }
    }
}
