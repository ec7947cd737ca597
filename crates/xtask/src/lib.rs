//! What the developers run, and what the tests ask whether it was run.

pub mod conformance;
pub mod shellcheck;
