//! What stays of a finding when lines above it come and go, so that services tell new findings from known ones.

use std::collections::HashMap;
use std::fmt::Write;

use dockerfmt::Diagnostic;
use sha1::{Digest, Sha1};

use super::file::File;

/// A fingerprint for each finding: of the rule, the path, the words of the line, and how many findings of the rule on
/// such lines came before it.
pub(super) fn fingerprints(file: &File<'_>, diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    let mut last = (0, String::new());
    let mut res = Vec::with_capacity(diagnostics.len());
    for it in diagnostics {
        let line = file.extent(it.range).start.line;
        if last.0 != line {
            last = (line, line_digest(file.line(line)));
        }
        let n_before = seen.entry((it.code, last.1.clone())).or_default();
        res.push(hex_sha1(&format!("{}\0{}\0{}\0{n_before}", it.code, file.path(), last.1)));
        *n_before += 1;
    }
    res
}

/// Blanks do not count: indenting a line makes no new finding.
fn line_digest(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    hex_sha1(&words.join(" "))
}

/// The SHA-1 of a text, which is no secret: it only has to be short and the same everywhere.
pub(super) fn hex_sha1(text: &str) -> String {
    let mut res = String::new();
    for byte in Sha1::digest(text.as_bytes()) {
        let _ = write!(res, "{byte:02x}");
    }
    res
}

#[cfg(test)]
mod tests {
    use super::super::file::Unit;
    use super::super::samples;
    use super::*;
    use dockerfmt::syntax::TextRange;

    fn of(path: &str, text: &str, words: &[&str]) -> Vec<String> {
        let at = |word: &str, from: usize| text[from..].find(word).unwrap() + from;
        let mut from = 0;
        let diagnostics: Vec<Diagnostic> = words
            .iter()
            .map(|it| {
                let start = at(it, from);
                from = start + it.len();
                Diagnostic {
                    range: TextRange::new(start as u32, from as u32),
                    ..samples::diagnostics()[0].clone()
                }
            })
            .collect();
        fingerprints(&File::new(path, text, Unit::Char), &diagnostics)
    }

    #[test]
    fn they_are_stable_when_lines_move() {
        let before = of("f", "FROM a\nRUN x\nRUN y\n", &["x", "y"]);
        let after = of("f", "# new\nFROM a\n\n  RUN   x\nUSER u\nRUN y\n", &["x", "y"]);
        assert_eq!(before, after);
    }

    #[test]
    fn they_differ_by_path_line_and_occurrence() {
        let [first, second] = of("f", "RUN x\nRUN x\n", &["x", "x"]).try_into().unwrap();
        assert_ne!(first, second);
        assert_eq!(of("f", "RUN x\n", &["x"])[0], first);
        assert_ne!(of("g", "RUN x\n", &["x"])[0], first);
        assert_ne!(of("f", "RUN x y\n", &["x"])[0], first);
    }

    #[test]
    fn the_digest_is_sha1() {
        assert_eq!(hex_sha1("abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
    }
}
