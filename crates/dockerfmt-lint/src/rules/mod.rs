//! The rules, one file each, and the registry that lists them.

mod dl1000_syntax_error;
mod dl3007_latest_tag;

use crate::rule::Rule;

/// All rules, sorted by code.
pub(crate) static RULES: &[&Rule] = &[&dl1000_syntax_error::RULE, &dl3007_latest_tag::RULE];

/// The rule that `code` names exactly.
pub(crate) fn find(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |it| it.code).ok().map(|it| RULES[it])
}
