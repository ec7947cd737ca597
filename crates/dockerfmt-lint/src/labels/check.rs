//! The check of required labels' values that the rules about their forms share.

use std::collections::HashSet;

use super::LabelReader;
use crate::{LabelType, RuleContext};

/// Reports the required labels of the type `wanted`, or of any type, whose value does not hold to `is_valid`.
/// A value with a variable is left alone.
pub(crate) fn report_values(
    ctx: &mut RuleContext<'_>,
    wanted: Option<LabelType>,
    is_valid: impl Fn(&str) -> bool,
    wrong: &str,
    help: &str,
) {
    let labels = &ctx.settings().labels;
    let is_wanted = |it: &LabelType| wanted.is_none_or(|wanted| *it == wanted);
    if !labels.values().any(is_wanted) {
        return;
    }
    let reader = LabelReader::new(ctx);
    for label in ctx.instructions().iter().filter_map(|it| it.as_label()) {
        let mut pairs = reader.pairs(label);
        pairs.retain(|it| labels.get(&*it.key).is_some_and(is_wanted));
        pairs.retain(|it| it.value.as_ref().is_some_and(|it| !is_valid(it)));
        // To hadolint each required label is a rule of its own, which reports an instruction once.
        let mut seen = HashSet::new();
        pairs.retain(|it| ctx.is_strict() || seen.insert(it.key.clone()));
        for it in pairs {
            ctx.report(it.value_range, format!("the label `{}` is {wrong}", it.key)).help(help);
        }
    }
}
