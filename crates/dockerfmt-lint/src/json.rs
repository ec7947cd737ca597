//! Writes the JSON arrays of exec form.

use std::fmt::Write as _;

/// `["program", "argument"]`
pub(crate) fn json_array(words: &[&str]) -> String {
    let strings: Vec<String> = words.iter().map(|it| json_string(it)).collect();
    format!("[{}]", strings.join(", "))
}

fn json_string(text: &str) -> String {
    let mut res = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => res.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(res, "\\u{:04x}", u32::from(c));
            }
            c => res.push(c),
        }
    }
    res.push('"');
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        assert_eq!(json_array(&["a", "b\"\\\tc"]), r#"["a", "b\"\\\u0009c"]"#);
        assert_eq!(json_array(&[]), "[]");
    }
}
