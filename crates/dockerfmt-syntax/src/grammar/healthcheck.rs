//! `HEALTHCHECK`

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::*;
use crate::lex::{keyword, word};

use super::form::exec_or_shell;

/// `HEALTHCHECK NONE`, or `HEALTHCHECK [--interval=…] CMD` and a command in exec or shell form
pub(super) fn healthcheck(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("`HEALTHCHECK` needs `CMD` or `NONE`");
    }
    if p.eat(KEYWORD, keyword("NONE")) {
        return p.end("`HEALTHCHECK NONE` takes no arguments");
    }
    if p.eat(KEYWORD, keyword("CMD")) {
        p.white_space();
        let start = p.sink.offset;
        if !exec_or_shell(p) {
            p.sink.report(start, "`HEALTHCHECK CMD` needs a command");
        }
        return;
    }
    let kind = super::next_word(p);
    let node = p.start(ERROR);
    p.eat(TEXT, word());
    p.report(&node, format!("expected `CMD` or `NONE`, found `{kind}`"));
    p.finish(node);
    p.white_space();
    exec_or_shell(p);
}
