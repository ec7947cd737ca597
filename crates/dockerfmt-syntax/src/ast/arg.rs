//! `ARG`

use super::Pair;
use super::env::pairs;

view! {
    /// `ARG name[=default]…`
    Arg
}

impl<'t> Arg<'t> {
    /// The names with their defaults, in the order of the text.
    pub fn pairs(self) -> impl Iterator<Item = Pair<'t>> {
        pairs(self.0)
    }
}
