//! `COPY` and `ADD`.
//!
//! Separate because they share the form of their arguments and flags; only the names of the flags, the heredocs
//! and the treatment of other words with two dashes differ.

use super::exec;
use super::heredoc;
use super::layout::{blanks, end_of_instruction, is_blank, separator};
use super::literal;
use super::reader::{Parsed, Reader};
use super::word;

struct Flags {
    /// `--<name>=<word>`
    valued: &'static [&'static str],
    /// `--<name>`, `--<name>=true` or `--<name>=false`, as a prefix: `--linked` is `--link` and the path `ed`.
    switches: &'static [&'static str],
}

const COPY_FLAGS: Flags =
    Flags { valued: &["from", "chown", "chmod", "exclude"], switches: &["link", "parents"] };

const ADD_FLAGS: Flags = Flags {
    valued: &["checksum", "chown", "chmod", "exclude"],
    switches: &["link", "keep-git-dir", "unpack"],
};

/// The one flag that may be given more than once.
const REPEATABLE: &str = "exclude";

/// `<flags> (<heredoc> | <exec form> | <paths>)`
pub(super) fn copy(r: &mut Reader<'_>) -> Parsed {
    flags(r, &COPY_FLAGS)?;
    match r.attempt(heredoc_file) {
        Ok(()) => end_of_instruction(r),
        Err(no_heredoc) => list_or_paths(r).map_err(|it| it.or(no_heredoc)),
    }
}

/// `<flags> (<exec form> | <paths>)`; the first path does not start with two dashes.
pub(super) fn add(r: &mut Reader<'_>) -> Parsed {
    flags(r, &ADD_FLAGS)?;
    if r.at("--") {
        return r.fail("unknown flag of `ADD`");
    }
    list_or_paths(r)
}

/// `(<flag> <space>)*`; what is wrong with them together is said at their end.
fn flags(r: &mut Reader<'_>, known: &Flags) -> Parsed {
    let mut complaint = None;
    let mut seen = Vec::new();
    while let Some(flag) = flag(r, known)? {
        match flag {
            Flag::Known(REPEATABLE) => {}
            Flag::Known(name) if !seen.contains(&name) => seen.push(name),
            Flag::Known(_) => complaint = complaint.or(Some("a flag is given twice")),
            Flag::WithoutValue => complaint = complaint.or(Some("the value of a flag is missing")),
            Flag::Unknown => complaint = complaint.or(Some("unknown flag")),
        }
        if !separator(r)? {
            break;
        }
    }
    complaint.map_or(Ok(()), |message| r.fail(message))
}

enum Flag {
    Known(&'static str),
    Unknown,
    WithoutValue,
}

fn flag(r: &mut Reader<'_>, known: &Flags) -> Parsed<Option<Flag>> {
    if !r.at("--") {
        return Ok(None);
    }
    if let Some(name) = known.switches.iter().find(|name| eat_flag(r, name, "")) {
        r.eat_one_of(&["=true", "=false"]);
        return Ok(Some(Flag::Known(name)));
    }
    if let Some(name) = known.valued.iter().find(|name| eat_flag(r, name, "=")) {
        return value(r, Flag::Known(name)).map(Some);
    }
    Ok(r.attempt(unknown_flag).ok())
}

fn eat_flag(r: &mut Reader<'_>, name: &str, sign: &str) -> bool {
    r.attempt(|r| if r.eat("--") && r.eat(name) && r.eat(sign) { Ok(()) } else { r.fail("another flag") })
        .is_ok()
}

fn value(r: &mut Reader<'_>, flag: Flag) -> Parsed<Flag> {
    if r.at_line_end() || r.peek().is_some_and(is_blank) {
        return Ok(Flag::WithoutValue);
    }
    word::plain(r, "the value of a flag is missing").map(|()| flag)
}

/// `--<name>=<word>`; without the `=` it would be a path.
fn unknown_flag(r: &mut Reader<'_>) -> Parsed<Flag> {
    r.eat("--");
    word::word(r, |it| !is_blank(it) && it != '=', "the name of a flag is missing")?;
    if !r.eat("=") {
        return r.fail("no flag");
    }
    value(r, Flag::Unknown)
}

/// `<opener> (<blanks> <opener>)* <destination>` and the body of the last heredoc; the others are not looked for.
fn heredoc_file(r: &mut Reader<'_>) -> Parsed {
    let mut name = heredoc::opener(r)?;
    while let Ok(next) = r.attempt(another_opener) {
        name = next;
    }
    word::line(r, "the destination is missing")?;
    heredoc::body(r, name)
}

fn another_opener<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    blanks(r);
    heredoc::opener(r)
}

fn list_or_paths(r: &mut Reader<'_>) -> Parsed {
    let count = match r.attempt(|r| exec::list(r, literal::string)) {
        Ok(0 | 2..) => return end_of_instruction(r),
        Ok(count) => count,
        Err(no_list) => paths(r).map_err(|it| it.or(no_list))?,
    };
    if count < 2 { r.fail("a source and a destination are needed") } else { Ok(()) }
}

/// The number of paths. They are not unquoted, so `"a b"` is two.
fn paths(r: &mut Reader<'_>) -> Parsed<usize> {
    let mut count = 0;
    loop {
        word::plain(r, "a path is missing")?;
        count += 1;
        if !separator(r)? || r.at_line_end() {
            break;
        }
    }
    Ok(count)
}
