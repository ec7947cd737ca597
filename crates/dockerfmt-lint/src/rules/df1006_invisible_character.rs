//! `DF1006`: characters that the eye does not see.

use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange, Token};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds characters without a shape, as the zero-width space, blanks that are not ASCII, as the no-break space, and
    /// signs that turn the direction of writing.
    /// The last ones are reported in comments too.
    ///
    /// ## Why it matters
    /// They come with text from web pages and word processors.
    /// To the shell a no-break space is a letter, so that two words are one, and a name with a zero-width space is
    /// another name.
    /// Signs of direction can make the file look as if it did something else.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update
    /// ```
    ///
    /// ## Fix
    /// A blank becomes an ASCII blank, all others are deleted; comments stay as they are.
    /// The fix is unsafe: it changes what the program is given.
    DF1006 {
        name: "invisible-character",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let tree = &ctx.model().parse().tree;
    // What the builder takes for white space or for a mark in front of the file does no harm.
    let is_trivia = |it: &Token<'_>| it.kind().is_trivia() && it.kind() != SyntaxKind::COMMENT;
    for token in tree.root().tokens().filter(|it| !it.text().is_ascii() && !is_trivia(it)) {
        check_token(ctx, token);
    }
}

fn check_token(ctx: &mut RuleContext<'_>, token: Token<'_>) {
    let is_comment = token.kind() == SyntaxKind::COMMENT;
    let text = token.text();
    for (at, c) in text.char_indices() {
        let Some(kind) = Kind::of(c) else { continue };
        let around = (text[..at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
        if kind != Kind::Direction && (is_comment || is_at_home(around)) {
            continue;
        }
        let start = token.range().start + at as u32;
        let range = TextRange::new(start, start + c.len_utf8() as u32);
        let what = kind.as_str();
        ctx.report(range, format!("{what} stands here, U+{:04X}", u32::from(c)))
            .help("type it anew")
            .fix(Some(fix(range, kind)).filter(|_| !is_comment));
    }
}

/// Whether the character joins or parts letters of a script that has such, or belongs to a picture.
fn is_at_home((before, after): (Option<char>, Option<char>)) -> bool {
    let is_foreign = |it: Option<char>| it.is_some_and(|it| !it.is_ascii() && Kind::of(it).is_none());
    is_foreign(before) || is_foreign(after)
}

fn fix(range: TextRange, kind: Kind) -> Fix {
    let (title, edit) = match kind {
        Kind::Blank => ("write a blank", TextEdit::replace(range, " ")),
        Kind::Shapeless | Kind::Direction => ("delete it", TextEdit::delete(range)),
    };
    Fix::new(Applicability::Unsafe, title, vec![edit])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Wide, but no blank of ASCII.
    Blank,
    /// Not even wide.
    Shapeless,
    /// Turns the direction of writing.
    Direction,
}

impl Kind {
    fn of(c: char) -> Option<Self> {
        match c {
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                Some(Kind::Blank)
            }
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => Some(Kind::Shapeless),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Kind::Direction),
            _ => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Kind::Blank => "a blank that is none of ASCII",
            Kind::Shapeless => "an invisible character",
            Kind::Direction => "a sign that turns the direction of writing",
        }
    }
}
