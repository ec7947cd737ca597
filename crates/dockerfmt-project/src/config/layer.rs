//! What one place says, key by key: a file, the environment, or the command line.
//!
//! Lists and tables are taken apart, so that every element keeps the place that it comes from.

use super::keys::Key;
use super::place::Place;

/// The settings of one place.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    pub(super) entries: Vec<Entry>,
}

/// One value, or one element of a list or table.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: &'static Key,
    /// The name within the table, where the key is one.
    pub name: Option<String>,
    /// The value.
    pub value: Scalar,
    /// Where it comes from.
    pub place: Place,
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Integer(u32),
    /// A text.
    Text(String),
    /// A list without elements. It has a place of its own because `select = []` is not the same as no `select`.
    Empty,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        (self.table, self.name) == (other.table, other.name)
    }
}

impl Layer {
    pub(super) fn push(&mut self, table: &str, name: &str, value: Scalar, place: Place) {
        self.push_named(table, name, None, value, place);
    }

    pub(super) fn push_named(
        &mut self,
        table: &str,
        name: &str,
        within: Option<String>,
        value: Scalar,
        place: Place,
    ) {
        let Some(key) = Key::find(table, name) else {
            debug_assert!(false, "no key {table}.{name}");
            return;
        };
        self.entries.push(Entry { key, name: within, value, place });
    }

    /// What is said about `key`.
    pub(super) fn of<'l>(&'l self, key: &'l Key) -> impl Iterator<Item = &'l Entry> {
        self.entries.iter().filter(move |it| it.key == key)
    }

    pub(super) fn has(&self, key: &Key) -> bool {
        self.of(key).next().is_some()
    }
}

impl Scalar {
    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Scalar::Text(it) => Some(it),
            _ => None,
        }
    }
}
