//! The rules, one file each, and the registry that lists them.

mod dl1000_syntax_error;
mod dl3000_relative_workdir;
mod dl3002_root_user;
mod dl3003_cd_in_run;
mod dl3004_sudo_in_run;
mod dl3006_untagged_image;
mod dl3007_latest_tag;
mod dl3008_unpinned_apt_package;
mod dl3009_leftover_apt_lists;
mod dl3013_unpinned_pip_package;
mod dl3015_apt_recommends;
mod dl3018_unpinned_apk_package;
mod dl3020_add_for_files;
mod dl3025_shell_form;
mod dl3042_leftover_pip_cache;
mod dl3059_consecutive_runs;
mod dl4000_maintainer;
mod dl4003_several_cmds;
mod dl4004_several_entrypoints;
mod dl4006_pipe_without_pipefail;
mod only_last;

use crate::rule::Rule;

/// All rules, sorted by code.
pub(crate) static RULES: &[&Rule] = &[
    &dl1000_syntax_error::RULE,
    &dl3000_relative_workdir::RULE,
    &dl3002_root_user::RULE,
    &dl3003_cd_in_run::RULE,
    &dl3004_sudo_in_run::RULE,
    &dl3006_untagged_image::RULE,
    &dl3007_latest_tag::RULE,
    &dl3008_unpinned_apt_package::RULE,
    &dl3009_leftover_apt_lists::RULE,
    &dl3013_unpinned_pip_package::RULE,
    &dl3015_apt_recommends::RULE,
    &dl3018_unpinned_apk_package::RULE,
    &dl3020_add_for_files::RULE,
    &dl3025_shell_form::RULE,
    &dl3042_leftover_pip_cache::RULE,
    &dl3059_consecutive_runs::RULE,
    &dl4000_maintainer::RULE,
    &dl4003_several_cmds::RULE,
    &dl4004_several_entrypoints::RULE,
    &dl4006_pipe_without_pipefail::RULE,
];

/// The rule that `code` names exactly.
pub(crate) fn find(code: &str) -> Option<&'static Rule> {
    index(code).map(|it| RULES[it])
}

/// Its place in the registry.
pub(crate) fn index(code: &str) -> Option<usize> {
    RULES.binary_search_by_key(&code, |it| it.code).ok()
}
