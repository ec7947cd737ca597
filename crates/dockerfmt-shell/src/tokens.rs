//! The tokens of a shell text, with exact byte ranges.
//!
//! Separate because the lexer of shuck leaves three things to its parser that the outline needs as tokens:
//! comments, the bodies of heredocs, and braces or brackets that are only letters of a word.

use std::borrow::Cow;
use std::ops::Range;

use shuck_ast::TokenKind as Lexeme;
use shuck_parser::parser::Lexer;

use crate::guard;
use crate::mend::{LETTER, mend, replace};

/// A word, an operator, a line end or a comment. Between two tokens are only blanks and escaped line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// What a [`Token`] is. Reserved words and braces are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, with all quotes, expansions and substitutions in it.
    Word,
    /// `&&`
    AndIf,
    /// `||`
    OrIf,
    /// `|`
    Pipe,
    /// `|&`
    PipeAll,
    /// `;`
    Semi,
    /// `;;`
    DoubleSemi,
    /// `;&`
    SemiAnd,
    /// `;;&`
    DoubleSemiAnd,
    /// `&`
    Background,
    /// `(`
    LParen,
    /// `)`
    RParen,
    /// `>`, `2>>`, `<<<` and the like; the word behind it is the target.
    Redirect,
    /// A redirection that is whole in itself: `2>&1`, `3<&-`.
    Duplicate,
    /// `<<` or `<<-`; the word behind it is the delimiter.
    HeredocOpener,
    /// The lines of a heredoc, with the line of the delimiter.
    HeredocBody,
    /// `<(` or `>(`
    ProcessOpen,
    /// A line end.
    Newline,
    /// A comment without its line end.
    Comment,
    /// An operator that bash does not know.
    Other,
}

/// The tokens of `text`; `None` where quotes or substitutions are not closed, or a heredoc has no end.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let lexed = lex(text);
    lexed.is_complete.then_some(lexed.tokens)
}

/// As many tokens as can be read.
pub(crate) struct Lexed<'a> {
    pub(crate) tokens: Vec<Token>,
    /// Whether they are all of the text.
    pub(crate) is_complete: bool,
    /// Whether there are none because of what the text would cost.
    pub(crate) is_hostile: bool,
    /// The text without what shuck stumbles over.
    mended: Cow<'a, str>,
}

impl Lexed<'_> {
    /// What is to be given to shuck for the text, with blanks for each `!` at `negations`: it takes only the first one
    /// of a pipeline, and none behind a `|`.
    pub(crate) fn mended_without(&self, negations: &[usize]) -> Cow<'_, str> {
        replace(Cow::Borrowed(&self.mended), negations, ' ')
    }
}

pub(crate) fn lex(text: &str) -> Lexed<'_> {
    let mended = mend(text);
    let mut reader =
        Reader { text: &mended, base: 0, tokens: Vec::new(), heredocs: Vec::new(), braces: Vec::new() };
    let is_hostile = guard::is_hostile(text);
    let is_complete = !is_hostile && reader.read().is_some();
    let Reader { tokens, braces, .. } = reader;
    Lexed { tokens, is_complete, is_hostile, mended: replace(mended, &braces, LETTER) }
}

struct Reader<'a> {
    text: &'a str,
    /// Where the present run of the lexer began; it begins anew behind each heredoc.
    base: usize,
    tokens: Vec<Token>,
    heredocs: Vec<Heredoc>,
    /// Where a `}` is the letter of a word.
    braces: Vec<usize>,
}

/// A heredoc whose body is still to come.
struct Heredoc {
    strips_tabs: bool,
    /// `None` until the word behind the opener was read.
    delimiter: Option<String>,
}

impl Reader<'_> {
    /// Reads all of the text; `None` where it cannot go on.
    fn read(&mut self) -> Option<()> {
        loop {
            let mut lexer = Lexer::new(self.text.get(self.base..)?);
            let mut end = self.base;
            let restart = loop {
                let Some(lexeme) = lexer.next_lexed_token() else { break None };
                let range = self.base + lexeme.span.start.offset()..self.base + lexeme.span.end.offset();
                end = range.end;
                self.push(lexeme.kind, range)?;
                if lexeme.kind == Lexeme::Newline && !self.heredocs.is_empty() {
                    break Some(self.heredoc_bodies(end)?);
                }
            };
            match restart {
                Some(at) => self.base = at,
                None => return self.finish(end),
            }
        }
    }

    fn push(&mut self, lexeme: Lexeme, range: Range<usize>) -> Option<()> {
        match lexeme {
            Lexeme::Error => return None,
            // The lexer hides a comment in the line end behind it.
            Lexeme::Newline if self.text.get(range.clone())?.starts_with('#') => {
                let end = range.end - 1;
                self.add(TokenKind::Comment, range.start..end);
                self.add(TokenKind::Newline, end..range.end);
            }
            Lexeme::DoubleLeftParen => self.add_each(TokenKind::LParen, range),
            Lexeme::DoubleRightParen => self.add_each(TokenKind::RParen, range),
            Lexeme::HereDoc | Lexeme::HereDocStrip => {
                let strips_tabs = lexeme == Lexeme::HereDocStrip;
                self.heredocs.push(Heredoc { strips_tabs, delimiter: None });
                self.add(TokenKind::HeredocOpener, range);
            }
            _ => {
                let at = range.start;
                let is_glued = self.add(kind(lexeme), range);
                if is_glued && lexeme == Lexeme::RightBrace {
                    self.braces.push(at);
                }
            }
        }
        Some(())
    }

    fn add_each(&mut self, kind: TokenKind, range: Range<usize>) {
        for at in range {
            self.add(kind, at..at + 1);
        }
    }

    /// Adds a token; whether it became part of the one before it.
    fn add(&mut self, kind: TokenKind, range: Range<usize>) -> bool {
        if kind == TokenKind::Word {
            // The lexer takes the brace off `c}`, although only a word `}` closes a group.
            if let Some(last) =
                self.tokens.last_mut().filter(|it| it.kind == kind && it.range.end == range.start)
            {
                last.range.end = range.end;
                return true;
            }
            if let Some(heredoc) = self.heredocs.last_mut().filter(|it| it.delimiter.is_none()) {
                heredoc.delimiter = Some(self.text[range.clone()].replace(['\'', '"', '\\'], ""));
            }
        }
        self.tokens.push(Token { kind, range });
        false
    }

    /// Takes the bodies that begin at `at`; the offset behind them.
    fn heredoc_bodies(&mut self, mut at: usize) -> Option<usize> {
        for heredoc in std::mem::take(&mut self.heredocs) {
            let end = heredoc.end_of_body(self.text, at)?;
            self.add(TokenKind::HeredocBody, at..end);
            at = end;
        }
        Some(at)
    }

    /// The lexer says nothing of a comment at the end of the text.
    fn finish(&mut self, end: usize) -> Option<()> {
        if !self.heredocs.is_empty() {
            return None;
        }
        let rest = self.text.get(end..)?;
        if let Some(at) = rest.find('#') {
            self.add(TokenKind::Comment, end + at..end + rest.trim_end().len());
        }
        Some(())
    }
}

impl Heredoc {
    /// Where the body that begins at `start` ends, the line of the delimiter included.
    fn end_of_body(&self, text: &str, start: usize) -> Option<usize> {
        let delimiter = self.delimiter.as_deref()?;
        let mut end = start;
        for line in text.get(start..)?.split_inclusive('\n') {
            end += line.len();
            let line = line.trim_end_matches('\n');
            let line = if self.strips_tabs { line.trim_start_matches('\t') } else { line };
            if line == delimiter {
                return Some(end);
            }
        }
        None
    }
}

fn kind(lexeme: Lexeme) -> TokenKind {
    match lexeme {
        Lexeme::Word | Lexeme::LiteralWord | Lexeme::QuotedWord => TokenKind::Word,
        Lexeme::LeftBrace | Lexeme::RightBrace | Lexeme::Assignment => TokenKind::Word,
        Lexeme::DoubleLeftBracket | Lexeme::DoubleRightBracket => TokenKind::Word,
        Lexeme::And => TokenKind::AndIf,
        Lexeme::Or => TokenKind::OrIf,
        Lexeme::Pipe => TokenKind::Pipe,
        Lexeme::PipeBoth => TokenKind::PipeAll,
        Lexeme::Semicolon => TokenKind::Semi,
        Lexeme::DoubleSemicolon => TokenKind::DoubleSemi,
        Lexeme::SemiAmp => TokenKind::SemiAnd,
        Lexeme::DoubleSemiAmp => TokenKind::DoubleSemiAnd,
        Lexeme::Background => TokenKind::Background,
        Lexeme::LeftParen | Lexeme::DoubleLeftParen => TokenKind::LParen,
        Lexeme::RightParen | Lexeme::DoubleRightParen => TokenKind::RParen,
        Lexeme::RedirectOut | Lexeme::RedirectAppend | Lexeme::RedirectIn | Lexeme::RedirectReadWrite => {
            TokenKind::Redirect
        }
        Lexeme::HereString | Lexeme::RedirectBoth | Lexeme::RedirectBothAppend | Lexeme::Clobber => {
            TokenKind::Redirect
        }
        Lexeme::DupOutput | Lexeme::DupInput => TokenKind::Redirect,
        Lexeme::RedirectFd | Lexeme::RedirectFdAppend => TokenKind::Redirect,
        Lexeme::RedirectFdIn | Lexeme::RedirectFdReadWrite => TokenKind::Redirect,
        Lexeme::DupFd | Lexeme::DupFdIn | Lexeme::DupFdClose => TokenKind::Duplicate,
        Lexeme::HereDoc | Lexeme::HereDocStrip => TokenKind::HeredocOpener,
        Lexeme::ProcessSubIn | Lexeme::ProcessSubOut => TokenKind::ProcessOpen,
        Lexeme::Newline => TokenKind::Newline,
        Lexeme::Comment => TokenKind::Comment,
        Lexeme::SemiPipe | Lexeme::BackgroundPipe | Lexeme::BackgroundBang | Lexeme::Error => {
            TokenKind::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(TokenKind, &str)]) {
        let tokens = tokens(text).expect("the text is whole");
        let actual: Vec<_> = tokens.iter().map(|it| (it.kind, &text[it.range.clone()])).collect();
        assert_eq!(actual, expected);
    }

    use TokenKind::*;

    #[test]
    fn words_keep_their_quotes_and_substitutions() {
        check("a\"b c\" $(d 'e)') `f`", &[(Word, "a\"b c\""), (Word, "$(d 'e)')"), (Word, "`f`")]);
    }

    #[test]
    fn braces_inside_words_belong_to_them() {
        check("a %{b c}", &[(Word, "a"), (Word, "%{b"), (Word, "c}")]);
        check("{ a; }", &[(Word, "{"), (Word, "a"), (Semi, ";"), (Word, "}")]);
    }

    #[test]
    fn comments_are_tokens_also_at_the_end() {
        check("a #b\n# c", &[(Word, "a"), (Comment, "#b"), (Newline, "\n"), (Comment, "# c")]);
        check("a#b", &[(Word, "a#b")]);
    }

    #[test]
    fn redirections_with_and_without_target() {
        check("a 2>&1 2>b", &[(Word, "a"), (Duplicate, "2>&1"), (Redirect, "2>"), (Word, "b")]);
    }

    #[test]
    fn a_heredoc_body_is_one_token() {
        let text = "cat <<-'E' | b\n\tit's\n\tE\nc";
        let opener = [(Word, "cat"), (HeredocOpener, "<<-"), (Word, "'E'"), (Pipe, "|"), (Word, "b")];
        let rest = [(Newline, "\n"), (HeredocBody, "\tit's\n\tE\n"), (Word, "c")];
        check(text, &[&opener[..], &rest[..]].concat());
    }

    #[test]
    fn what_is_not_closed_has_no_tokens() {
        for text in ["'a", "\"a", "$(a", "`a", "cat <<E", "cat <<E\nb"] {
            assert_eq!(tokens(text), None, "{text}");
        }
    }
}
