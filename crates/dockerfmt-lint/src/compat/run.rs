//! `RUN`.
//!
//! Separate because of its flags. A first word that is no flag of `RUN` starts the command, even `--device=x`; only
//! after a flag are two dashes an error.

use super::layout::space;
use super::mount;
use super::reader::{Parsed, Reader};
use super::shell;
use super::text::Written;

/// `(<flag> <space>)* <command>`
pub(super) fn command(r: &mut Reader<'_>) -> Parsed {
    let start = r.offset();
    flags(r)?;
    if r.offset() > start && r.at("--") {
        return r.fail("unknown flag of `RUN`");
    }
    shell::command(r)
}

/// `(<flag> <space>)*`; what the mounts are from
pub(super) fn flags<'t>(r: &mut Reader<'t>) -> Parsed<Vec<Written<'t>>> {
    let mut sources = Vec::new();
    while flag(r, &mut sources)? {
        space(r)?;
    }
    Ok(sources)
}

/// Values are prefixes of the text: in `--network=hosts` the space is missing after `host`.
fn flag<'t>(r: &mut Reader<'t>, sources: &mut Vec<Written<'t>>) -> Parsed<bool> {
    if r.eat("--mount=") {
        sources.extend(mount::options(r)?);
        return Ok(true);
    }
    let values: &[&str] = match r.eat_one_of(&["--network=", "--security="]) {
        Some("--network=") => &["default", "host", "none"],
        Some(_) => &["insecure", "sandbox"],
        None => return Ok(false),
    };
    match r.eat_one_of(values) {
        Some(_) => Ok(true),
        None => r.fail("unknown value of this flag"),
    }
}
