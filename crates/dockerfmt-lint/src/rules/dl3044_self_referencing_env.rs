//! `DL3044`: an `ENV` that uses a variable of its own.

use std::collections::{HashMap, HashSet};

use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::Env;

use crate::compat::arg_name;
use crate::hadolint_pairs;
use crate::references::Keys;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ENV` instructions in which a value uses a variable that the same instruction defines for the first
    /// time.
    ///
    /// ## Why it matters
    /// All values of an `ENV` are expanded before any of its variables is set.
    /// The new variable is still empty then, or has the value of the base image.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV PREFIX=/opt/app PATH=$PREFIX/bin:$PATH
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV PREFIX=/opt/app
    /// ENV PATH=$PREFIX/bin:$PATH
    /// ```
    DL3044 {
        name: "self-referencing-env",
        severity: Severity::Error,
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// What any instruction above defines counts, also in other stages.
fn check(ctx: &mut RuleContext<'_>) {
    let mut defined = HashSet::new();
    for &instruction in ctx.instructions() {
        if let Some(arg) = instruction.as_arg() {
            defined.extend(arg_name(arg));
        } else if let Some(env) = instruction.as_env() {
            let pairs = hadolint_pairs::pairs(instruction);
            check_env(ctx, env, pairs.as_deref(), &defined);
            defined.extend(pairs.into_iter().flatten().map(|it| it.0));
        }
    }
}

fn check_env(
    ctx: &mut RuleContext<'_>,
    env: Env<'_>,
    pairs: Option<&[(String, String)]>,
    defined: &HashSet<String>,
) {
    let found = own_variable(env, defined, ctx.is_strict());
    let hadolint = pairs.map(|it| Keys::new(it, defined).are_used(it));
    if !ctx.verdict(found.is_some(), hadolint) {
        return;
    }
    let (range, name) = found.unwrap_or_else(|| (env.range(), String::new()));
    let message = match name.as_str() {
        "" => "a variable is used in the `ENV` that defines it".to_owned(),
        _ => format!("`{name}` is used in the `ENV` that defines it"),
    };
    ctx.report(range, message).help("define it in an `ENV` of its own, above");
}

/// The first use of a variable that another pair of the `ENV` defines; what is quoted or escaped is none.
fn own_variable(env: Env<'_>, defined: &HashSet<String>, is_strict: bool) -> Option<(TextRange, String)> {
    let mut pairs_of = HashMap::new();
    for (idx, pair) in env.pairs().enumerate() {
        if let Some(key) = pair.key() {
            pairs_of.entry(key.unquoted()).or_insert_with(Vec::new).push(idx);
        }
    }
    env.pairs().enumerate().find_map(|(idx, pair)| {
        let is_own = |name: &str| {
            let by_another = pairs_of.get(name).is_some_and(|it| it.iter().any(|it| *it != idx));
            by_another && !defined.contains(name)
        };
        let mut uses = pair.value()?.variables().filter(|it| is_strict || it.modifier().is_none());
        uses.find_map(|it| Some((it.range(), it.name()?.text().to_owned())).filter(|it| is_own(&it.1)))
    })
}
