//! Under which code hadolint shows a text that is no script.
//!
//! Of ShellCheck's findings for such a text hadolint shows the last one, which says where ShellCheck stopped. Separate,
//! because nobody but those who compare needs to tell these codes apart.

use super::codes::{Code, code};
use crate::script::{Reading, Script};

/// The code that hadolint has where ours is `found`, for a finding in `text`.
pub fn hadolint_code(found: &'static Code, text: &str, script: &Script) -> &'static Code {
    let number = match script.reading() {
        _ if found.number != 1072 => return found,
        Reading::Stopped(at) if text[at..].starts_with('(') => 1088,
        Reading::Stopped(_) => 1089,
        _ => 1072,
    };
    code(number).unwrap_or(found)
}
