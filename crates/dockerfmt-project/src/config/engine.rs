//! Which program looks for ShellCheck's codes.

/// An engine for the scripts of `RUN`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShellEngine {
    /// The one that is built in.
    #[default]
    Shuck,
    /// An installed `shellcheck`.
    ShellCheck,
}

impl ShellEngine {
    /// The one with this word.
    pub fn named(word: &str) -> Option<Self> {
        [ShellEngine::Shuck, ShellEngine::ShellCheck].into_iter().find(|it| it.as_str() == word)
    }

    /// The word of configuration files.
    pub const fn as_str(self) -> &'static str {
        match self {
            ShellEngine::Shuck => "shuck",
            ShellEngine::ShellCheck => "shellcheck",
        }
    }
}
