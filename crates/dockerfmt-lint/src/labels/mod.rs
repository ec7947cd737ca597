//! Labels: reading them, and the forms that their values may be required to have.
//!
//! What is valid is hadolint's opinion, in every mode. It is laxer than the standards in places that hardly anybody
//! sees, and a value that only we complain of would surprise those who come from hadolint.

mod check;
mod email;
mod hash;
mod pairs;
mod rfc3339;
mod semver;
mod spdx;
mod stages;
mod url;

pub(crate) use check::report_values;
pub(crate) use email::is_email;
pub(crate) use hash::is_hash;
pub(crate) use pairs::LabelReader;
pub(crate) use rfc3339::is_time;
pub(crate) use semver::is_semver;
pub(crate) use spdx::{is_hadolint_spdx, is_spdx};
pub(crate) use stages::StageEvents;
pub(crate) use url::is_url;

/// White space as Haskell's library, and so hadolint, has it: no line ends but those of ASCII.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}
