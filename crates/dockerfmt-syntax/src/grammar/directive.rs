//! Parser directives: `# syntax=`, `# escape=`, `# check=` at the top of a file.

use nom::Parser;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{char, satisfy};
use nom::combinator::recognize;
use nom::sequence::pair;

use crate::cursor::Sink;
use crate::kind::SyntaxKind::*;
use crate::lex::{Lex, is_blank};
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
        if name == "escape" {
            match parts.value {
                "\\" => sink.escape = '\\',
                "`" => sink.escape = '`',
                it => sink.report(
                    value_start,
                    format!("the escape character cannot be `{it}`, only a backslash or a backtick"),
                ),
            }
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
    let mut lex = (gap(), char::<_, ()>('#'), gap(), name(), gap(), char('='), gap(), take_while1(|_| true));
    let (_, (indent, _, before_name, name, before_eq, _, before_value, value)) = lex.parse(line).ok()?;
    let is_known = ["syntax", "escape", "check"].iter().any(|it| it.eq_ignore_ascii_case(name));
    let value = value.trim_end();
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
    take_while(is_blank)
}
