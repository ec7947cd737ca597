//! Commands that unpack archives, and the `ADD` that takes the place of a `COPY` with a `RUN` that only unpacks.
//!
//! Separate from the rules because it reads the command line of tar.

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::Command;
use dockerfmt_syntax::TextEdit;
use dockerfmt_syntax::ast::{Copy, Run, Word};

use crate::copy_paths::CopyPaths;
use crate::path::{base_name, clean, is_plain};
use crate::plain_words::plain_words;
use crate::{Applicability, Fix, RuleContext, deletion};

/// Makes an `ADD` of `copy` and deletes `run`; `None` where more happens than unpacking one archive as a whole.
pub(crate) fn add_instead(ctx: &RuleContext<'_>, copy: Copy<'_>, run: Run<'_>) -> Option<Fix> {
    let paths = CopyPaths::of_buildkit(copy)?;
    let [source] = paths.sources.as_slice() else { return None };
    let destination = copy.destination().filter(|it| is_as_written(*it))?;
    let is_simple =
        is_plain(source) && paths.destination.starts_with('/') && run.instruction().flags().next().is_none();
    let archive = if paths.destination.ends_with('/') {
        format!("{}{}", paths.destination, base_name(source))
    } else {
        paths.destination
    };
    let folder = folder(ctx.model().script(run)?, &archive).filter(|_| is_simple && knows_flags(copy))?;
    let keyword = copy.instruction().keyword().filter(|it| it.text().eq_ignore_ascii_case("copy"))?;
    let add = if keyword.text() == "copy" { "add" } else { "ADD" };
    let edits = vec![
        TextEdit::replace(keyword.range(), add),
        TextEdit::replace(destination.range(), folder),
        deletion::lines(ctx.text(), run.instruction())?,
    ];
    Some(Fix::new(Applicability::Unsafe, "replace `COPY` and `tar` by `ADD`", edits))
}

fn is_as_written(word: Word<'_>) -> bool {
    is_plain(word.node().text())
}

/// Whether `ADD` has the flags too.
fn knows_flags(copy: Copy<'_>) -> bool {
    copy.instruction().flags().all(|it| matches!(it.name(), "chown" | "chmod" | "link" | "exclude"))
}

/// The folder that the script unpacks `archive` in, with a slash behind it. The archive may be removed afterwards.
fn folder(script: &RunScript, archive: &str) -> Option<String> {
    let mut commands = script.text().split("&&").map(|it| plain_words(it.trim()));
    let folder = tar_folder(&commands.next()??, archive)?;
    let removes = |words: Option<Vec<&str>>| {
        words.is_some_and(
            |it| matches!(it.as_slice(), ["rm", "-f" | "-rf", it] | ["rm", it] if *it == archive),
        )
    };
    commands.all(removes).then_some(folder)
}

/// `tar -xf <archive> -C <folder>`, with letters for the compression and for talking, the options in any order.
fn tar_folder(words: &[&str], archive: &str) -> Option<String> {
    let (&"tar", options) = words.split_first()? else { return None };
    let mut folder = None;
    let mut unpacks = false;
    let mut options = options.iter();
    while let Some(&option) = options.next() {
        if option == "-C" {
            folder = options.next();
        } else {
            let letters = option.strip_prefix('-')?.strip_suffix('f')?;
            let is_known = letters.chars().all(|it| "xzjJvp".contains(it));
            unpacks = is_known && letters.contains('x') && options.next() == Some(&archive);
            if !unpacks {
                return None;
            }
        }
    }
    let folder = folder.filter(|it| unpacks && it.starts_with('/'))?;
    Some(format!("{}/", clean(folder).trim_end_matches('/')))
}

/// Whether `command` unpacks what it is given, as hadolint knows such commands.
pub(crate) fn unpacks(command: &Command) -> bool {
    let is_extract =
        |it: &str| matches!(it, "--extract" | "--get") || it.starts_with('-') && it.contains('x');
    match command.name() {
        "tar" => command.args().iter().any(|it| is_extract(&it.text)),
        it => matches!(
            it,
            "unzip" | "gunzip" | "bunzip2" | "unlzma" | "unxz" | "zgz" | "uncompress" | "zcat" | "gzcat"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tar_unpacks_one_archive_in_a_folder() {
        let folder = |it: &str| tar_folder(&it.split(' ').collect::<Vec<_>>(), "/a.tar");
        assert_eq!(folder("tar -xzf /a.tar -C /b/"), Some("/b/".to_owned()));
        assert_eq!(folder("tar -C / -xf /a.tar"), Some("/".to_owned()));
        for it in [
            "tar -xf /a.tar",
            "tar -xf /b.tar -C /b",
            "tar -xf /a.tar -C b",
            "tar -xf /a.tar -C /b c",
            "tar -xf /a.tar --strip-components=1 -C /b",
            "tar -tf /a.tar -C /b",
            "gtar -xf /a.tar -C /b",
            "tar -C /b",
            "tar -xf",
        ] {
            assert_eq!(folder(it), None, "{it}");
        }
    }
}
