//! A file as a sequence of instructions and comments, and the choice of the grammar by keyword.
//!
//! Separate because it is the only place that knows all the instructions.

use super::layout::{between_instructions, blanks, end_of_instruction, space};
use super::reader::{Parsed, Reader};
use super::{copy, env, expose, from, healthcheck, literal, run, shell, word};

type Grammar = fn(&mut Reader<'_>) -> Parsed;

/// What follows each keyword and its space; `ONBUILD` is not here because it takes another instruction.
const GRAMMARS: [(&str, Grammar); 17] = [
    ("ADD", |r| copy::add(r).map(drop)),
    ("ARG", |r| word::line(r, "`ARG` needs a name").map(drop)),
    ("CMD", shell::command),
    ("COPY", |r| copy::copy(r).map(drop)),
    ("ENTRYPOINT", shell::command),
    ("ENV", env::pairs),
    ("EXPOSE", expose::ports),
    ("FROM", |r| from::from(r).map(drop)),
    ("HEALTHCHECK", healthcheck::check),
    ("LABEL", env::pairs),
    ("MAINTAINER", |r| word::line(r, "`MAINTAINER` needs a name").map(drop)),
    ("RUN", run::command),
    ("SHELL", shell::command),
    ("STOPSIGNAL", |r| word::line(r, "`STOPSIGNAL` needs a signal").map(drop)),
    ("USER", |r| word::line(r, "`USER` needs a user").map(drop)),
    ("VOLUME", |r| word::line(r, "`VOLUME` needs a path").map(drop)),
    ("WORKDIR", |r| word::line(r, "`WORKDIR` needs a path").map(drop)),
];

/// `(<instruction> | <comment>)*`
pub(super) fn file(r: &mut Reader<'_>) -> Parsed {
    // Only here is a carriage return white space, and a continuation is not.
    r.eat_while(|it| matches!(it, ' ' | '\t' | '\r' | '\n'));
    while r.peek().is_some() {
        instruction(r)?;
        between_instructions(r);
    }
    Ok(())
}

/// `(ONBUILD <space>)* (<comment> | <keyword> <space> <arguments>)`
fn instruction(r: &mut Reader<'_>) -> Parsed {
    while r.eat_any_case("ONBUILD") {
        space(r)?;
    }
    if r.eat("#") {
        return comment(r);
    }
    match GRAMMARS.iter().find(|(keyword, _)| r.eat_any_case(keyword)) {
        Some((_, arguments)) => {
            space(r)?;
            arguments(r)
        }
        None => r.fail("an instruction or a comment should start here"),
    }
}

/// The text of a comment. Directives are checked wherever they stand in the file.
fn comment(r: &mut Reader<'_>) -> Parsed {
    if r.attempt(escape_directive).is_ok() {
        return end_of_instruction(r);
    }
    if r.attempt(syntax_directive).is_err() {
        r.eat_while(|it| it != '\n');
    }
    Ok(())
}

/// `escape = <any one character>`, even if that is a line end.
fn escape_directive(r: &mut Reader<'_>) -> Parsed {
    directive_name(r, "escape")?;
    literal::character(r).map(drop)
}

/// `syntax = <rest of the line>`, which unlike other comments can be continued.
fn syntax_directive(r: &mut Reader<'_>) -> Parsed {
    directive_name(r, "syntax")?;
    word::line(r, "no syntax directive").map(drop)
}

fn directive_name(r: &mut Reader<'_>, name: &str) -> Parsed {
    blanks(r);
    if !r.eat(name) {
        return r.fail("another comment");
    }
    blanks(r);
    if !r.eat("=") {
        return r.fail("another comment");
    }
    blanks(r);
    Ok(())
}
