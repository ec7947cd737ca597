//! Parse, lint and format Dockerfiles.

pub use dockerfmt_lint as lint;
pub use dockerfmt_printer as printer;
pub use dockerfmt_semantic as semantic;
pub use dockerfmt_shell as shell;
pub use dockerfmt_syntax as syntax;

pub use dockerfmt_lint::{Diagnostic, Severity};
pub use dockerfmt_printer::{FormatError, Style, format};
pub use dockerfmt_syntax::{Parse, parse};
