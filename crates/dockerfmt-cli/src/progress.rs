//! A line that counts files while a long run lasts; apart because workers count and the console draws.

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Runs that are shorter show nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts finished files, and shows the count on a terminal once the run lasts.
pub(crate) struct Progress {
    start: Instant,
    wanted: bool,
    done: AtomicU64,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Nothing is shown unless `wanted`, nor where standard error is no terminal.
    pub(crate) fn new(wanted: bool) -> Self {
        let wanted = wanted && io::stderr().is_terminal();
        Progress { start: Instant::now(), wanted, done: AtomicU64::new(0), bar: OnceLock::new() }
    }

    /// One more file is done.
    pub(crate) fn tick(&self) {
        if !self.wanted {
            return;
        }
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.start.elapsed() >= PATIENCE {
            self.bar.get_or_init(bar).set_position(done);
        }
    }

    /// Runs `write` while nothing of the bar is on the screen.
    pub(crate) fn suspend<R>(&self, write: impl FnOnce() -> R) -> R {
        match self.bar.get() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar off the screen.
    pub(crate) fn finish(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// Folders are walked while files are worked on, so how many there will be is not known.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {human_pos} files, {elapsed}");
    ProgressBar::no_length().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
