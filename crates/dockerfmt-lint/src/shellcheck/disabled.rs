//! Comments `# shellcheck disable=SC2086` between the lines of a `RUN`: they work for all of it.
//!
//! ShellCheck never sees them, because they are no part of what the shell gets. Those in heredocs are, and are not
//! looked at here.

use dockerfmt_shell::lint::disables;
use dockerfmt_syntax::TextRange;

/// What the comments of one `RUN` name.
pub(super) struct Disabled<'t> {
    comments: Vec<&'t str>,
}

impl<'t> Disabled<'t> {
    pub(super) fn new(comments: &[TextRange], text: &'t str) -> Self {
        let comments = comments.iter().filter_map(|it| text.get(it.start as usize..it.end as usize));
        // Of a thousand comments next to none is one of these.
        Disabled { comments: comments.filter(|it| it.contains("shellcheck")).collect() }
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.comments.iter().any(|it| disables(it, number))
    }
}
