//! JSON as hadolint writes it; apart because its escapes are not serde_json's own.

use std::io;

use serde_json::Value;
use serde_json::ser::{CharEscape, Formatter, Serializer};

/// A value on one line.
pub(super) fn compact(value: &Value) -> String {
    let mut res = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut res, Compact);
    // A value has string keys only, and a vector takes all bytes.
    let _ = serde::Serialize::serialize(value, &mut serializer);
    String::from_utf8_lossy(&res).into_owned()
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
