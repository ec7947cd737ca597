//! Whose rules about configuration are followed.

/// Where configuration is looked for and how it comes together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Files upward from each Dockerfile; the command line before the environment before files; mistakes are errors.
    #[default]
    Own,
    /// As hadolint: one file for the whole run; the command line before the file before the environment; a file with
    /// mistakes is dropped.
    Hadolint,
}
