//! Ignore pragmas: comments that keep findings from being reported.
//!
//! Rules know nothing of them; they are a filter over what the rules found.
//! Comments that name a shell are no matter of the linter: the model reads them.

mod bind;
mod parse;

pub(crate) use bind::Pragmas;
