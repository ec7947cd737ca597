//! Whether a stream gets colours; apart because every command asks, of different streams.

use std::env;
use std::io::IsTerminal;

use clap::{Args, ValueEnum};

/// The options about colour.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct ColorArgs {
    /// When to use colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: When,
    /// The same as --color never
    #[arg(long, conflicts_with = "color")]
    no_color: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum When {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Also into files and pipes
    Always,
    /// Not at all
    Never,
}

impl ColorArgs {
    /// Whether `stream` is written in colour.
    pub(crate) fn on(self, stream: &impl IsTerminal) -> bool {
        match self.asked() {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                let no_color = env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
                let dumb = env::var_os("TERM").is_some_and(|it| it == "dumb");
                !no_color && !dumb && stream.is_terminal()
            }
        }
    }

    /// Whether a file is written in colour, which no terminal shows at once.
    pub(crate) fn on_in_files(self) -> bool {
        self.asked() == When::Always
    }

    /// hadolint's own answer: yes, wherever it writes to, unless settings say no.
    /// `NO_COLOR` is one of those there, since its configuration file can overrule it.
    pub(crate) fn on_as_hadolint(self) -> bool {
        self.asked() != When::Never
    }

    /// The same for settings that want no colours; the command line comes first.
    pub(crate) fn with_settings(self, no_color: bool) -> Self {
        if no_color && self.asked() == When::Auto { ColorArgs { no_color: true, ..self } } else { self }
    }

    fn asked(self) -> When {
        if self.no_color { When::Never } else { self.color }
    }
}
