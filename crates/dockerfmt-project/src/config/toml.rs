//! TOML text as a tree of values.

use std::rc::Rc;

use dockerfmt::syntax::LineIndex;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::node::{At, Complaint, Data, Node};

/// Reads a file.
///
/// # Errors
/// The first thing in it that is no TOML.
pub(super) fn parse(text: &str) -> Result<Node, Complaint> {
    let source = Source { text, lines: LineIndex::new(text) };
    match DeTable::parse(text) {
        Ok(table) => Ok(Node { data: source.table(table.get_ref()), at: (1, 1) }),
        Err(err) => {
            let at = source.at(err.span().map_or(0, |it| it.start));
            // Some messages say in further lines what would be right.
            Err(Complaint::new(at, err.message().trim().replace('\n', ", ")))
        }
    }
}

/// Reads a value as it stands behind a `=`.
///
/// # Errors
/// As for [`parse`].
pub(super) fn parse_value(text: &str) -> Result<Node, Complaint> {
    let source = Source { text, lines: LineIndex::new(text) };
    match DeValue::parse(text) {
        Ok(value) => Ok(source.node(&value)),
        Err(err) => Err(Complaint::new((1, 1), err.message().trim().replace('\n', ", "))),
    }
}

struct Source<'t> {
    text: &'t str,
    lines: LineIndex,
}

impl Source<'_> {
    fn at(&self, offset: usize) -> At {
        // An error at the end may be said to be behind it.
        let offset = (0..=offset.min(self.text.len())).rev().find(|it| self.text.is_char_boundary(*it));
        self.lines.line_column(self.text, offset.unwrap_or(0) as u32)
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let data = match value.get_ref() {
            DeValue::String(it) => Data::Text(it.to_string()),
            DeValue::Integer(it) => Data::Integer(i64::from_str_radix(it.as_str(), it.radix()).ok()),
            DeValue::Boolean(it) => Data::Bool(*it),
            DeValue::Array(it) => Data::List(it.iter().map(|it| Rc::new(self.node(it))).collect()),
            DeValue::Table(it) => self.table(it),
            DeValue::Float(_) => Data::Other("a number with a point"),
            DeValue::Datetime(_) => Data::Other("a time"),
        };
        Node { data, at: self.at(value.span().start) }
    }

    /// In the order of the text, which the parser does not keep.
    fn table(&self, table: &DeTable<'_>) -> Data {
        let mut pairs: Vec<_> = table.iter().collect();
        pairs.sort_by_key(|it| it.0.span().start);
        let key = |it: &Spanned<_>| {
            let text: &std::borrow::Cow<'_, str> = it.get_ref();
            Rc::new(Node { data: Data::Text(text.to_string()), at: self.at(it.span().start) })
        };
        Data::Table(pairs.into_iter().map(|it| (key(it.0), Rc::new(self.node(it.1)))).collect())
    }
}
