//! Git hashes.

/// Whether `text` is a whole hash, or one of seven digits as `git log` cuts them; both in lower case.
pub(crate) fn is_hash(text: &str) -> bool {
    let is_digit = |it: u8| matches!(it, b'0'..=b'9' | b'a'..=b'f');
    matches!(text.len(), 7 | 40) && text.bytes().all(is_digit)
}

#[cfg(test)]
mod tests {
    use super::is_hash;

    #[test]
    fn seven_or_forty_digits() {
        assert!(is_hash("0123abc") && is_hash(&"a0".repeat(20)));
        for it in ["", "0123ab", "0123abcd", "0123abg", "0123ABC", " 123abc", &"a".repeat(64), "ééé1"] {
            assert!(!is_hash(it), "{it}");
        }
    }
}
