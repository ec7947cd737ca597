//! Text in XML, in hadolint's way or so that every reader gets it back.

use std::fmt;

/// A value between double quotes.
pub(super) struct Attribute<'a> {
    pub(super) text: &'a str,
    /// hadolint leaves line ends, which readers take for blanks, and characters that XML cannot have.
    pub(super) compat: bool,
}

impl fmt::Display for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.chars().try_for_each(|c| match c {
            '"' => f.write_str("&quot;"),
            '<' => f.write_str("&lt;"),
            '&' => f.write_str("&amp;"),
            '\n' | '\r' | '\t' if !self.compat => write!(f, "&#{};", u32::from(c)),
            c => write_char(f, c, self.compat),
        })
    }
}

/// Text between tags.
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) compat: bool,
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.chars().try_for_each(|c| match c {
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '&' => f.write_str("&amp;"),
            '\r' if !self.compat => f.write_str("&#13;"),
            c => write_char(f, c, self.compat),
        })
    }
}

fn write_char(f: &mut fmt::Formatter<'_>, c: char, compat: bool) -> fmt::Result {
    use fmt::Write;
    let is_foreign =
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    f.write_char(if is_foreign && !compat { char::REPLACEMENT_CHARACTER } else { c })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let text = "a\"<&>'é\n\t\r]]>";
        let xml =
            format!("<a b=\"{}\">{}</a>", Attribute { text, compat: false }, Text { text, compat: false });
        let document = roxmltree::Document::parse(&xml).unwrap();
        let root = document.root_element();
        assert_eq!((root.attribute("b"), root.text()), (Some(text), Some(text)));
    }

    #[test]
    fn hadolint_escapes_less() {
        let text = "\"<&>'\n\u{1}";
        assert_eq!(Attribute { text, compat: true }.to_string(), "&quot;&lt;&amp;>'\n\u{1}");
        assert_eq!(Text { text, compat: true }.to_string(), "\"&lt;&amp;&gt;'\n\u{1}");
    }

    #[test]
    fn what_xml_cannot_have_is_replaced() {
        assert_eq!(
            Text { text: "\u{1}\u{1b}\u{fffe}x", compat: false }.to_string(),
            "\u{fffd}\u{fffd}\u{fffd}x"
        );
    }
}
