//! Which rules are on, and how bad their findings are: what [`Settings`] say, worked out.
//!
//! Apart from the settings because those only hold what was said.

use crate::diagnostic::Severity;
use crate::rule::Rule;
use crate::rules::{RULES, index};
use crate::selector::{Precision, Selector};
use crate::settings::Settings;

impl Settings {
    /// The severity in force of `rule`; [`Severity::Ignore`] where it is off.
    pub fn severity(&self, rule: &Rule) -> Severity {
        index(rule.code).map_or(Severity::Ignore, |it| self.severity_at(it))
    }

    /// The severity in force of each rule, in the order of the registry.
    pub(crate) fn severities(&self) -> impl Iterator<Item = (&'static Rule, Severity)> {
        RULES.iter().enumerate().map(|(idx, rule)| (*rule, self.severity_at(idx)))
    }

    /// The severity in force of a code that no rule of ours has, such as one of ShellCheck's.
    ///
    /// `default` is what it has where nobody changed it. All presets have such codes.
    pub fn severity_of(&self, code: &str, default: Severity) -> Severity {
        let foreign = Subject { in_preset: true, needs_precision: false, severity: default };
        self.resolve(foreign, |it| it.precision_for_code(code))
    }

    /// Whether no code of `family`, such as `SC`, can be reported, so that nobody need look for them.
    pub fn is_family_off(&self, family: &str) -> bool {
        let overrides = self.overrides.iter().filter(|it| it.1 != Severity::Ignore).map(|it| &it.0);
        let mut on = self.select.iter().flatten().chain(&self.extend_select).chain(overrides);
        self.severity_of(family, Severity::Error) == Severity::Ignore && !on.any(|it| it.is_within(family))
    }

    /// Whether settings name the rule of this code, and put it on by that.
    pub(crate) fn is_named(&self, code: &str) -> bool {
        let Some(idx) = index(code) else { return false };
        let overrides = self.overrides.iter().filter(|it| it.1 != Severity::Ignore).map(|it| &it.0);
        let mut all = self.select.iter().flatten().chain(&self.extend_select).chain(overrides);
        all.any(|it| it.precision_for(idx) == Some(Precision::EXACT))
    }

    /// Whether nobody says anything of the rule, so that a file may put it on.
    pub(crate) fn is_left_to_files(&self, rule: &Rule) -> bool {
        let Some(idx) = index(rule.code) else { return false };
        let is_meant = |it: &Selector| it.precision_for(idx).is_some();
        let is_named = self.ignore.iter().any(is_meant) || self.is_overridden(rule);
        let is_off = self.severity_at(idx) == Severity::Ignore;
        self.compat.is_none() && self.select.is_none() && !is_named && is_off
    }

    /// Whether settings have changed the severity of the rule.
    pub(crate) fn is_overridden(&self, rule: &Rule) -> bool {
        index(rule.code).is_some_and(|idx| self.overrides.iter().any(|it| it.0.precision_for(idx).is_some()))
    }

    fn severity_at(&self, idx: usize) -> Severity {
        let rule = RULES[idx];
        let is_new = rule.preview && !self.preview;
        let subject = Subject {
            in_preset: rule.presets.contains(&self.preset) && !is_new,
            needs_precision: is_new,
            severity: rule.severity,
        };
        self.resolve_with(subject, |it| it.precision_for(idx), |it| it.ignored_precision_for(idx))
    }

    fn resolve(&self, subject: Subject, meant: impl Fn(&Selector) -> Option<Precision>) -> Severity {
        self.resolve_with(subject, &meant, &meant)
    }

    /// `ignored` says what a selector means where it takes away.
    fn resolve_with(
        &self,
        subject: Subject,
        meant: impl Fn(&Selector) -> Option<Precision>,
        ignored: impl Fn(&Selector) -> Option<Precision>,
    ) -> Severity {
        let overrides = self.overrides.iter().filter_map(|it| Some((meant(&it.0)?, it.1)));
        // `max_by_key` takes the last of equal ones.
        let change = overrides.max_by_key(|it| it.0);
        let named = change.filter(|it| it.0 == Precision::EXACT && it.1 != Severity::Ignore).map(|it| it.0);
        let selected = self.select.iter().flatten().chain(&self.extend_select).filter_map(&meant);
        let enough = |it: &Precision| !subject.needs_precision || *it == Precision::EXACT;
        let on = selected.filter(enough).chain(named).max();
        let off = self.ignore.iter().filter_map(&ignored).max();
        let is_on = match (on, off) {
            (None, None) => self.select.is_none() && subject.in_preset,
            (on, off) => on > off,
        };
        if is_on { change.map_or(subject.severity, |it| it.1) } else { Severity::Ignore }
    }
}

/// What is to be said of a rule before anybody selects it.
struct Subject {
    in_preset: bool,
    /// Whether only a code or a name can put it on.
    needs_precision: bool,
    severity: Severity,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_rule_is_put_on_by_its_own_name_only() {
        let new = || Subject { in_preset: false, needs_precision: true, severity: Severity::Info };
        let severity = |word: &str| {
            let settings = Settings { select: Some(vec![word.into()]), ..Settings::default() };
            settings.resolve(new(), |it| it.precision_for_code("SC2086"))
        };
        assert_eq!(severity("SC2086"), Severity::Info);
        assert_eq!(severity("SC20"), Severity::Ignore);
        assert_eq!(severity("ALL"), Severity::Ignore);
    }
}
