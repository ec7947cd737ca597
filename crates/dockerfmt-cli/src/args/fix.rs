//! The options about fixes.

use clap::Args;

/// What is fixed, and what becomes of the new text.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Fixes")]
pub(crate) struct FixArgs {
    /// Fix what can be fixed without changing what is built, and report what is left; - is fixed to standard output
    #[arg(long, conflicts_with = "add_ignore")]
    pub(crate) fix: bool,
    /// Apply also fixes that may change what is built
    #[arg(long)]
    pub(crate) unsafe_fixes: bool,
    /// Fix only what these rules find; may be repeated
    #[arg(long, value_name = "RULES", conflicts_with = "add_ignore")]
    pub(crate) fix_only: Vec<String>,
    /// Write nothing and report nothing; show what would be fixed
    #[arg(long, conflicts_with_all = ["add_ignore", "formats", "outputs", "statistics"])]
    pub(crate) diff: bool,
}

impl FixArgs {
    /// Whether anything is to be fixed.
    pub(crate) fn is_on(&self) -> bool {
        self.fix || self.diff || !self.fix_only.is_empty()
    }
}
