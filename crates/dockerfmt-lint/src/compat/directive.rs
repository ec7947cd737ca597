//! The parser directives at the top of a file, read once in advance for the escape character.
//!
//! Separate from comments because hadolint reads these lines twice, by different rules: here anything unexpected
//! ends the directives silently, while the second reading (see `instruction`) makes some of it an error.

use super::layout::is_blank;
use super::literal;
use super::reader::Reader;

/// The escape character that the directives of this text set, else the backslash.
pub(crate) fn escape_char(text: &str) -> char {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in text.split('\n') {
        match directive(line.strip_suffix('\r').unwrap_or(line)) {
            Some(Directive::Escape(it)) => return it,
            Some(Directive::Syntax) => {}
            None => break,
        }
    }
    '\\'
}

/// Whether hadolint takes `comment`, which stands between instructions, for a directive and so for an instruction.
/// A lone backslash is no character to it, but the start of an escape sequence.
pub(crate) fn is_late_directive(comment: &str) -> bool {
    directive(comment.trim_end_matches(is_blank)).is_some()
}

enum Directive {
    Escape(char),
    Syntax,
}

/// `# escape = <any one character, or a Haskell escape sequence for one>` or `# syntax = <text>`, in lower case.
fn directive(line: &str) -> Option<Directive> {
    let comment = line.trim_start_matches(is_blank).strip_prefix('#')?;
    let comment = comment.trim_start_matches(is_blank);
    if let Some(value) = comment.strip_prefix("escape").and_then(value_of) {
        let mut reader = Reader::new(value, '\\');
        let char = literal::character(&mut reader).ok().filter(|_| reader.peek().is_none());
        return char.map(Directive::Escape);
    }
    let value = comment.strip_prefix("syntax").and_then(value_of)?;
    (!value.is_empty()).then_some(Directive::Syntax)
}

/// What follows the `=`. Trailing blanks count.
fn value_of(after_name: &str) -> Option<&str> {
    let value = after_name.trim_start_matches(is_blank).strip_prefix('=')?;
    Some(value.trim_start_matches(is_blank))
}

#[cfg(test)]
mod tests {
    use super::{escape_char, is_late_directive};

    #[test]
    fn directives_may_come_late() {
        for it in ["# syntax=a", "#\tsyntax = a b", "#syntax=#", "# escape=`", "# escape=x ", r"# escape=\\"]
        {
            assert!(is_late_directive(it), "{it}");
        }
        for it in [
            "# c",
            "# escape=\\",
            "# escape=\\`",
            "# syntax=",
            "# Syntax=a",
            "## syntax=a",
            "# check=skip=all",
        ] {
            assert!(!is_late_directive(it), "{it}");
        }
    }

    #[test]
    fn reads_the_first_escape_directive() {
        assert_eq!(escape_char("# syntax=a\n #\tescape = `\n# escape=x"), '`');
        assert_eq!(escape_char("# escape=x"), 'x');
        assert_eq!(escape_char(r"# escape=\x60"), '`');
        assert_eq!(escape_char(r"# escape=\a"), '\x07');
        assert_eq!(escape_char("# escape=\\\n# escape=`"), '\\');
        assert_eq!(escape_char("\u{feff}# syntax=a\r\n# escape=`\r\n"), '`');
    }

    #[test]
    fn anything_else_ends_the_directives() {
        for first in ["", "# check=skip=all", "# c", "# SYNTAX=a", "# escape=ab", "# escape=` ", "# syntax="]
        {
            assert_eq!(escape_char(&format!("{first}\n# escape=`")), '\\', "{first}");
        }
    }
}
