//! Text as it is written and what hadolint takes it for.
//!
//! Separate from the grammar, which only says where a word or a string ends.

use super::layout::{Joint, continuation};
use super::literal;
use super::reader::Reader;

/// A word or a string as it is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written<'t> {
    /// Quotes are a part of it.
    Word(&'t str),
    /// With its double quotes and escapes.
    String(&'t str),
}

impl<'t> Written<'t> {
    /// A string where the text begins as one, else a word.
    pub(super) fn new(text: &'t str) -> Self {
        if text.starts_with('"') { Written::String(text) } else { Written::Word(text) }
    }

    /// What it says.
    pub(super) fn value(self, escape: char) -> String {
        match self {
            Written::Word(it) => joined(it, escape),
            Written::String(it) => literal::value(it),
        }
    }
}

/// The text without continuations; each leaves a blank where the next line is indented.
pub(super) fn joined(text: &str, escape: char) -> String {
    // Most texts have none.
    if !text.contains('\n') {
        return text.to_owned();
    }
    let mut r = Reader::new(text, escape);
    let mut res = String::with_capacity(text.len());
    loop {
        match continuation(&mut r) {
            Ok(Joint::Space) => res.push(' '),
            Ok(Joint::Nothing) => {}
            Err(_) => match r.next() {
                Some(it) => res.push(it),
                None => return res,
            },
        }
    }
}
