//! What is known of package managers: how they are called, and what they install.
//!
//! Separate from the rules, several of which ask the same.

mod apk;
pub(crate) mod apt;
mod cache;
pub(crate) mod cargo;
pub(crate) mod gem;
pub(crate) mod go;
mod installer;
pub(crate) mod lockfile;
pub(crate) mod manifest;
mod message;
pub(crate) mod npm;
mod options;
pub(crate) mod pip;
mod removal;
mod rpm;
mod zypper;

pub(crate) use apk::APK;
pub(crate) use apt::APT_GET;
pub(crate) use cache::{Cache, DNF_CACHE, MICRODNF_CACHE, RPM_FOLDERS, YARN_CACHE, YUM_CACHE, ZYPPER_CACHE};
pub(crate) use installer::subcommand;
pub(crate) use message::without_version;
pub(crate) use rpm::{DNF, RpmInstaller, YUM};
pub(crate) use zypper::ZYPPER;
