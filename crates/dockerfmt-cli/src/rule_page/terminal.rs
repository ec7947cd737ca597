//! The Markdown of rule pages as text in a terminal: headings, paragraphs, lists and code, which is all they have.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

const HEADING: Style = Style::new().bold();
const BAD: Style = AnsiColor::Red.on_default();
const GOOD: Style = AnsiColor::Green.on_default();
const CODE: Style = AnsiColor::Cyan.on_default();

/// What the text is for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terminal {
    /// The longest line, where words allow it.
    pub(crate) width: usize,
    pub(crate) color: bool,
}

/// Renders a page.
pub(crate) fn render(markdown: &str, terminal: Terminal) -> String {
    let mut page = Page { terminal, text: String::new(), paragraph: String::new() };
    let mut fence = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), fence) {
            (Some(info), None) => {
                fence = Some(info);
                page.begin_code(info);
            }
            (Some(_), Some(_)) => fence = None,
            (None, Some(info)) => page.code(line, info),
            (None, None) => page.line(line),
        }
    }
    page.end_paragraph();
    page.text
}

struct Page {
    terminal: Terminal,
    text: String,
    /// The lines of a paragraph so far.
    paragraph: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        if let Some(heading) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            self.end_paragraph();
            self.styled(HEADING, heading);
        } else if line.is_empty() {
            self.end_paragraph();
            self.text.push('\n');
        } else if line.starts_with("- ") {
            self.end_paragraph();
            self.paragraph.push_str(line);
        } else {
            let blank = if self.paragraph.is_empty() { "" } else { " " };
            let _ = write!(self.paragraph, "{blank}{}", line.trim());
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.is_empty() {
            return;
        }
        let hanging = if paragraph.starts_with("- ") { 2 } else { 0 };
        for line in wrap(&paragraph, self.terminal.width, hanging) {
            let shown = if self.terminal.color { with_code(&line) } else { line };
            self.text.push_str(&shown);
            self.text.push('\n');
        }
    }

    /// Says whether the example is a good one.
    fn begin_code(&mut self, info: &str) {
        self.end_paragraph();
        match info.rsplit(',').next() {
            Some("bad") => self.styled(BAD, "Bad:"),
            Some("good") => self.styled(GOOD, "Good:"),
            _ => {}
        }
    }

    fn code(&mut self, line: &str, info: &str) {
        let indent = if line.is_empty() { "" } else { "    " };
        let style = if info.starts_with("dockerfile") { CODE } else { Style::new() };
        if self.terminal.color && !line.is_empty() {
            let _ = writeln!(self.text, "{indent}{style}{line}{style:#}");
        } else {
            let _ = writeln!(self.text, "{indent}{line}");
        }
    }

    fn styled(&mut self, style: Style, line: &str) {
        let _ = if self.terminal.color {
            writeln!(self.text, "{style}{line}{style:#}")
        } else {
            writeln!(self.text, "{line}")
        };
    }
}

/// Lines of whole words. Only a word alone may be longer than `width`; `hanging` blanks stand before all but the
/// first line.
fn wrap(paragraph: &str, width: usize, hanging: usize) -> Vec<String> {
    let mut res: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut len = 0;
    for word in paragraph.split_whitespace() {
        let word_len = word.chars().count();
        if !line.trim_start().is_empty() && len + 1 + word_len > width {
            res.push(std::mem::replace(&mut line, " ".repeat(hanging)));
            len = hanging;
        } else if !line.is_empty() {
            line.push(' ');
            len += 1;
        }
        line.push_str(word);
        len += word_len;
    }
    res.push(line);
    res
}

/// What stands between backticks in colour. Code that goes over the end of a line stays as it is.
fn with_code(line: &str) -> String {
    let mut parts = line.split('`').peekable();
    let is_paired = line.matches('`').count().is_multiple_of(2);
    let mut res = parts.next().unwrap_or_default().to_owned();
    let mut is_code = true;
    for part in parts {
        let _ = match (is_paired, is_code) {
            (true, true) => write!(res, "{CODE}`{part}`{CODE:#}"),
            (true, false) => write!(res, "{part}"),
            (false, _) => write!(res, "`{part}"),
        };
        is_code = !is_code;
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# C1: name\n\n- Severity: info\n- Fix: a long one that is\n\n## Why\nFirst `line`.\n\
                        Second line.\n\n## Example\n```dockerfile,bad\nFROM a\n\nRUN b\n```\n\
                        ```dockerfile,good\nFROM c\n```\n";

    #[test]
    fn a_page_is_wrapped_and_its_code_indented() {
        let text = render(PAGE, Terminal { width: 18, color: false });
        assert_eq!(
            text,
            "C1: name\n\n- Severity: info\n- Fix: a long one\n  that is\n\nWhy\nFirst `line`.\nSecond line.\n\n\
             Example\nBad:\n    FROM a\n\n    RUN b\nGood:\n    FROM c\n"
        );
    }

    #[test]
    fn headings_and_code_are_coloured() {
        let text = render(PAGE, Terminal { width: 80, color: true });
        assert!(text.starts_with("\u{1b}[1mC1: name\u{1b}[0m\n"), "{text:?}");
        assert!(text.contains("First \u{1b}[36m`line`\u{1b}[0m. Second line.\n"), "{text:?}");
        assert!(text.contains("    \u{1b}[36mFROM a\u{1b}[0m\n\n"), "{text:?}");
    }

    #[test]
    fn long_words_stay_whole() {
        assert_eq!(wrap("a bbbbbb c", 4, 2), ["a", "  bbbbbb", "  c"]);
        assert_eq!(with_code("an open `tick"), "an open `tick");
    }
}
