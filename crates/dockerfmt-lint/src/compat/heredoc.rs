//! Heredocs: the opener, and where the body ends.
//!
//! Separate because `RUN`-like commands and `COPY` share them. hadolint looks for the first line that *starts*
//! with the name; unless that line is exactly the name, there is no heredoc, and a later terminator is not found.

use super::layout::padding;
use super::reader::{Parsed, Reader};
use super::word;

/// `<<[-]<name> [<redirection>]`, with a name in quotes or up to white space.
pub(super) fn opener<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    if !r.eat("<<") {
        return r.fail("no heredoc");
    }
    r.eat_while(|it| it == '-');
    let name = quoted_name(r).unwrap_or_else(|| plain_name(r));
    let _ = r.attempt(redirection);
    Ok(name)
}

fn plain_name<'t>(r: &mut Reader<'t>) -> &'t str {
    let start = r.offset();
    r.eat_while(|it| !is_space(it));
    let name = r.text_since(start);
    // The blank or the line end behind it belongs to the opener; behind a quote it does not.
    r.next();
    name
}

/// Real names are on one line; that hadolint takes longer ones is left out, since looking for them is not cheap.
fn quoted_name<'t>(r: &mut Reader<'t>) -> Option<&'t str> {
    let quote = r.peek().filter(|it| matches!(it, '"' | '\''))?;
    let behind_quote = &r.rest()[1..];
    let len = behind_quote.find([quote, '\n'])?;
    if !behind_quote[len..].starts_with(quote) {
        return None;
    }
    r.jump_to(r.offset() + len + 2);
    Some(&behind_quote[..len])
}

/// `(> | "|") <rest of the line>`; without it the body starts directly behind the opener.
fn redirection(r: &mut Reader<'_>) -> Parsed {
    if r.eat_one_of(&[">", "|"]).is_none() {
        return r.fail("no redirection");
    }
    padding(r);
    word::line(r, "the target of the redirection is missing").map(drop)
}

/// Unicode spaces count here, though nowhere else in the grammar.
fn is_space(it: char) -> bool {
    it.is_whitespace() && !matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Goes behind the terminator and its line end.
///
/// The name is empty in `1 << 2`, where the command then ends at an empty line.
pub(super) fn body(r: &mut Reader<'_>, name: &str) -> Parsed {
    if r.attempt(|r| terminator(r, name)).is_ok() {
        return Ok(());
    }
    let offset = r.offset();
    let Some(start) = r.lines().first_with_prefix(name, offset) else {
        r.jump_to_end();
        return r.fail("the heredoc has no terminator");
    };
    r.jump_to(start);
    terminator(r, name)
}

fn terminator(r: &mut Reader<'_>, name: &str) -> Parsed {
    if r.eat(name) && r.at_line_end() {
        r.next();
        return Ok(());
    }
    r.fail("the heredoc's name is not alone on its line")
}
