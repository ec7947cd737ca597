//! Parser directives: `# syntax=`, `# escape=`, `# check=` at the top of a file.

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::{char, satisfy};
use nom::combinator::recognize;
use nom::sequence::pair;

use crate::check_options::CheckOptions;
use crate::cursor::Sink;
use crate::kind::SyntaxKind::*;
use crate::lex::Lex;
use crate::logical::PhysicalLine;

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// It is a directive and has been pushed.
    Directive,
    /// It is none, and no line below it can be.
    Below,
}

/// The directives seen so far, and whether more may come.
#[derive(Debug, Default)]
pub(super) struct Directives {
    seen: Vec<String>,
    is_over: bool,
}

/// The parts of a directive line, as lengths.
struct Parts<'l> {
    indent: usize,
    name: &'l str,
    before_name: usize,
    before_eq: usize,
    before_value: usize,
    value: &'l str,
}

impl Directives {
    /// `# name = value`, pushed when `line` is one and stands in the zone that the first other line ends.
    pub(super) fn line(&mut self, sink: &mut Sink<'_>, line: PhysicalLine<'_>) -> Zone {
        let parts = if self.is_over { None } else { parts(line.text) };
        let Some(parts) = parts else {
            self.is_over = true;
            return Zone::Below;
        };
        self.push(sink, &parts);
        sink.token(WHITESPACE, line.text.len() - parts.len());
        sink.token(NEWLINE, line.end.len());
        Zone::Directive
    }

    fn push(&mut self, sink: &mut Sink<'_>, parts: &Parts<'_>) {
        sink.token(WHITESPACE, parts.indent);
        sink.start(DIRECTIVE);
        let start = sink.offset;
        sink.token(HASH, 1);
        sink.token(WHITESPACE, parts.before_name);
        sink.token(DIRECTIVE_NAME, parts.name.len());
        sink.token(WHITESPACE, parts.before_eq);
        sink.token(EQ, 1);
        sink.token(WHITESPACE, parts.before_value);
        let value_start = sink.offset;
        sink.token(DIRECTIVE_VALUE, parts.value.len());
        sink.finish();
        let name = parts.name.to_ascii_lowercase();
        if name == "escape" && !sink.is_escape_fixed {
            match parts.value {
                "\\" => sink.escape = '\\',
                "`" => sink.escape = '`',
                it => sink.report(
                    value_start,
                    format!("the escape character cannot be `{it}`, only a backslash or a backtick"),
                ),
            }
        }
        // BuildKit looks for this directive in the first column only.
        if name == "check"
            && parts.indent == 0
            && let Err(complaint) = CheckOptions::parse(parts.value)
        {
            sink.report(value_start, complaint);
        }
        if self.seen.contains(&name) {
            sink.report(start, format!("the directive `{name}` is given twice"));
        } else {
            self.seen.push(name);
        }
    }
}

impl Parts<'_> {
    fn len(&self) -> usize {
        let blanks = self.indent + self.before_name + self.before_eq + self.before_value;
        blanks + self.name.len() + self.value.len() + "#=".len()
    }
}

/// Reads a line as a directive with a known name.
fn parts(line: &str) -> Option<Parts<'_>> {
    let name = || {
        recognize(pair(satisfy(|c| c.is_ascii_alphabetic()), take_while(|c: char| c.is_ascii_alphanumeric())))
    };
    let indent = take_while(char::is_whitespace);
    let mut head = (indent, char::<_, ()>('#'), gap(), name(), gap(), char('='), gap());
    let (rest, (indent, _, before_name, name, before_eq, _, before_value)) = head.parse(line).ok()?;
    let is_known = ["syntax", "escape", "check"].iter().any(|it| it.eq_ignore_ascii_case(name));
    let value = rest.trim_end_matches(is_gap);
    // Where nothing else is behind the sign, the last blank is the value.
    let (before_value, value) = match before_value.len().checked_sub(1) {
        Some(at) if value.is_empty() => before_value.split_at(at),
        _ => (before_value, value),
    };
    (is_known && !value.is_empty()).then_some(Parts {
        indent: indent.len(),
        name,
        before_name: before_name.len(),
        before_eq: before_eq.len(),
        before_value: before_value.len(),
        value,
    })
}

fn gap<'s>() -> impl Lex<'s> {
    take_while(is_gap)
}

/// The blanks inside a directive. In front of it BuildKit takes away any white space, but inside only what its regular
/// expression has: neither a vertical tab nor a no-break space.
fn is_gap(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\x0c' | '\r')
}

#[cfg(test)]
mod tests {
    /// Whether BuildKit would take a backtick for the escape character below `line`.
    fn escapes(line: &str) -> bool {
        crate::parse(&format!("{line}\nFROM a\n")).tree.escape() == '`'
    }

    #[test]
    fn any_white_space_may_stand_in_front() {
        for blank in [" ", "\t", "\x0b", "\x0c", "\r", "\u{85}", "\u{a0}", "\u{2003}"] {
            assert!(escapes(&format!("{blank}# escape=`")), "{blank:?}");
        }
    }

    #[test]
    fn a_lone_blank_is_a_value() {
        assert!(escapes("# syntax= \n# escape=`"));
        assert!(!escapes("# syntax=\n# escape=`"));
        assert_eq!(crate::parse("# escape=  \nFROM a\n").errors.len(), 1);
    }

    #[test]
    fn options_of_checks_must_be_understood() {
        let n_errors = |text: &str| crate::parse(text).errors.len();
        assert_eq!(n_errors("# check=skip=A,B;error=true why\nFROM a\n"), 0);
        assert_eq!(n_errors("# check=skip\nFROM a\n"), 1);
        assert_eq!(n_errors("  # check=skip\nFROM a\n"), 0);
        assert_eq!(n_errors("# c\n# check=skip\nFROM a\n"), 0);
    }

    #[test]
    fn few_blanks_may_stand_inside() {
        for blank in [" ", "\t", "\x0c", "\r"] {
            assert!(escapes(&format!("#{blank}escape{blank}={blank}`{blank}")), "{blank:?}");
        }
        for blank in ["\x0b", "\u{85}", "\u{a0}", "\u{2003}"] {
            for line in
                [format!("#{blank}escape=`"), format!("# escape{blank}=`"), format!("# escape=`{blank}")]
            {
                assert!(!escapes(&line), "{line:?}");
            }
        }
    }
}
