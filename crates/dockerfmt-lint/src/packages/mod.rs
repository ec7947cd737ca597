//! What is known of package managers: how they are called, and what they install.
//!
//! Separate from the rules, several of which ask the same.

pub(crate) mod apt;
mod installer;
mod message;
mod options;
pub(crate) mod pip;

pub(crate) use installer::{APK, APT_GET};
pub(crate) use message::without_version;
