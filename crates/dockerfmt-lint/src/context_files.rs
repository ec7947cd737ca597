//! What `COPY` and `ADD` bring into the image.
//!
//! Separate because both have the same words, and rules of our own seldom care which of the two it is.

use dockerfmt_syntax::SyntaxKind;
use dockerfmt_syntax::ast::{Instruction, Word};

use crate::folder::Folder;
use crate::path::{base_name, is_plain};

/// The sources of a `COPY` or `ADD` that are paths in the build context. None for other instructions.
pub(crate) fn sources(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    let is_from_elsewhere = instruction.flag("from").is_some();
    all_sources(instruction).into_iter().filter(|it| !is_from_elsewhere && is_file(*it)).collect()
}

/// All sources of a `COPY` or `ADD`: paths, URLs, heredocs.
pub(crate) fn all_sources(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    match (instruction.as_copy(), instruction.as_add()) {
        (Some(it), _) => it.sources(),
        (_, Some(it)) => it.sources(),
        _ => Vec::new(),
    }
}

/// Whether `source` is neither a heredoc nor something to fetch.
fn is_file(source: Word<'_>) -> bool {
    let is_heredoc = source.node().descendants().any(|it| it.kind() == SyntaxKind::HEREDOC_OPENER);
    let text = source.text();
    !is_heredoc && !text.starts_with("<<") && !text.contains("://") && !text.starts_with("git@")
}

/// Where a `COPY` or `ADD` puts its files.
pub(crate) fn destination(instruction: Instruction<'_>) -> Option<Word<'_>> {
    match instruction.as_copy() {
        Some(it) => it.destination(),
        None => instruction.as_add()?.destination(),
    }
}

/// The paths in the image of what a `COPY` or `ADD` brings, as far as the file tells: where the destination may be a
/// file or a folder, both count.
pub(crate) fn brought(instruction: Instruction<'_>, folder: &Folder) -> Vec<String> {
    let path = destination(instruction).map(|it| it.unquoted().into_owned()).unwrap_or_default();
    let Some(destination) = folder.absolute(&path) else { return Vec::new() };
    let sources: Vec<String> = all_sources(instruction).iter().map(|it| it.unquoted().into_owned()).collect();
    let has_contents = |it: &String| it.ends_with(['/', '.']);
    let is_folder = path.ends_with(['/', '.']) || sources.len() > 1;
    let names = sources.iter().filter(|it| is_plain(it) && !has_contents(it)).map(|it| base_name(it));
    let mut res: Vec<String> =
        names.map(|it| format!("{}/{it}", destination.trim_end_matches('/'))).collect();
    if !is_folder || sources.iter().any(has_contents) {
        res.push(destination);
    }
    res
}

/// Whether `source` is all of the build context.
pub(crate) fn is_whole_context(source: Word<'_>) -> bool {
    matches!(&*source.unquoted(), "." | "./" | "/" | "*" | "./*" | "./.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_brought_to_a_path_or_into_a_folder() {
        let brought = |text: &str| {
            let parse = dockerfmt_syntax::parse(text);
            let instruction = parse.file().instructions().next().expect("an instruction");
            brought(instruction, &Folder::default()).join(" ")
        };
        assert_eq!(brought("COPY a/b /c"), "/c/b /c");
        assert_eq!(brought("COPY a/b c/ /d/"), "/d/b /d");
        assert_eq!(brought("ADD a b /d"), "/d/a /d/b");
        assert_eq!(brought("ADD . /"), "/");
        assert_eq!(brought("COPY a* /b/"), "");
        assert_eq!(brought("COPY a b"), "", "nobody knows the folder");
    }
}
