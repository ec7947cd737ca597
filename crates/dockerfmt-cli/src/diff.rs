//! How two texts differ: where first, and as a unified diff; apart because it knows neither files nor Dockerfiles.

use std::fmt::Write;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::{ChangeTag, TextDiff};

/// A longer search for the smallest diff is broken off; what it has by then is a diff too.
const PATIENCE: Duration = Duration::from_millis(500);

const HEADER: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const DELETED: Style = AnsiColor::Red.on_default();
const INSERTED: Style = AnsiColor::Green.on_default();

/// The offset of the first character of `old` that differs in `new`.
pub(crate) fn first_difference(old: &str, new: &str) -> usize {
    let n_common = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    old.floor_char_boundary(n_common)
}

/// The unified diff, with three lines of context, as `patch` reads it. Lines end at LF only, as they do for BuildKit.
pub(crate) fn unified(path: &str, old: &str, new: &str, color: bool) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let diff = TextDiff::configure().timeout(PATIENCE).diff_slices(&old, &new);
    let mut res = Painted { text: String::new(), color };
    res.line(HEADER, &format!("--- {path}\n"));
    res.line(HEADER, &format!("+++ {path}\n"));
    for hunk in diff.unified_diff().iter_hunks() {
        res.line(HUNK, &format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let style = match change.tag() {
                ChangeTag::Equal => Style::new(),
                ChangeTag::Delete => DELETED,
                ChangeTag::Insert => INSERTED,
            };
            res.line(style, &format!("{}{}", change.tag(), change.value()));
        }
    }
    res.text
}

struct Painted {
    text: String,
    color: bool,
}

impl Painted {
    /// The colour ends before the line does, or it would run into what the terminal shows next.
    fn line(&mut self, style: Style, line: &str) {
        let body = line.strip_suffix('\n');
        let (shown, end) =
            (body.unwrap_or(line), if body.is_some() { "\n" } else { "\n\\ No newline at end of file\n" });
        let _ = if self.color {
            write!(self.text, "{style}{shown}{style:#}{end}")
        } else {
            write!(self.text, "{shown}{end}")
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_found() {
        assert_eq!(first_difference("from a\n", "FROM a\n"), 0);
        assert_eq!(first_difference("FROM a\nRUN é x\n", "FROM a\nRUN è x\n"), 11);
        assert_eq!(first_difference("FROM a", "FROM a\n"), 6);
        assert_eq!(first_difference("FROM a\n\n\n", "FROM a\n"), 7);
    }

    #[test]
    fn a_diff_is_one_that_patch_reads() {
        let diff = unified("a/Dockerfile", "from a\nRUN x\n", "FROM a\nRUN x\n", false);
        assert_eq!(diff, "--- a/Dockerfile\n+++ a/Dockerfile\n@@ -1,2 +1,2 @@\n-from a\n+FROM a\n RUN x\n");
    }

    #[test]
    fn a_missing_final_newline_is_marked() {
        let diff = unified("f", "FROM a", "FROM a\n", false);
        assert_eq!(diff, "--- f\n+++ f\n@@ -1 +1 @@\n-FROM a\n\\ No newline at end of file\n+FROM a\n");
    }

    #[test]
    fn a_carriage_return_is_part_of_its_line() {
        let diff = unified("f", "a\rb\r\n", "c\r\n", false);
        assert_eq!(diff, "--- f\n+++ f\n@@ -1 +1 @@\n-a\rb\r\n+c\r\n");
    }

    #[test]
    fn colours_end_with_their_line() {
        let diff = unified("f", "a\n", "b\n", true);
        assert!(diff.ends_with("\u{1b}[31m-a\u{1b}[0m\n\u{1b}[32m+b\u{1b}[0m\n"), "{diff:?}");
    }
}
