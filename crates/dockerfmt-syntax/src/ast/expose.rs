//! `EXPOSE`

use super::Word;
use super::word::words;

view! {
    /// `EXPOSE port…`
    Expose
}

impl<'t> Expose<'t> {
    /// The ports as they are written.
    pub fn ports(self) -> impl Iterator<Item = Word<'t>> {
        words(self.0)
    }
}
