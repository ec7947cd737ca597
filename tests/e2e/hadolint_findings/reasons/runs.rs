//! Reasons about the commands of a `RUN`.

use dockerfmt::syntax::ast::{Heredoc, Run};

use crate::difference::Difference;

/// D-1: the line of a heredoc's opener goes on behind it.
pub(super) fn goes_on_behind_heredoc(it: &Difference<'_>) -> bool {
    first_heredoc(it).is_some() && !behind_opener(it).is_empty()
}

/// D-5: the first line of a heredoc, or the program behind its opener, says that it is no script of the shell.
pub(super) fn is_for_another_program(it: &Difference<'_>) -> bool {
    let first_line = first_heredoc(it).and_then(|it| it.body()).map_or("", |it| it.text());
    let begins_with_opener =
        it.text().trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim_start().starts_with("<<");
    let names_program = behind_opener(it).starts_with(|it: char| it.is_ascii_alphabetic());
    first_heredoc(it).is_some() && begins_with_opener && (first_line.starts_with("#!") || names_program)
}

fn run<'a>(it: &Difference<'a>) -> Option<Run<'a>> {
    it.instruction?.as_run()
}

fn first_heredoc<'a>(it: &Difference<'a>) -> Option<Heredoc<'a>> {
    run(it)?.instruction().heredocs().next().map(|it| it.1)
}

/// What follows the first heredoc's opener in its line.
fn behind_opener<'a>(it: &Difference<'a>) -> &'a str {
    let line = it.text().lines().find(|it| it.contains("<<")).unwrap_or_default();
    let opener = line.split_once("<<").map_or("", |it| it.1);
    opener.trim_start_matches(|it: char| !it.is_whitespace()).trim()
}

/// D-9: a program is there that runs another.
pub(super) fn is_wrapped(it: &Difference<'_>) -> bool {
    let is_wrapper = |it: &&str| matches!(*it, "exec" | "command" | "builtin" | "busybox");
    run(it).is_some() && it.words().iter().any(is_wrapper)
}

/// D-10: the script or the shell has the option.
pub(super) fn has_pipefail(it: &Difference<'_>) -> bool {
    let Some(run) = run(it) else { return false };
    let shell = it.model.shell_at(run.range().start);
    it.words().contains(&"pipefail") || shell.is_some_and(|it| it.words().iter().any(|it| it == "pipefail"))
}

/// D-11: something is mounted that no layer has.
pub(super) fn has_mount(it: &Difference<'_>) -> bool {
    let is_unlayered = |it: &str| matches!(it, "cache" | "tmpfs");
    run(it).is_some_and(|run| {
        run.mounts().any(|it| it.mount_value(&["type"]).is_some_and(|it| is_unlayered(&it)))
    })
}

/// D-21: an option has the next word as its value, or a word is nothing but dashes.
pub(super) fn has_value_of_option(it: &Difference<'_>) -> bool {
    const OPTIONS: [&str; 10] =
        ["-a", "-o", "-c", "-p", "-C", "-tags", "-ldflags", "--timeout", "--enablerepo", "--disablerepo"];
    it.words().windows(2).any(|it| OPTIONS.contains(&it[0]) && !it[1].starts_with('-'))
        || it.words().iter().any(|it| matches!(*it, "-" | "--"))
}

/// D-24: a spelling of yes that hadolint does not know.
pub(super) fn is_confirmed(it: &Difference<'_>) -> bool {
    it.words()
        .iter()
        .any(|it| it.starts_with("-qqq") || *it == "--quiet=2" || it.contains("APT::Get::Assume-Yes="))
}

/// D-25: `rm` has the folder of a cache, or a cache is emptied more than once.
pub(super) fn empties_cache(it: &Difference<'_>) -> bool {
    const FOLDERS: [&str; 5] =
        ["/var/lib/apt", "/var/cache/yum", "/var/cache/dnf", "/var/cache/zypp", "yarn"];
    let words = it.words();
    let behind_rm = words.iter().skip_while(|it| **it != "rm");
    let removes =
        behind_rm.filter(|it| it.starts_with('/')).any(|word| FOLDERS.iter().any(|it| word.contains(it)));
    removes || words.iter().filter(|it| **it == "clean").count() > 1
}

/// D-26: npm gets a folder.
pub(super) fn installs_folder(it: &Difference<'_>) -> bool {
    it.words().iter().any(|it| matches!(*it, "." | "..") || it.starts_with("file:"))
}

/// D-26: gem gets a file, or the version with the option.
pub(super) fn installs_gem_of_version_or_file(it: &Difference<'_>) -> bool {
    let is_digit = |it: char| it.is_ascii_digit();
    let has_version = |it: &str| it.strip_prefix("-v").is_some_and(|it| it.starts_with(is_digit));
    it.words().iter().any(|it| it.ends_with(".gem") || has_version(it))
}

/// D-26: yum or dnf gets a file or a group.
pub(super) fn installs_group_or_file(it: &Difference<'_>) -> bool {
    let is_one = |it: &&str| matches!(*it, "group" | "groups") || it.starts_with('@') || it.ends_with(".rpm");
    it.words().iter().any(is_one)
}

/// D-26: go gets a file, or a name for what the module has.
pub(super) fn names_part_of_module(it: &Difference<'_>) -> bool {
    it.words().iter().any(|it| matches!(*it, "all" | "std" | "cmd" | "tool") || it.ends_with(".go"))
}
