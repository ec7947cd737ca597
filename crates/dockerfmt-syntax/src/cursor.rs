//! The parser's reading head over one logical line.
//!
//! The only way forward is to push a token, so nothing can be lost.
//! Trivia that was cut out of the line goes back in front of the byte before which it stood; a token that it
//! interrupts becomes two tokens of the same kind.

use crate::error::SyntaxError;
use crate::kind::SyntaxKind::{self, WHITESPACE};
use crate::lex::{self, Lex};
use crate::logical::{Cut, LogicalLine};
use crate::terminators::Terminators;
use crate::text::TextRange;
use crate::tree::Event;

/// What the parser tells about a file: events for the tree, errors beside it.
#[derive(Debug)]
pub(crate) struct Sink<'s> {
    pub(crate) source: &'s str,
    pub(crate) escape: char,
    /// Whether directives have no say in the escape character.
    pub(crate) is_escape_fixed: bool,
    pub(crate) events: Vec<Event>,
    pub(crate) errors: Vec<SyntaxError>,
    /// Bytes of the source that are in tokens.
    pub(crate) offset: usize,
    /// Known from the first heredoc on that has no terminator.
    pub(crate) terminators: Option<Terminators<'s>>,
}

impl<'s> Sink<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        // Real files have an event for every five bytes.
        let events = Vec::with_capacity(source.len() / 4);
        Sink {
            source,
            escape: '\\',
            is_escape_fixed: false,
            events,
            errors: Vec::new(),
            offset: 0,
            terminators: None,
        }
    }

    pub(crate) fn with_escape(source: &'s str, escape: char) -> Self {
        Sink { escape, is_escape_fixed: true, ..Sink::new(source) }
    }

    /// What of the source is not in a token yet.
    pub(crate) fn rest(&self) -> &'s str {
        &self.source[self.offset..]
    }

    pub(crate) fn start(&mut self, kind: SyntaxKind) {
        self.events.push(Event::Start(kind));
    }

    pub(crate) fn finish(&mut self) {
        self.events.push(Event::Finish);
    }

    /// Pushes a token of the next `len` bytes; nothing where `len` is 0.
    pub(crate) fn token(&mut self, kind: SyntaxKind, len: usize) {
        if len > 0 {
            self.events.push(Event::Token(kind, len as u32));
            self.offset += len;
        }
    }

    pub(crate) fn report(&mut self, start: usize, message: impl Into<String>) {
        let range = TextRange::new(start as u32, self.offset.max(start) as u32);
        self.errors.push(SyntaxError::new(range, message));
    }
}

/// A node that was started; give it back to [`Cursor::finish`].
#[must_use = "a started node must be finished"]
pub(crate) struct Open {
    start: usize,
    depth: usize,
}

/// The reading head.
pub(crate) struct Cursor<'l, 's> {
    pub(crate) sink: &'l mut Sink<'s>,
    text: &'l str,
    /// Where the line's trailing white space begins.
    end: usize,
    cuts: &'l [Cut],
    pos: usize,
    depth: usize,
}

impl<'l, 's> Cursor<'l, 's> {
    pub(crate) fn new(sink: &'l mut Sink<'s>, line: &'l LogicalLine<'_>) -> Self {
        Cursor { sink, text: &line.text, end: line.text.trim_end().len(), cuts: &line.cuts, pos: 0, depth: 0 }
    }

    /// The escape character in force.
    pub(crate) fn escape(&self) -> char {
        self.sink.escape
    }

    /// The whole logical line.
    pub(crate) fn line(&self) -> &'l str {
        self.text
    }

    /// Byte offset in the logical line.
    pub(crate) fn pos(&self) -> usize {
        self.pos
    }

    /// What of the logical line is not in a token yet, without trailing white space: BuildKit trims a line before
    /// it reads it, so that no quote and no escape reaches into the blanks at its end.
    pub(crate) fn rest(&self) -> &'l str {
        &self.text[self.pos.min(self.end)..self.end]
    }

    /// Whether only white space is left.
    pub(crate) fn at_end(&self) -> bool {
        self.pos >= self.end
    }

    pub(crate) fn at(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    /// Starts a node at the next byte; trivia cut out before it stays outside.
    pub(crate) fn start(&mut self, kind: SyntaxKind) -> Open {
        self.flush(self.pos);
        self.start_with_cuts(kind)
    }

    /// Starts a node that has the trivia cut out before its first byte.
    pub(crate) fn start_with_cuts(&mut self, kind: SyntaxKind) -> Open {
        self.sink.start(kind);
        self.depth += 1;
        Open { start: self.sink.offset, depth: self.depth }
    }

    /// Finishes `open`, which must be the innermost open node.
    pub(crate) fn finish(&mut self, open: Open) {
        debug_assert_eq!(open.depth, self.depth, "nodes must be finished in order");
        self.depth -= 1;
        self.sink.finish();
    }

    /// Pushes what `lex` recognises as a token, and says whether it did.
    pub(crate) fn eat(&mut self, kind: SyntaxKind, mut lex: impl Lex<'l>) -> bool {
        let rest = self.rest();
        match lex.parse(rest) {
            Ok((left, _)) if left.len() < rest.len() => {
                self.bump(kind, rest.len() - left.len());
                true
            }
            _ => false,
        }
    }

    /// Pushes the next `len` bytes of the logical line as a token; nothing where `len` is 0.
    pub(crate) fn bump(&mut self, kind: SyntaxKind, len: usize) {
        let end = self.pos + len;
        while self.pos < end {
            self.flush(self.pos);
            let until = self.cuts.first().map_or(end, |it| it.at.min(end));
            self.sink.token(kind, until - self.pos);
            self.pos = until;
        }
    }

    /// Pushes all up to `pos` in the logical line as a token.
    pub(crate) fn bump_to(&mut self, kind: SyntaxKind, pos: usize) {
        self.bump(kind, pos.saturating_sub(self.pos));
    }

    /// Pushes the separators of words, if there are any.
    pub(crate) fn blanks(&mut self) {
        self.eat(WHITESPACE, lex::blanks());
    }

    /// Pushes white space in Unicode's sense, if there is any: what BuildKit trims around arguments and flags.
    pub(crate) fn white_space(&mut self) {
        let rest = &self.text[self.pos..];
        self.bump(WHITESPACE, rest.len() - rest.trim_start().len());
    }

    /// Pushes all that is left, trailing white space and trivia included; the rest as an error node with `message`.
    pub(crate) fn end(&mut self, message: &str) {
        self.white_space();
        if !self.at_end() {
            let node = self.start(SyntaxKind::ERROR);
            self.bump(SyntaxKind::TEXT, self.rest().len());
            self.report(&node, message);
            self.finish(node);
        }
        self.white_space();
        self.flush(usize::MAX);
    }

    /// Reports that something is missing at the next byte.
    pub(crate) fn missing(&mut self, message: impl Into<String>) {
        self.sink.report(self.sink.offset, message);
    }

    /// Reports the text from the start of `open` up to the next byte.
    pub(crate) fn report(&mut self, open: &Open, message: impl Into<String>) {
        self.sink.report(open.start, message);
    }

    /// Puts back the trivia that was cut out before or at `pos`.
    fn flush(&mut self, pos: usize) {
        while let Some((cut, rest)) = self.cuts.split_first()
            && cut.at <= pos
        {
            self.sink.token(cut.kind, cut.len);
            self.cuts = rest;
        }
    }
}
