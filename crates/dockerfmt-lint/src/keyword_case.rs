//! The letter case of keywords, as BuildKit compares it.
//!
//! Separate because a continuation may cut a keyword into pieces, and several rules look at the whole.

use dockerfmt_syntax::ast::{From, Instruction};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange, Token};

/// The letter case of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// `from`
    Lower,
    /// `FROM`
    Upper,
    /// `From`
    Mixed,
}

impl Case {
    /// The word of messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Case::Lower => "lower case",
            Case::Upper => "upper case",
            Case::Mixed => "mixed case",
        }
    }

    fn of(word: &str) -> Self {
        match (word.bytes().any(|it| it.is_ascii_lowercase()), word.bytes().any(|it| it.is_ascii_uppercase()))
        {
            (true, false) => Case::Lower,
            (false, true) => Case::Upper,
            _ => Case::Mixed,
        }
    }

    fn apply(self, word: &str) -> String {
        if self == Case::Lower { word.to_ascii_lowercase() } else { word.to_ascii_uppercase() }
    }
}

/// A keyword in its pieces; nearly always there is one.
pub(crate) struct Keyword<'t>(Vec<Token<'t>>);

impl<'t> Keyword<'t> {
    /// The keyword of an instruction; `None` where it is unknown.
    pub(crate) fn of(instruction: Instruction<'t>) -> Option<Self> {
        let mut rest = instruction.kind().keyword()?.len();
        let pieces = tokens(instruction).take_while(|it| {
            let is_own = rest > 0;
            rest = rest.saturating_sub(it.text().len());
            is_own
        });
        Some(Keyword(pieces.collect())).filter(|it| !it.0.is_empty())
    }

    /// The `AS` of a `FROM`.
    pub(crate) fn of_as(from: From<'t>) -> Option<Self> {
        let own = Keyword::of(from.instruction())?.0.len();
        let pieces: Vec<_> = tokens(from.instruction()).skip(own).collect();
        (!pieces.is_empty()).then_some(Keyword(pieces))
    }

    /// The word as it is written, without what cuts it.
    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|it| it.text()).collect()
    }

    /// From the first piece to the last.
    pub(crate) fn range(&self) -> TextRange {
        let ranges = self.0.iter().map(|it| it.range());
        ranges.reduce(TextRange::cover).unwrap_or_default()
    }

    /// How it is written.
    pub(crate) fn case(&self) -> Case {
        Case::of(&self.text())
    }

    /// The edits that write it in another case.
    pub(crate) fn in_case(&self, case: Case) -> Vec<TextEdit> {
        self.0.iter().map(|it| TextEdit::replace(it.range(), case.apply(it.text()))).collect()
    }
}

fn tokens(instruction: Instruction<'_>) -> impl Iterator<Item = Token<'_>> {
    instruction.node().child_tokens().filter(|it| it.kind() == SyntaxKind::KEYWORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_a_word() {
        let parse = dockerfmt_syntax::parse("FR\\\nom a a\\\nS b\n");
        let from = parse.file().instructions().next().and_then(|it| it.as_from()).expect("a FROM");
        let own = Keyword::of(from.instruction()).expect("a keyword");
        assert_eq!((own.text().as_str(), own.case()), ("FRom", Case::Mixed));
        assert_eq!(own.in_case(Case::Upper).len(), 2);
        let inner = Keyword::of_as(from).expect("an AS");
        assert_eq!((inner.text().as_str(), inner.range()), ("aS", TextRange::new(9, 13)));
    }

    #[test]
    fn a_word_is_of_one_case_or_mixed() {
        assert_eq!(["run", "RUN", "Run"].map(Case::of), [Case::Lower, Case::Upper, Case::Mixed]);
    }
}
