//! The ports of `EXPOSE` as BuildKit reads them: `[[address:]host:]container[/protocol]`.

use std::ops::Range;

use dockerfmt_semantic::{Scope, expand, visit_scopes};
use dockerfmt_syntax::ast::Word;

use crate::RuleContext;

/// A port that `EXPOSE` names.
pub(crate) struct Port {
    /// As it is written, or what it is expanded to.
    pub(crate) text: String,
    /// Where what belongs to the host ends, its colon included; `None` where nothing does.
    pub(crate) host_end: Option<usize>,
    /// The protocol behind the slash.
    pub(crate) protocol: Option<Range<usize>>,
}

impl Port {
    fn new(text: &str) -> Self {
        let (ports, protocol) = text.split_once('/').map_or((text, None), |(ports, it)| (ports, Some(it)));
        let colon = ports.rfind(':').filter(|it| !ports[..*it].is_empty());
        Port {
            host_end: colon.map(|it| it + 1),
            protocol: protocol.map(|it| text.len() - it.len()..text.len()),
            text: text.to_owned(),
        }
    }

    /// The protocol, if it is one that Docker knows.
    pub(crate) fn known_protocol(&self) -> Option<&str> {
        let protocol = self.protocol.clone().map(|it| &self.text[it])?;
        ["tcp", "udp", "sctp"].iter().any(|it| it.eq_ignore_ascii_case(protocol)).then_some(protocol)
    }
}

/// The ports of all stages with the words that they stand in. A variable may stand for several; words that the file
/// does not tell have none.
pub(crate) fn ports<'t>(ctx: &RuleContext<'t>) -> Vec<(Word<'t>, Port)> {
    let mut res = Vec::new();
    visit_scopes(ctx.model(), |instruction, scope| {
        for word in instruction.as_expose().into_iter().flat_map(|it| it.ports()) {
            let text = text(word, scope).unwrap_or_default();
            res.extend(text.split_whitespace().map(|it| (word, Port::new(it))));
        }
    });
    res.sort_by_key(|it| it.0.range().start);
    res
}

fn text(word: Word<'_>, scope: &Scope<'_>) -> Option<String> {
    expand(word, &|name| scope.get(name))
}

/// Whether the word is written as `text`, so that offsets in the one are those in the other.
pub(crate) fn is_verbatim(word: Word<'_>, text: &str) -> bool {
    word.node().text() == text
}
