//! A configuration file as values with their places, whichever language it is written in.

use std::rc::Rc;

/// A value and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) data: Data,
    pub(super) at: At,
}

/// Line and column in characters, both counted from 1.
pub(super) type At = (u32, u32);

#[derive(Clone, Debug)]
pub(super) enum Data {
    Null,
    Bool(bool),
    /// `None` for a number too great to count.
    Integer(Option<i64>),
    Text(String),
    List(Vec<Rc<Node>>),
    Table(Vec<(Rc<Node>, Rc<Node>)>),
    /// What no key takes: a time, a number with a point.
    Other(&'static str),
}

/// What is wrong with a file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) at: At,
    pub(super) text: String,
}

impl Complaint {
    pub(super) fn new(at: At, text: impl Into<String>) -> Self {
        Complaint { at, text: text.into() }
    }
}

impl Node {
    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(it) => Some(it),
            _ => None,
        }
    }

    /// What messages call the kind of value.
    pub(super) fn what(&self) -> &'static str {
        match self.data {
            Data::Null => "nothing",
            Data::Bool(_) => "a boolean",
            Data::Integer(_) => "an integer",
            Data::Text(_) => "a string",
            Data::List(_) => "a list",
            Data::Table(_) => "a table",
            Data::Other(what) => what,
        }
    }
}
