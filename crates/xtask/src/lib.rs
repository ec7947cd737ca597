//! Chores of the workspace, one module each. Never published; known only by its own `main` and by tests.

pub mod buildkit;
pub mod cli_page;
pub mod conformance;
pub mod generate;
pub mod hadolint_page;
pub mod new_rule;
pub mod rule_pages;
pub mod shellcheck;
pub mod verdicts;

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file that a chore makes: its path below the root, and its text.
pub type GeneratedFile = (PathBuf, String);
