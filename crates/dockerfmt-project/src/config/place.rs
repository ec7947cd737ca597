//! Where a setting comes from, for those who wonder.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Where a setting was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file.
    File {
        /// The file.
        path: Arc<Path>,
        /// The line, counted from 1.
        line: u32,
        /// The column in characters, counted from 1.
        column: u32,
    },
    /// In this variable of the environment.
    Environment(&'static str),
    /// In this option of the command line.
    Flag(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File { path, line, column } => write!(f, "{}:{line}:{column}", path.display()),
            Place::Environment(name) => write!(f, "${name}"),
            Place::Flag(flag) => f.write_str(flag),
        }
    }
}

/// What is wrong with a configuration, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file, option or variable.
    pub origin: String,
    /// The line and the column in characters, both counted from 1, if it is in a file.
    pub line_column: Option<(u32, u32)>,
    /// What is wrong.
    pub text: String,
}

impl ConfigError {
    pub(super) fn new(place: &Place, text: impl Into<String>) -> Self {
        let text = text.into();
        match place {
            Place::File { path, line, column } => {
                ConfigError { origin: path.display().to_string(), line_column: Some((*line, *column)), text }
            }
            _ => ConfigError { origin: place.to_string(), line_column: None, text },
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.origin)?;
        if let Some((line, column)) = self.line_column {
            write!(f, "{line}:{column}:")?;
        }
        write!(f, " {}", self.text)
    }
}

impl std::error::Error for ConfigError {}
