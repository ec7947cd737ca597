//! `DL3054`: labels that should be SPDX ids and are not.

use crate::labels::{is_hadolint_spdx, is_spdx, report_values};
use crate::{LabelType, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds required labels of the type `spdx` whose value is not the id of one licence in the SPDX list.
    /// Letter case matters; deprecated ids such as `GPL-3.0` and expressions such as `MIT OR Apache-2.0` are reported.
    /// A value with a variable is left alone.
    ///
    /// ## Why it matters
    /// Tools that check licences compare ids.
    /// They do not know what a licence in other words allows.
    ///
    /// ## Example
    /// Where the settings say that `license` has the type `spdx`:
    /// ```dockerfile,bad
    /// FROM debian:12
    /// LABEL license="Apache 2"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// LABEL license="Apache-2.0"
    /// ```
    DL3054 {
        name: "invalid-spdx-label",
        severity: Severity::Warning,
        repeats: true,
        since: "0.1.0",
        can_find: |it| it.has_label_of(LabelType::Spdx),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let is_valid = if ctx.is_compat() { is_hadolint_spdx } else { is_spdx };
    let help = "name one licence, as in `Apache-2.0`";
    report_values(ctx, Some(LabelType::Spdx), is_valid, "not an SPDX licence id", help);
}
