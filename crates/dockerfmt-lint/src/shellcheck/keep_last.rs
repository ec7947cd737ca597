//! The one finding of a `RUN` that hadolint shows: the last by place, level and code.
//!
//! It keeps the findings of a `RUN` in a set that tells them apart by their line alone.

use dockerfmt_shell::lint::{Finding, code, hadolint_code, is_supported, lint};

use super::hadolint_shell;
use super::target::Target;

pub(super) fn finding(target: &Target<'_>) -> Option<Finding> {
    let text = target.script.text();
    let shell = target.hadolint_shell.as_deref().unwrap_or_default();
    let script = target.script.script();
    let found = lint(text, script, target.dialect, &target.known);
    let found = found.into_iter().map(|mut it| {
        it.code = hadolint_code(it.code, text, script);
        it
    });
    let last = found.max_by_key(|it| (it.range.start, it.code.level, it.code.number));
    last.or_else(|| of_shebang(shell))
}

/// What ShellCheck says of the line `#!` that hadolint makes of the shell. All else stands behind that line.
pub(super) fn of_shebang(shell: &str) -> Option<Finding> {
    let path = shell.split_whitespace().next().unwrap_or_default();
    let (number, message) = if path.is_empty() {
        (2148, "`SHELL` names no shell".to_owned())
    } else if !path.starts_with('/') {
        (2239, format!("`{path}` is no absolute path"))
    } else if !hadolint_shell::is_known(shell) {
        (1008, format!("`{path}` is no shell that is known"))
    } else if !is_supported(hadolint_shell::dialect(shell)) {
        (1071, format!("`{path}` is no shell that can be checked"))
    } else {
        return None;
    };
    Some(Finding { code: code(number)?, range: 0..0, message, fix: None })
}
