//! `USER`, `WORKDIR`, `STOPSIGNAL` and `MAINTAINER`: the instructions with one value

use super::Word;
use super::word::words;

view! {
    /// `USER user[:group]`
    User
}

view! {
    /// `WORKDIR path`
    Workdir
}

view! {
    /// `STOPSIGNAL signal`
    Stopsignal
}

view! {
    /// `MAINTAINER name`
    Maintainer
}

/// Gives the views their only accessor.
macro_rules! single_value {
    ($($view:ident)*) => {
        $(
            impl<'t> $view<'t> {
                /// All behind the keyword, inner blanks included.
                pub fn value(self) -> Option<Word<'t>> {
                    words(self.0).next()
                }
            }
        )*
    };
}

single_value! { User Workdir Stopsignal Maintainer }
