//! The program as its users meet it: real files, real streams, exit statuses.
//!
//! These tests are with the package of the binary because only there Cargo tells where the binary is.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its folder has failed")]

mod add_ignore;
mod check;
mod config;
mod discovery;
mod divergences;
mod encoding;
mod fix;
mod format;
mod generate;
#[cfg(unix)]
mod hadolint;
mod help_page;
mod lint;
mod outputs;
#[cfg(unix)]
mod pipes;
mod problems;
mod reports;
mod rule;
mod sandbox;
mod sarif;
#[cfg(unix)]
mod shell_engine;
mod streams;
mod syntax;
mod write;
