//! Configuration: what is set, by whom, and what it comes to for a file.
//!
//! Files, the environment and the command line are read into [`Layer`]s of entries that know where they come from.
//! [`Configs`] finds the layers of a file and merges them into its [`Config`].
//! One table, [`KEYS`], says what can be set; files are checked against it and the JSON schema is made from it.

mod check;
mod configs;
mod editorconfig;
mod engine;
mod environment;
mod flags;
mod globs;
mod hadolint_file;
mod keys;
mod layer;
mod merge;
mod mode;
mod nearest;
mod node;
mod own_file;
mod place;
mod resolved;
mod schema;
mod toml;
mod yaml;

pub(crate) use globs::Globs;

pub use configs::{Configs, Options, SharedError};
pub use engine::ShellEngine;
pub use flags::{Flags, label_type, selectors, words};
pub use keys::{KEYS, Key, Kind, Merge, TABLES};
pub use layer::{Entry, Layer, Scalar};
pub use mode::Mode;
pub use place::{ConfigError, Place};
pub use resolved::{Config, Files};
pub use schema::schema;
