//! `COPY` and `ADD`.
//!
//! Separate because they share the form of their arguments and flags; only the names of the flags, the heredocs
//! and the treatment of other words with two dashes differ.

use super::exec;
use super::heredoc;
use super::layout::{blanks, end_of_instruction, is_blank, separator};
use super::literal;
use super::reader::{Parsed, Reader};
use super::text::Written;
use super::word;

/// What is copied, and where from.
pub(super) struct Arguments<'t> {
    pub(super) from: Option<&'t str>,
    /// The sources and the destination; a heredoc is there by its name.
    pub(super) paths: Vec<Written<'t>>,
}

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
pub(super) fn copy<'t>(r: &mut Reader<'t>) -> Parsed<Arguments<'t>> {
    let from = flags(r, &COPY_FLAGS)?;
    let paths = match r.attempt(heredoc_file) {
        Ok(paths) => end_of_instruction(r).map(|()| paths),
        Err(no_heredoc) => list_or_paths(r).map_err(|it| it.or(no_heredoc)),
    };
    paths.map(|paths| Arguments { from, paths })
}

/// `<flags> (<exec form> | <paths>)`; the first path does not start with two dashes.
pub(super) fn add<'t>(r: &mut Reader<'t>) -> Parsed<Arguments<'t>> {
    let from = flags(r, &ADD_FLAGS)?;
    if r.at("--") {
        return r.fail("unknown flag of `ADD`");
    }
    list_or_paths(r).map(|paths| Arguments { from, paths })
}

/// `(<flag> <space>)*`, and the value of `--from`. What is wrong with them together is said at their end.
fn flags<'t>(r: &mut Reader<'t>, known: &Flags) -> Parsed<Option<&'t str>> {
    let mut from = None;
    let mut complaint = None;
    let mut seen = Vec::new();
    while let Some(flag) = flag(r, known)? {
        if let Flag::Known("from", value) = flag {
            from = from.or(Some(value));
        }
        match flag {
            Flag::Known(REPEATABLE, _) => {}
            Flag::Known(name, _) if !seen.contains(&name) => seen.push(name),
            Flag::Known(..) => complaint = complaint.or(Some("a flag is given twice")),
            Flag::WithoutValue => complaint = complaint.or(Some("the value of a flag is missing")),
            Flag::Unknown => complaint = complaint.or(Some("unknown flag")),
        }
        if !separator(r)? {
            break;
        }
    }
    complaint.map_or(Ok(from), |message| r.fail(message))
}

enum Flag<'t> {
    /// Its name and its value, which is empty for a switch.
    Known(&'static str, &'t str),
    Unknown,
    WithoutValue,
}

fn flag<'t>(r: &mut Reader<'t>, known: &Flags) -> Parsed<Option<Flag<'t>>> {
    if !r.at("--") {
        return Ok(None);
    }
    if let Some(name) = known.switches.iter().find(|name| eat_flag(r, name, "")) {
        r.eat_one_of(&["=true", "=false"]);
        return Ok(Some(Flag::Known(name, "")));
    }
    if let Some(name) = known.valued.iter().find(|name| eat_flag(r, name, "=")) {
        return value(r, |it| Flag::Known(name, it)).map(Some);
    }
    Ok(r.attempt(unknown_flag).ok())
}

fn eat_flag(r: &mut Reader<'_>, name: &str, sign: &str) -> bool {
    r.attempt(|r| if r.eat("--") && r.eat(name) && r.eat(sign) { Ok(()) } else { r.fail("another flag") })
        .is_ok()
}

fn value<'t>(r: &mut Reader<'t>, flag: impl FnOnce(&'t str) -> Flag<'t>) -> Parsed<Flag<'t>> {
    if r.at_line_end() || r.peek().is_some_and(is_blank) {
        return Ok(Flag::WithoutValue);
    }
    word::plain(r, "the value of a flag is missing").map(flag)
}

/// `--<name>=<word>`; without the `=` it would be a path.
fn unknown_flag<'t>(r: &mut Reader<'t>) -> Parsed<Flag<'t>> {
    r.eat("--");
    word::word(r, |it| !is_blank(it) && it != '=', "the name of a flag is missing")?;
    if !r.eat("=") {
        return r.fail("no flag");
    }
    value(r, |_| Flag::Unknown)
}

/// `<opener> (<blanks> <opener>)* <destination>` and the body of the last heredoc; the others are not looked for.
fn heredoc_file<'t>(r: &mut Reader<'t>) -> Parsed<Vec<Written<'t>>> {
    let mut name = heredoc::opener(r)?;
    let mut paths = vec![Written::Word(name)];
    while let Ok(next) = r.attempt(another_opener) {
        name = next;
        paths.push(Written::Word(name));
    }
    let destination = word::line(r, "the destination is missing")?;
    paths.push(Written::Word(destination.trim_start_matches(is_blank)));
    heredoc::body(r, name).map(|()| paths)
}

fn another_opener<'t>(r: &mut Reader<'t>) -> Parsed<&'t str> {
    blanks(r);
    heredoc::opener(r)
}

fn list_or_paths<'t>(r: &mut Reader<'t>) -> Parsed<Vec<Written<'t>>> {
    let paths = match r.attempt(|r| exec::list(r, literal::string)) {
        Ok(strings) => {
            let strings: Vec<_> = strings.into_iter().map(Written::String).collect();
            if strings.len() != 1 {
                return end_of_instruction(r).map(|()| strings);
            }
            strings
        }
        Err(no_list) => paths(r).map_err(|it| it.or(no_list))?,
    };
    if paths.len() < 2 { r.fail("a source and a destination are needed") } else { Ok(paths) }
}

/// Paths are not unquoted, so `"a b"` is two.
fn paths<'t>(r: &mut Reader<'t>) -> Parsed<Vec<Written<'t>>> {
    let mut paths = Vec::new();
    loop {
        paths.push(Written::Word(word::plain(r, "a path is missing")?));
        if !separator(r)? || r.at_line_end() {
            return Ok(paths);
        }
    }
}
