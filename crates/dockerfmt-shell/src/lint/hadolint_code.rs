//! Under which code hadolint shows a text that is no script.
//!
//! Of ShellCheck's findings for such a text hadolint shows the last one, which says where ShellCheck stopped. Separate,
//! because nobody but those who compare needs to tell these codes apart.

use super::codes::{Code, code};
use super::sc1072_no_script::missing;
use crate::grammar::Missing;
use crate::script::{Reading, Script};

/// The code that hadolint has where ours is `found`, for a finding in `text`.
pub fn hadolint_code(found: &'static Code, text: &str, script: &Script) -> &'static Code {
    let number = match script.reading() {
        _ if found.number != 1072 => return found,
        Reading::Broken(at) if missing(text, script, at) == Some(Missing::PatternEnd) => 1085,
        Reading::Stopped(at) if text[at..].starts_with('(') => {
            if is_behind_name(script, text, at) {
                1065
            } else {
                1088
            }
        }
        Reading::Stopped(_) => 1089,
        _ => 1072,
    };
    code(number).unwrap_or(found)
}

/// Whether nothing but the name of a command stands in front of the parenthesis at `at`, so that it could be the header
/// of a function.
fn is_behind_name(script: &Script, text: &str, at: usize) -> bool {
    let end = text[..at].trim_end().len();
    script.commands().iter().any(|it| it.args().is_empty() && it.range().end == end)
}
