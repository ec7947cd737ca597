//! `VOLUME`

use crate::cursor::Cursor;

use super::form::{Strings, exec};
use super::word::words;

/// `VOLUME path…`, as words or as a JSON array
pub(super) fn volume(p: &mut Cursor<'_, '_>) {
    let start = p.sink.offset;
    let paths = exec(p, Strings::Expanded);
    if paths.as_ref().is_some_and(|it| it.iter().any(|it| is_empty_string(it))) {
        p.sink.report(start, "the path of a `VOLUME` cannot be empty");
    }
    let n_paths = paths.map_or_else(|| words(p), |it| it.len());
    if n_paths == 0 {
        p.sink.report(start, "`VOLUME` needs a path");
    }
}

fn is_empty_string(json: &str) -> bool {
    json.trim_matches('"').trim().is_empty()
}
