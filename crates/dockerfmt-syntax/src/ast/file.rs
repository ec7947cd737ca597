//! The file.

use crate::kind::SyntaxKind::{COMMENT, DIRECTIVE};
use crate::tree::{Node, Token};

use super::{Directive, Instruction};

view! {
    /// A whole Dockerfile.
    File
}

impl<'t> File<'t> {
    /// The parser directives at the top.
    pub fn directives(self) -> impl Iterator<Item = Directive<'t>> {
        self.0.child_nodes().filter(|it| it.kind() == DIRECTIVE).map(Directive::new)
    }

    /// The instructions in the order of the text, unknown ones included; what ONBUILD triggers is inside it.
    pub fn instructions(self) -> impl Iterator<Item = Instruction<'t>> {
        self.0.child_nodes().filter_map(Instruction::cast)
    }

    /// The comments between instructions; those inside an instruction are its own.
    pub fn comments(self) -> impl Iterator<Item = Token<'t>> {
        self.0.child_tokens().filter(|it| it.kind() == COMMENT)
    }

    /// The instruction that has the byte at `offset`; heredoc bodies belong to theirs.
    pub fn instruction_at(self, offset: u32) -> Option<Instruction<'t>> {
        self.0.child_nodes().find(|it: &Node<'_>| it.range().contains(offset)).and_then(Instruction::cast)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn instructions_have_their_lines() {
        let parse = parse("# c\nFROM a\n\nRUN <<E \\\n# d\nb\nE\nCMD x\n");
        let at = |offset| parse.file().instruction_at(offset).map(|it| it.kind());
        use crate::SyntaxKind::*;
        let expected = [(0, None), (4, Some(FROM)), (9, Some(FROM)), (10, None), (11, None), (12, Some(RUN))];
        let behind = [(28, Some(RUN)), (29, None), (30, Some(CMD)), (35, None), (99, None)];
        for (offset, kind) in expected.into_iter().chain(behind) {
            assert_eq!(at(offset), kind, "at {offset}");
        }
        let comments: Vec<_> = parse.file().comments().map(|it| it.text()).collect();
        assert_eq!(comments, ["# c"]);
    }
}
