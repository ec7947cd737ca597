//! `ONBUILD`

use crate::cursor::Cursor;
use crate::kind::SyntaxKind::*;

/// `ONBUILD instruction`, which can be no `ONBUILD`, `FROM` or `MAINTAINER`
pub(super) fn onbuild(p: &mut Cursor<'_, '_>) {
    if p.at_end() {
        return p.missing("`ONBUILD` needs an instruction");
    }
    let kind = super::keyword_kind(p);
    let start = p.sink.offset;
    let node = p.start(kind);
    if kind == ONBUILD {
        // Not read any deeper: a chain of ONBUILDs has no meaning, and its length would be our recursion.
        p.eat(KEYWORD, crate::lex::word());
        p.white_space();
        super::unknown(p);
    } else {
        super::arguments_of(p, kind);
    }
    p.finish(node);
    if matches!(kind, ONBUILD | FROM | MAINTAINER) {
        let keyword = kind.keyword().unwrap_or_default();
        p.sink.report(start, format!("`ONBUILD` cannot trigger `{keyword}`"));
    }
}
