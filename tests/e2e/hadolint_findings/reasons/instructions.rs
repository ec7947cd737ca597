//! Reasons about the text of one instruction.

use dockerfmt::lint::rules;
use dockerfmt::syntax::ast::{Command, Instruction};

use crate::difference::Difference;

/// D-1: a command in brackets that are no JSON array.
pub(super) fn is_in_brackets(it: &Difference<'_>) -> bool {
    let form = it.instruction.and_then(|it| Command::of(it.node()));
    matches!(form, Some(Command::Shell(it)) if it.text().starts_with('[') && it.text().trim_end().ends_with(']'))
}

/// D-1: a blank is behind the value.
fn has_blank_behind(it: &Difference<'_>) -> bool {
    it.text().trim_end_matches(['\r', '\n']).ends_with([' ', '\t'])
}

/// D-1: a user that is a number, but for quotes around it or blanks behind it.
pub(super) fn is_number_in_quotes_or_blanks(it: &Difference<'_>) -> bool {
    let Some(value) = it.instruction.and_then(|it| it.as_user()?.value()) else { return false };
    let user = value.unquoted();
    let name = user.split(':').next().unwrap_or_default();
    let is_number = !name.is_empty() && name.bytes().all(|it| it.is_ascii_digit());
    is_number && (has_blank_behind(it) || value.text() != user)
}

/// D-1: a continuation stands between two words of paths, without a blank in front of it.
pub(super) fn is_cut_between_words(it: &Difference<'_>) -> bool {
    let mut lines = it.text().lines();
    let is_cut = |it: &str| it.strip_suffix('\\').is_some_and(|it| !it.ends_with([' ', '\t']));
    lines.any(is_cut)
}

/// D-3: an `ARG` with several names.
pub(super) fn has_several_names(it: &Difference<'_>) -> bool {
    it.instruction.is_some_and(has_second_name)
}

/// D-3: a variable is used that an `ARG` defines behind its first name.
pub(super) fn uses_second_name(it: &Difference<'_>) -> bool {
    let args = it.model.file().instructions().filter_map(|it| it.as_arg());
    let mut names = args.flat_map(|it| it.pairs().skip(1).collect::<Vec<_>>()).filter_map(|it| it.key());
    names.any(|name| {
        let name = name.text();
        it.text().contains(&format!("${name}")) || it.text().contains(&format!("${{{name}"))
    })
}

fn has_second_name(instruction: Instruction<'_>) -> bool {
    instruction.as_arg().is_some_and(|it| it.pairs().nth(1).is_some())
}

/// D-13: an ignore comment names the rule, and hadolint does not understand it: between the instruction above and the
/// end of this one, or about the stage or the file. BuildKit's own are among them.
pub(super) fn is_ignored(it: &Difference<'_>) -> bool {
    let Some(instruction) = it.instruction else { return false };
    let text = it.model.parse().tree.text();
    let end = instruction.range().end as usize;
    let above = it.model.file().instructions().map(|it| it.range().end as usize);
    let near = above.take_while(|it| *it < end).last().unwrap_or(0);
    let is_wide = |it: &&str| it.contains("check=") || it.contains("stage ") || it.contains("global ");
    let mut pragmas = comments(&text[near..end]).chain(comments(&text[..near]).filter(is_wide));
    pragmas.any(|pragma| names_rule(pragma, it.code))
}

fn comments(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|it| it.starts_with('#'))
}

/// Whether `pragma` has a list in which the rule is, under any of the names that we know.
fn names_rule(pragma: &str, code: &str) -> bool {
    let rule = rules().iter().find(|it| it.code == code);
    let names = [Some("all"), Some(code), rule.map(|it| it.name), rule.and_then(|it| it.buildkit())];
    let list = ["ignore=", "skip="].iter().find_map(|it| pragma.split_once(it)).map_or("", |it| it.1);
    let mut words = list.split([',', ' ']);
    words.any(|word| names.iter().flatten().any(|it| it.eq_ignore_ascii_case(word)))
}

/// D-14: a source that `COPY` cannot bring.
pub(super) fn adds_what_copy_cannot(it: &Difference<'_>) -> bool {
    let sources = it.instruction.and_then(|it| it.as_add()).map(|it| it.sources()).unwrap_or_default();
    sources.iter().any(|it| {
        let text = it.unquoted().to_ascii_lowercase();
        let is_repository = text.starts_with("git@") || text.split('#').any(|it| it.ends_with(".git"));
        it.text().contains('$') || text.contains("://") || is_repository || text.ends_with(".zst")
    })
}

/// D-15: single quotes or escapes are in the text.
pub(super) fn quotes_or_escapes(it: &Difference<'_>) -> bool {
    ["'", "\\$"].iter().any(|sign| it.text().contains(sign))
}

/// D-16: a variable is in the text.
pub(super) fn has_variable(it: &Difference<'_>) -> bool {
    it.text().contains('$')
}

/// D-28: a licence is named, and not by a variable.
pub(super) fn has_literal_value(it: &Difference<'_>) -> bool {
    !has_variable(it)
}
