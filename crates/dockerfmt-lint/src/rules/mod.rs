//! The rules, one file each, and the registry that lists them.

mod dl1000_syntax_error;
mod dl3000_relative_workdir;
mod dl3002_root_user;
mod dl3006_untagged_image;
mod dl3007_latest_tag;
mod dl3020_add_for_files;
mod dl3025_shell_form;
mod dl4000_maintainer;
mod dl4003_several_cmds;
mod dl4004_several_entrypoints;
mod only_last;

use crate::rule::Rule;

/// All rules, sorted by code.
pub(crate) static RULES: &[&Rule] = &[
    &dl1000_syntax_error::RULE,
    &dl3000_relative_workdir::RULE,
    &dl3002_root_user::RULE,
    &dl3006_untagged_image::RULE,
    &dl3007_latest_tag::RULE,
    &dl3020_add_for_files::RULE,
    &dl3025_shell_form::RULE,
    &dl4000_maintainer::RULE,
    &dl4003_several_cmds::RULE,
    &dl4004_several_entrypoints::RULE,
];

/// The rule that `code` names exactly.
pub(crate) fn find(code: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&code, |it| it.code).ok().map(|it| RULES[it])
}
