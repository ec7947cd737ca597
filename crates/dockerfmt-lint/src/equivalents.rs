//! Rules of hadolint's and checks of BuildKit's that say the same, and what becomes of their findings.
//!
//! Apart from the rules, which know nothing of each other: where both find the same thing, one of them is heard.

use std::collections::HashMap;

use dockerfmt_syntax::ast::Instruction;

use crate::context::Subject;
use crate::diagnostic::Diagnostic;
use crate::overridden::{OVERRIDDEN, overridden};
use crate::rule::Rule;
use crate::rules::find;

/// A rule of hadolint's and the check of BuildKit's that says the same, or nearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equivalence {
    /// The code of hadolint's rule.
    pub hadolint: &'static str,
    /// The name of BuildKit's check.
    pub buildkit: &'static str,
    /// Where they differ, as a sentence of Markdown; empty where they do not.
    pub difference: &'static str,
}

const fn same(hadolint: &'static str, buildkit: &'static str, difference: &'static str) -> Equivalence {
    Equivalence { hadolint, buildkit, difference }
}

/// What is checked twice, sorted by hadolint's code.
pub static EQUIVALENCES: &[Equivalence] = &[
    same(
        "DL3000",
        "WorkdirRelativePath",
        "BuildKit looks at the first `WORKDIR` of a stage and its base stages.",
    ),
    same(
        "DL3012",
        "MultipleInstructionsDisallowed",
        "hadolint reports the later instruction, BuildKit the earlier one.",
    ),
    same("DL3024", "DuplicateStageName", "By default hadolint's letter case counts; BuildKit's never does."),
    same(
        "DL3025",
        "JSONArgsRecommended",
        "BuildKit leaves `HEALTHCHECK` alone, and stages that set a `SHELL`, and reports a command that is empty.",
    ),
    same(
        "DL3029",
        "FromPlatformFlagConstDisallowed",
        "BuildKit accepts a platform that the name of the stage tells.",
    ),
    same("DL3044", "UndefinedVar", "BuildKit reports every variable that nothing defines."),
    same(
        "DL3045",
        "WorkdirRelativePath",
        "hadolint reports the `COPY` that depends on the folder of the base image.",
    ),
    same("DL3063", "ReservedStageName", "By default hadolint's letter case counts; BuildKit's never does."),
    same("DL3064", "SecretsUsedInArgOrEnv", "Each has its own list of words that tell a secret."),
    same("DL3065", "RedundantTargetPlatform", "BuildKit also sees through `${TARGETPLATFORM:-default}`."),
    same("DL4000", "MaintainerDeprecated", ""),
    same(
        "DL4003",
        "MultipleInstructionsDisallowed",
        "hadolint reports the later instruction, BuildKit the earlier one.",
    ),
    same(
        "DL4004",
        "MultipleInstructionsDisallowed",
        "hadolint reports the later instruction, BuildKit the earlier one.",
    ),
];

impl Rule {
    /// The BuildKit check that says the same, where this is a rule of hadolint's.
    pub fn buildkit(&self) -> Option<&'static str> {
        EQUIVALENCES.iter().find(|it| it.hadolint == self.code).map(|it| it.buildkit)
    }

    /// The rules of the other linter that say the same.
    pub fn equivalents(&self) -> impl Iterator<Item = &'static Rule> {
        let code = self.code;
        let codes = EQUIVALENCES.iter().filter_map(move |it| match code {
            _ if it.hadolint == code => Some(it.buildkit),
            _ if it.buildkit == code => Some(it.hadolint),
            _ => None,
        });
        codes.filter_map(find)
    }
}

/// Takes away what BuildKit's checks found where hadolint's rules have found it too; the finding that stays tells of
/// the other. Where settings name both rules, both are heard.
pub(crate) fn merge(subject: &Subject<'_>, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if !subject.rules.iter().any(|it| it.0.is_buildkits()) {
        return findings;
    }
    let (mut checks, mut res): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|it| find(it.code).is_some_and(Rule::is_buildkits));
    let later: HashMap<u32, u32> =
        overridden(subject.top_level).map(|(earlier, later)| (start(earlier), start(later))).collect();
    let by_place: HashMap<(&str, u32), usize> =
        res.iter().enumerate().map(|(idx, it)| ((it.code, it.range.start), idx)).collect();
    checks.retain(|check| {
        let at = check.range.start;
        let place = if check.code == OVERRIDDEN { later.get(&at).copied().unwrap_or(at) } else { at };
        let mut same =
            EQUIVALENCES.iter().filter(|it| it.buildkit == check.code && !are_both_named(subject, it));
        let found = same.find_map(|it| by_place.get(&(it.hadolint, place)));
        if let Some(&idx) = found {
            res[idx].also = Some(check.code);
        }
        found.is_none()
    });
    res.extend(checks);
    res
}

fn start(instruction: Instruction<'_>) -> u32 {
    instruction.keyword().map_or(instruction.range(), |it| it.range()).start
}

fn are_both_named(subject: &Subject<'_>, it: &Equivalence) -> bool {
    subject.settings.is_named(it.hadolint) && subject.settings.is_named(it.buildkit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_names_rules_and_is_sorted() {
        for it in EQUIVALENCES {
            assert!(find(it.hadolint).is_some_and(|it| !it.is_buildkits()), "{}", it.hadolint);
            assert!(find(it.buildkit).is_some_and(Rule::is_buildkits), "{}", it.buildkit);
        }
        assert!(EQUIVALENCES.is_sorted_by(|a, b| a.hadolint < b.hadolint));
    }

    #[test]
    fn equivalents_are_found_from_both_sides() {
        let codes = |code| find(code).into_iter().flat_map(Rule::equivalents).map(|it| it.code).collect();
        let of = |code| -> Vec<&str> { codes(code) };
        assert_eq!(of("DL4000"), ["MaintainerDeprecated"]);
        assert_eq!(of("MultipleInstructionsDisallowed"), ["DL3012", "DL4003", "DL4004"]);
        assert_eq!(of("DL3007"), [""; 0]);
    }
}
