//! Small files that hadolint and we must judge alike, and the way both are asked.
//!
//! The cases are the fences of `fixtures/hadolint/*.md`; what the real program says of them lies beside, in
//! `*.expected`. Only facts are kept of its output: status, lines, codes, severities and the shape of reports. Its
//! messages are masked.

mod case;
mod divergence;
mod expected;
mod mask;
mod outcome;
mod recorded;

pub use case::{Case, Theme, themes};
pub use divergence::{Divergence, divergences};
pub use expected::{read_expected, write_expected};
pub use outcome::{Program, outcome};
pub use recorded::{Recorded, missing, recorded};
