//! Pieces of the file with what is printed for them: what whole-file and range formatting share.

use dockerfmt_syntax::{TextEdit, TextRange};

/// An instruction, a comment or a directive with the blank lines before it and its line end.
#[derive(Debug)]
pub(crate) struct Chunk {
    /// The source bytes; chunks follow each other without a gap.
    pub(crate) range: TextRange,
    /// What is printed for them.
    pub(crate) text: String,
}

impl Chunk {
    /// The edits that turn the source of the chunk into its text, whole lines at the least.
    pub(crate) fn edits(&self, source: &str) -> Option<TextEdit> {
        let old = &source[self.range];
        let prefix = common_lines(old.split_inclusive('\n'), self.text.split_inclusive('\n'));
        let (old_rest, new_rest) = (&old[prefix..], &self.text[prefix..]);
        let suffix = common_lines(old_rest.split_inclusive('\n').rev(), new_rest.split_inclusive('\n').rev());
        let start = self.range.start + prefix as u32;
        let range = TextRange::new(start, self.range.end - suffix as u32);
        let replacement = &new_rest[..new_rest.len() - suffix];
        (!range.is_empty() || !replacement.is_empty()).then(|| TextEdit::replace(range, replacement))
    }
}

/// The whole printed text.
pub(crate) fn text(chunks: &[Chunk]) -> String {
    chunks.iter().map(|it| it.text.as_str()).collect()
}

/// Bytes of the lines that both begin with.
fn common_lines<'s>(a: impl Iterator<Item = &'s str>, b: impl Iterator<Item = &'s str>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum()
}
