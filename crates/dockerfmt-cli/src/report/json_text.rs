//! JSON as hadolint writes it; apart because its escapes are not serde_json's own.

use std::io;

use serde::{Serialize, Serializer as _};
use serde_json::ser::{CharEscape, Formatter, Serializer};

/// A value on one line.
pub(super) fn compact(value: &impl Serialize) -> String {
    let mut res = Vec::new();
    // All keys are strings, and a vector takes all bytes.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut res, Compact));
    String::from_utf8(res).unwrap_or_default()
}

/// Values with commas between them.
pub(super) fn compact_list<T: Serialize>(values: impl Iterator<Item = T>) -> String {
    let mut res = Vec::new();
    let _ = Serializer::with_formatter(&mut res, Compact).collect_seq(values);
    let list = String::from_utf8(res).unwrap_or_default();
    list.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or_default().to_owned()
}

struct Compact;

impl Formatter for Compact {
    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        let short = match escape {
            CharEscape::Quote => "\\\"",
            CharEscape::ReverseSolidus => "\\\\",
            CharEscape::LineFeed => "\\n",
            CharEscape::CarriageReturn => "\\r",
            CharEscape::Tab => "\\t",
            CharEscape::Solidus => "/",
            CharEscape::Backspace => "\\u0008",
            CharEscape::FormFeed => "\\u000c",
            CharEscape::AsciiControl(byte) => return write!(writer, "\\u{byte:04x}"),
        };
        writer.write_all(short.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn escapes_are_hadolints() {
        let value = json!({ "a": "\"\\\n\r\t\u{8}\u{c}\u{1b}\u{7f}é/<" });
        assert_eq!(compact(&value), "{\"a\":\"\\\"\\\\\\n\\r\\t\\u0008\\u000c\\u001b\u{7f}é/<\"}");
    }
}
