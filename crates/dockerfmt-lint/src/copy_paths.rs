//! What a `COPY` copies, and where to.
//!
//! Separate because hadolint reads other words than BuildKit where continuations, unknown flags, lists or heredocs
//! are involved, and all rules about paths must read the same.

use dockerfmt_syntax::ast::{Add, Copy};

use crate::RuleContext;
use crate::compat;

/// The paths of a `COPY` or `ADD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CopyPaths {
    /// The value of `--from`; quotes are a part of it for hadolint.
    pub(crate) from: Option<String>,
    /// All but the last. For hadolint a heredoc has its name; for BuildKit it is as it is written.
    pub(crate) sources: Vec<String>,
    /// The last.
    pub(crate) destination: String,
}

impl CopyPaths {
    /// The paths if they are wrong, as the mode reads them.
    ///
    /// By default both BuildKit's and hadolint's reading must be wrong: `COPY a\⏎ b /c` copies two files, but
    /// hadolint sees only one.
    pub(crate) fn where_wrong(
        ctx: &RuleContext<'_>,
        copy: Copy<'_>,
        is_wrong: impl Fn(&CopyPaths) -> bool,
    ) -> Option<Self> {
        if ctx.is_compat() {
            return compat::copy_paths(copy).filter(is_wrong);
        }
        let hadolint = compat::copy_paths(copy).filter(|_| !ctx.is_strict());
        CopyPaths::of_buildkit(copy).filter(|it| is_wrong(it) && hadolint.is_none_or(|it| is_wrong(&it)))
    }

    /// The paths as BuildKit reads them; `None` where there are none.
    pub(crate) fn of_buildkit(copy: Copy<'_>) -> Option<Self> {
        Some(CopyPaths {
            from: copy.from().map(|it| it.value_text().into_owned()),
            sources: copy.sources().into_iter().map(|it| it.unquoted().into_owned()).collect(),
            destination: copy.destination()?.unquoted().into_owned(),
        })
    }

    /// The paths of an `ADD` as hadolint reads them.
    pub(crate) fn of_hadolint_add(add: Add<'_>) -> Option<Self> {
        compat::add_paths(add)
    }
}
