//! The grammar of BuildKit's Dockerfile frontend, one file per instruction.
//!
//! `file` cuts the source into directives, comments and instructions;
//! the other files read one logical line each and tell the cursor what they see.

mod arg;
mod cmd;
mod copy;
mod directive;
mod env;
mod expose;
mod file;
mod flag;
mod flag_value;
mod form;
mod from;
mod healthcheck;
mod heredoc;
mod onbuild;
mod run;
mod shell;
mod user;
mod volume;
mod word;

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::{self, *};
use crate::lex::word;
use crate::suggest::nearest;

pub(crate) use file::file;
pub(crate) use flag::meant_flag;

/// `KEYWORD [--flag…] arguments`
fn instruction(p: &mut Cursor<'_, '_>) {
    let kind = keyword_kind(p);
    let node = p.start_with_cuts(kind);
    arguments_of(p, kind);
    p.finish(node);
}

/// The kind of the instruction whose keyword comes next.
fn keyword_kind(p: &Cursor<'_, '_>) -> SyntaxKind {
    SyntaxKind::from_keyword(next_word(p)).unwrap_or(UNKNOWN)
}

/// Eats the keyword and everything behind it.
fn arguments_of(p: &mut Cursor<'_, '_>, kind: SyntaxKind) {
    // A lone continuation may stand before an indented keyword.
    p.white_space();
    let start = p.sink.offset;
    let keyword = next_word(p);
    p.eat(KEYWORD, word());
    if kind == UNKNOWN {
        p.sink.report(start, unknown_instruction(keyword));
    }
    p.white_space();
    flag::flags(p, kind);
    match kind {
        ADD | COPY => copy::copy(p),
        ARG => arg::arg(p),
        CMD | ENTRYPOINT => cmd::cmd(p),
        ENV | LABEL => env::env(p, kind),
        EXPOSE => expose::expose(p),
        FROM => from::from(p),
        HEALTHCHECK => healthcheck::healthcheck(p),
        ONBUILD => onbuild::onbuild(p),
        RUN => run::run(p),
        SHELL => shell::shell(p),
        VOLUME => volume::volume(p),
        USER | WORKDIR | STOPSIGNAL | MAINTAINER => user::user(p, kind),
        _ => unknown(p),
    }
    p.end("unexpected text at the end of the instruction");
}

/// What follows an unknown keyword: kept, not read.
fn unknown(p: &mut Cursor<'_, '_>) {
    let rest = p.rest().len();
    if rest > 0 {
        let node = p.start(ERROR);
        p.bump(TEXT, rest);
        p.finish(node);
    }
}

/// The word that comes next, without eating it.
fn next_word<'l>(p: &Cursor<'l, '_>) -> &'l str {
    p.rest().trim_start().split(crate::lex::is_blank).next().unwrap_or_default()
}

fn unknown_instruction(keyword: &str) -> String {
    if keyword.is_empty() {
        return "expected an instruction behind the continuation".to_owned();
    }
    match nearest(keyword, SyntaxKind::keywords()) {
        Some(it) => format!("unknown instruction `{keyword}`; did you mean `{it}`?"),
        None => format!("unknown instruction `{keyword}`"),
    }
}
