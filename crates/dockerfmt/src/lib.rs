//! Parse, lint and format Dockerfiles: one door to the crates that do it.
//!
//! ```
//! let parse = dockerfmt::parse("from debian:latest\n");
//! let printed = dockerfmt::format(&parse, &dockerfmt::Style::default())?;
//! assert_eq!(printed, "FROM debian:latest\n");
//!
//! let findings = dockerfmt::lint::lint(&parse, &dockerfmt::lint::Settings::default());
//! assert_eq!(findings[0].code, "DL3007");
//! # Ok::<(), dockerfmt::FormatError>(())
//! ```
//!
//! Nothing here reads files, asks the environment or starts threads. Offsets are bytes, lines count from 1.
//!
//! | module | what it has |
//! |---|---|
//! | [`syntax`] | the lossless tree, typed views, syntax errors, lines of offsets, text edits |
//! | [`lint`] | rules, settings, diagnostics and fixes |
//! | [`printer`] | the style, formatting of files and ranges |
//! | [`semantic`] | stages, variables, shells and image references of a file |
//! | [`shell`] | the commands in a `RUN` |

pub use dockerfmt_lint as lint;
pub use dockerfmt_printer as printer;
pub use dockerfmt_semantic as semantic;
pub use dockerfmt_shell as shell;
pub use dockerfmt_syntax as syntax;

pub use dockerfmt_lint::{Diagnostic, Severity};
pub use dockerfmt_printer::{FormatError, Style, format};
pub use dockerfmt_syntax::{Parse, parse};
