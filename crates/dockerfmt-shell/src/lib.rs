//! The shell text of Dockerfile instructions: what the shell gets, its tokens, its commands, its layout.
//!
//! [`Joined`] takes the continuations and comments out of an instruction and remembers where each byte came from.
//! On the joined text stand three readings, each for another user:
//!
//! - [`tokens()`]: words, operators and comments with byte ranges,
//! - [`Script`]: the list of simple commands that rules ask about, and whether the text is a script at all,
//! - [`Outline`]: every token with its place in lists, pipelines and blocks, for laying the text out anew.
//!
//! With the feature `shellcheck`, which is on by default, [`lint`] finds what ShellCheck would.
//!
//! All ranges but those of [`Joined`] count bytes of the joined text.
//! Nothing here panics or overflows the stack, whatever the text; what is nested too deeply is not understood.
//!
//! ```
//! use dockerfmt_shell::Script;
//!
//! let script = Script::parse("apt-get update && apt-get install -y 'curl'");
//! let install = &script.commands()[1];
//! assert_eq!(install.name(), "apt-get");
//! assert!(install.has_flag("y"));
//! assert_eq!(install.args()[2].text, "curl");
//! ```

mod command;
mod dialect;
mod flatten;
mod follow;
mod grammar;
mod guard;
mod join;
#[cfg(feature = "shellcheck")]
pub mod lint;
mod mend;
mod outline;
mod plain;
mod script;
mod tokens;
mod walk;
mod wrapper;

pub use command::{Command, Flag, Word};
pub use dialect::Dialect;
pub use join::Joined;
pub use outline::{ListId, Outline, OutlineToken, PipelineId, Role, Shape};
pub use script::{Reading, Script};
pub use tokens::{Token, TokenKind, tokens};
