//! Applying fixes: as many at a time as do not get in each other's way, until none is left that can be trusted.
//!
//! Separate from the rules, which only say what they would change. Nothing is taken from them on trust: what a fix made
//! of the file is parsed and linted before it counts, as the printer proves what it printed.

mod choose;
mod proof;
mod refused;
mod state;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use dockerfmt_syntax::{Parse, TextEdit, apply_edits};

use crate::diagnostic::{Applicability, Diagnostic};
use crate::selector::Selector;
use crate::settings::Settings;
use choose::choose;
use refused::Refused;
use state::State;

/// How often a file is linted at most, the larger it is the less. Two or three times is usual; each fix that does harm
/// costs one or two more.
const MAX_LINTS: RangeInclusive<usize> = 16..=100;

/// How many bytes may be linted before the lower number of times counts.
const MAX_BYTES: usize = 16 << 20;

/// Which fixes are wanted. The default is all safe ones.
#[derive(Clone, Debug)]
pub struct FixSettings {
    /// How far a fix must be trusted at least. Fixes for showing only are never applied.
    pub least: Applicability,
    /// The rules whose findings are fixed, if not all are.
    pub only: Option<Vec<Selector>>,
}

impl Default for FixSettings {
    fn default() -> Self {
        FixSettings { least: Applicability::Safe, only: None }
    }
}

impl FixSettings {
    /// Whether the fix of `diagnostic` is wanted, if it has one.
    pub fn wants(&self, diagnostic: &Diagnostic) -> bool {
        let least = self.least.max(Applicability::Unsafe);
        let is_trusted = diagnostic.fix.as_ref().is_some_and(|it| it.applicability >= least);
        let is_meant = || self.only.as_ref().is_none_or(|it| it.iter().any(|it| it.means(diagnostic.code)));
        is_trusted && is_meant()
    }
}

/// What became of a file.
#[derive(Debug)]
pub struct Fixed {
    /// The file as it is now.
    pub parse: Parse,
    /// What is found in it.
    pub left: Vec<Diagnostic>,
    /// How many fixes of each code were applied; none where the file stayed as it was.
    pub applied: BTreeMap<&'static str, usize>,
}

/// Fixes what `settings` find, as far as it is wanted.
///
/// A fix is applied whole or not at all. One that would bring a syntax error, lose a comment, change an instruction
/// that it does not touch, or leave more findings than there were, is not applied; a safe one may bring no finding of
/// any rule. Fixing what was fixed changes nothing.
///
/// ```
/// use dockerfmt_lint::{FixSettings, Settings, fix};
/// use dockerfmt_syntax::parse;
///
/// let text = "FROM debian:12\nRUN apt-get update && apt-get install curl=7.88.1 --no-install-recommends && rm -rf /var/lib/apt/lists/*\n";
/// let fixed = fix(parse(text), &Settings::default(), &FixSettings::default());
/// assert_eq!(fixed.applied, [("DL3014", 1)].into());
/// assert!(fixed.parse.tree.text().contains("apt-get install -y curl"));
/// assert!(fixed.left.is_empty());
/// ```
pub fn fix(parse: Parse, settings: &Settings, wanted: &FixSettings) -> Fixed {
    let state = State::new(parse, settings);
    let mut fixer = Fixer {
        settings,
        wanted,
        state,
        refused: Refused::default(),
        applied: BTreeMap::new(),
        limit: usize::MAX,
        n_lints: 1,
    };
    while fixer.step() {}
    Fixed { parse: fixer.state.parse, left: fixer.state.findings, applied: fixer.applied }
}

struct Fixer<'s> {
    settings: &'s Settings,
    wanted: &'s FixSettings,
    state: State,
    refused: Refused,
    applied: BTreeMap<&'static str, usize>,
    /// How many fixes are tried together: fewer once some did harm, to find out which.
    limit: usize,
    n_lints: usize,
}

impl Fixer<'_> {
    /// Tries some fixes. `false` when there is nothing left to try.
    fn step(&mut self) -> bool {
        let wanted = self.state.findings.iter().filter(|it| self.wanted.wants(it));
        let chosen = choose(wanted.filter(|it| !self.refused.has(it)), self.limit);
        if chosen.is_empty() {
            return self.refused.forget_stale();
        }
        if self.n_lints >= max_lints(self.state.text()) {
            return false;
        }
        self.n_lints += 1;
        let edits: Vec<TextEdit> =
            chosen.iter().filter_map(|it| it.fix.as_ref()).flat_map(|it| it.edits.clone()).collect();
        let next = apply_edits(self.state.text(), &edits)
            .map(|it| State::new(dockerfmt_syntax::parse(&it), self.settings))
            .filter(|next| proof::holds(&self.state, next, &chosen, &edits, self.wanted));
        match (next, chosen.as_slice()) {
            (Some(next), chosen) => {
                for it in chosen {
                    *self.applied.entry(it.code).or_default() += 1;
                }
                self.limit = self.limit.saturating_mul(2);
                self.refused.follow(&edits);
                self.state = next;
            }
            (None, [single]) => self.refused.add(single),
            (None, several) => self.limit = several.len() / 2,
        }
        true
    }
}

fn max_lints(text: &str) -> usize {
    (MAX_BYTES / text.len().max(1)).clamp(*MAX_LINTS.start(), *MAX_LINTS.end())
}

#[cfg(test)]
mod tests;
