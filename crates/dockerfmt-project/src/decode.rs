//! Bytes to text: UTF-8, or the byte that is not; apart from reading because editors decode for themselves.

use std::fmt;

/// Takes bytes for UTF-8 text.
///
/// # Errors
/// The first byte that belongs to no character, with the means to go on without it.
pub fn decode(bytes: Vec<u8>) -> Result<String, InvalidUtf8> {
    String::from_utf8(bytes).map_err(|err| {
        let offset = err.utf8_error().valid_up_to();
        InvalidUtf8 { bytes: err.into_bytes(), offset }
    })
}

/// Bytes that are not UTF-8, and where they cease to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidUtf8 {
    bytes: Vec<u8>,
    offset: usize,
}

/// Text in which U+FFFD stands for what could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lossy {
    /// The text.
    pub text: String,
    /// The offsets in `text` of each U+FFFD that was put in, ascending.
    pub replaced: Vec<u32>,
}

impl InvalidUtf8 {
    /// The offset in the file of the first byte that belongs to no character.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// That byte.
    pub fn byte(&self) -> u8 {
        self.bytes[self.offset]
    }

    /// Its line and column, both counted from 1; the column in characters.
    pub fn line_column(&self) -> (u32, u32) {
        let before = &self.bytes[..self.offset];
        let line = before.iter().filter(|&&it| it == b'\n').count() + 1;
        let line_start = before.iter().rposition(|&it| it == b'\n').map_or(0, |it| it + 1);
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        (line as u32, column as u32)
    }

    /// The text with each undecodable sequence replaced.
    pub fn lossy(&self) -> Lossy {
        let mut res = Lossy { text: String::with_capacity(self.bytes.len()), replaced: Vec::new() };
        for chunk in self.bytes.utf8_chunks() {
            res.text.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                res.replaced.push(res.text.len() as u32);
                res.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
        res
    }
}

impl fmt::Display for InvalidUtf8 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "byte 0x{:02X} at offset {} is not UTF-8", self.byte(), self.offset)
    }
}

impl std::error::Error for InvalidUtf8 {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_is_text() {
        assert_eq!(decode("FROM é\n".into()), Ok("FROM é\n".to_owned()));
    }

    #[test]
    fn the_first_invalid_byte_is_named() {
        let err = decode(b"FROM a\n# \xC3\xA9t\xE9\n".to_vec()).unwrap_err();
        assert_eq!((err.offset(), err.byte(), err.line_column()), (12, 0xE9, (2, 5)));
        assert_eq!(err.to_string(), "byte 0xE9 at offset 12 is not UTF-8");
    }

    #[test]
    fn lossy_text_says_what_was_replaced() {
        let lossy = decode(b"# \xE9, \xEF\xBF\xBD, \xFF".to_vec()).unwrap_err().lossy();
        assert_eq!(lossy.text, "# \u{FFFD}, \u{FFFD}, \u{FFFD}");
        assert_eq!(lossy.replaced, [2, 12], "the character that was there before is none of ours");
    }

    #[test]
    fn a_character_cut_off_by_the_end_is_invalid() {
        let err = decode(b"# \xE2\x82".to_vec()).unwrap_err();
        assert_eq!((err.offset(), err.lossy().text), (2, "# \u{FFFD}".to_owned()));
    }
}
