//! The shell text of Dockerfile instructions.

mod join;

pub use join::Joined;
