//! The comments that BuildKit takes for those of an instruction.
//!
//! Separate because checks are chosen in them, and one check reads what they describe.

use dockerfmt_semantic::Model;
use dockerfmt_syntax::ast::Instruction;

/// The comments above each instruction that has some.
pub(crate) struct CommentBlocks<'t> {
    blocks: Vec<(Instruction<'t>, Vec<&'t str>)>,
}

impl<'t> CommentBlocks<'t> {
    /// Reads the comments of `instructions`, which are all of a file.
    ///
    /// A comment belongs to the next instruction, blank lines between them or not; a lone `#` cuts off those above it.
    /// BuildKit takes away the first byte of the line and then the blanks, so an indented comment keeps its `#`.
    pub(crate) fn new(model: &Model<'t>, instructions: &[Instruction<'t>]) -> Self {
        let text = model.parse().tree.text();
        let mut blocks: Vec<(Instruction<'t>, Vec<&'t str>)> = Vec::new();
        let mut rest = instructions.iter().copied().peekable();
        for comment in model.file().comments() {
            let at = comment.range().start;
            while rest.next_if(|it| it.range().end <= at).is_some() {}
            let Some(&instruction) = rest.peek() else { break };
            if blocks.last().is_none_or(|it| it.0 != instruction) {
                blocks.push((instruction, Vec::new()));
            }
            let Some((_, texts)) = blocks.last_mut() else { break };
            let before = &text[..at as usize];
            let is_indented = !before.is_empty() && !before.ends_with(['\n', '\u{feff}']);
            match comment.text()[1..].trim() {
                _ if is_indented => texts.push(comment.text().trim()),
                "" => texts.clear(),
                it => texts.push(it),
            }
        }
        blocks.retain(|it| !it.1.is_empty());
        CommentBlocks { blocks }
    }

    /// Each instruction with the texts of its comments, in the order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Instruction<'t>, &[&'t str])> {
        self.blocks.iter().map(|it| (it.0, it.1.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        let parse = dockerfmt_syntax::parse(text);
        let model = Model::new(&parse);
        let instructions: Vec<_> = parse.file().instructions().collect();
        let blocks = CommentBlocks::new(&model, &instructions);
        blocks.iter().map(|it| format!("{} {}", it.0.node().text(), it.1.join("|"))).collect()
    }

    #[test]
    fn comments_belong_to_the_next_instruction() {
        let text = "# a\n\n#b \nFROM x\nRUN y \\\n# inside\n z\n# c\n#\n# d\nUSER u\n# rest\n";
        assert_eq!(blocks(text), ["FROM x a|b", "USER u d"]);
    }

    #[test]
    fn only_in_the_first_column_is_a_comment_read() {
        assert_eq!(blocks("# a\n  #\n\t# b\nFROM x\n"), ["FROM x a|#|# b"]);
    }

    #[test]
    fn directives_are_no_comments() {
        assert_eq!(
            blocks("# syntax=a\n# escape=`\n# b\nFROM x\n# check=skip=all\nUSER u\n"),
            ["FROM x b", "USER u check=skip=all"]
        );
    }
}
