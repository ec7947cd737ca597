//! `DL3042`: the cache of pip that stays in the image.

use dockerfmt_shell::Command;
use dockerfmt_syntax::ast::{self, Env};

use super::missing_option::MissingOption;
use crate::hadolint_pairs::pairs;
use crate::inherited_mark::InheritedMark;
use crate::mounts::is_unlayered;
use crate::packages::pip;
use crate::{Applicability, FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `pip install` without `--no-cache-dir`, unless the variable `PIP_NO_CACHE_DIR` is set or a cache mount
    /// takes the cache.
    ///
    /// ## Why it matters
    /// pip keeps what it downloads and builds for the next installation, which an image never sees.
    /// The layer has every package twice.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM python:3.13
    /// RUN pip install -r requirements.txt
    /// ```
    /// ```dockerfile,good
    /// FROM python:3.13
    /// RUN pip install --no-cache-dir -r requirements.txt
    /// ```
    /// ```dockerfile,good
    /// FROM python:3.13
    /// RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
    /// ```
    ///
    /// ## Fix
    /// The option is inserted.
    DL3042 {
        name: "leftover-pip-cache",
        severity: Severity::Warning,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut off = InheritedMark::default();
    for &instruction in ctx.instructions() {
        off.follow(instruction);
        if instruction.as_env().is_some_and(|it| switches_off(ctx, it)) {
            off.set();
        }
        if let Some(run) = instruction.as_run().filter(|_| !off.is_set()) {
            check_run(ctx, run);
        }
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = ctx.commands(run)?;
    let found: Vec<_> = pip::installs(&commands).filter(|it| fills_cache(it.0)).collect();
    if sets_variable(commands.script().text()) || is_unlayered(run, ".cache/pip", ctx.is_compat()) {
        return None;
    }
    let is_safe = found.iter().all(|it| pip::is_pip(it.0));
    let applicability = if is_safe { Applicability::Safe } else { Applicability::Unsafe };
    let missing = MissingOption {
        option: "--no-cache-dir",
        message: "`pip install` leaves its cache in the layer".to_owned(),
        applicability: Some(applicability),
        before: None,
    };
    missing.report(ctx, &commands, &found)
}

fn fills_cache(command: &Command) -> bool {
    !command.has_arg("--no-cache-dir") && !pip::is_isolated(command)
}

/// Whether the script itself switches the cache off. Like hadolint, this looks no further than the first mention.
fn sets_variable(script: &str) -> bool {
    let value = script.split_once("PIP_NO_CACHE_DIR=").map(|it| it.1);
    value.is_some_and(|value| TRUE.iter().any(|it| value.starts_with(it)))
}

/// What hadolint and pip take for true.
const TRUE: [&str; 10] = ["1", "true", "True", "TRUE", "on", "On", "ON", "yes", "Yes", "YES"];

/// Whether the variable is on, as the mode reads the `ENV`; by default it is if hadolint or BuildKit reads it so.
fn switches_off(ctx: &RuleContext<'_>, env: Env<'_>) -> bool {
    let is_switch = |key: &str, value: &str| key == "PIP_NO_CACHE_DIR" && TRUE.contains(&value);
    let mut known = env.pairs().filter_map(|it| Some((it.key()?.unquoted(), it.value()?.unquoted())));
    let is_ours = !ctx.is_compat() && known.any(|it| is_switch(&it.0, &it.1));
    let hadolint = pairs(env.instruction()).filter(|_| !ctx.is_strict());
    is_ours || hadolint.into_iter().flatten().any(|it| is_switch(&it.0, &it.1))
}
