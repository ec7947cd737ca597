//! Ctrl-C while files are written: what is being written is finished, and nothing else is begun.
//!
//! Apart because a signal handler is state of the process, and only this file may have such.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::exit::Exit;

static IS_ASKED: AtomicBool = AtomicBool::new(false);

/// From now on a signal to end is a wish to be asked for; a second one ends the process at once.
pub(crate) fn watch() {
    let handler = || {
        if IS_ASKED.swap(true, Ordering::Relaxed) {
            process::exit(Exit::Interrupted as i32);
        }
    };
    // Without a handler a signal ends the process as it would have anyway: the files are whole all the same.
    let _ = ctrlc::set_handler(handler);
}

/// Whether the run is to end.
pub(crate) fn is_asked() -> bool {
    IS_ASKED.load(Ordering::Relaxed)
}
