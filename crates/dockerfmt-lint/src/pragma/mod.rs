//! Ignore pragmas: comments that keep findings from being reported.
//!
//! Rules know nothing of them; they are a filter over what the rules found. Only the rules that are about pragmas
//! see them.
//! Comments that name a shell are no matter of the linter: the model reads them.

mod add;
mod bind;
mod checks;
mod known;
mod parse;
mod remove;

pub use add::add_ignores;
pub(crate) use bind::Pragmas;
pub(crate) use checks::Checks;
pub(crate) use known::{is_known, nearest};
pub(crate) use parse::{Pragma, Scope};
pub(crate) use remove::{without_comment, without_word};

/// The rules that are about pragmas, so that their fixes may change comments.
pub(crate) const ABOUT_PRAGMAS: [&str; 3] = ["DF1001", "DF1002", "DL1001"];
