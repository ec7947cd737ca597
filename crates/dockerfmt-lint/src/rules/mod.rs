//! The rules, one file each, and the registry that lists them.

mod bk_consistent_instruction_casing;
mod bk_copy_ignored_file;
mod bk_duplicate_stage_name;
mod bk_expose_invalid_format;
mod bk_expose_proto_casing;
mod bk_from_as_casing;
mod bk_from_platform_flag_const_disallowed;
mod bk_invalid_default_arg_in_from;
mod bk_invalid_definition_description;
mod bk_json_args_recommended;
mod bk_legacy_key_value_format;
mod bk_maintainer_deprecated;
mod bk_multiple_instructions_disallowed;
mod bk_no_empty_continuation;
mod bk_redundant_target_platform;
mod bk_reserved_stage_name;
mod bk_secrets_used_in_arg_or_env;
mod bk_stage_name_casing;
mod bk_undefined_arg_in_from;
mod bk_undefined_var;
mod bk_workdir_relative_path;
mod df1001_unused_ignore;
mod df1002_unknown_ignore;
mod df1003_late_directive;
mod df1004_misspelt_directive;
mod df1005_long_line;
mod df1006_invisible_character;
mod df1007_swallowed_instruction;
mod df1008_malformed_mount;
mod df2001_swallowing_comment;
mod df2002_keyword_in_run;
mod df2003_typographic_sign;
mod df2004_heredoc_without_errexit;
mod df2005_trailing_cd;
mod df2006_lone_apt_update;
mod df2007_lost_setting;
mod df2008_lost_background;
mod df2009_su_in_run;
mod df2010_service_in_run;
mod df2011_unnoticed_failure;
mod df2012_failure_before_tee;
mod df3001_unused_stage;
mod df3002_unused_arg;
mod df3003_lost_arg;
mod df3004_later_stage;
mod df3005_latest_source;
mod df3006_duplicate_env;
mod df3007_shadowed_arg;
mod df3008_platform_default;
mod df3009_replaced_path;
mod df3010_unexpanded_tilde;
mod df3011_command_substitution;
mod df3012_numbered_source;
mod df4001_broken_array;
mod df4002_unusable_stopsignal;
mod df4003_ignored_cmd;
mod df4004_unexpanded_variable;
mod df4005_arg_at_run_time;
mod df4006_duplicate_port;
mod df4007_malformed_port;
mod df4008_malformed_duration;
mod df4009_shell_without_flag;
mod df4010_command_in_one_string;
mod df4011_operator_in_exec_form;
mod df4012_malformed_volume;
mod df4013_write_below_volume;
mod df4014_pointless_user;
mod df4015_repeated_workdir;
mod df4016_duplicate_label;
mod df4017_healthcheck_without_timeout;
mod df4018_idle_metadata;
mod df5001_uncached_dependencies;
mod df5002_late_ownership;
mod df5003_late_removal;
mod df5004_copy_into_root;
mod df5005_copy_as_root;
mod df5006_copy_without_link;
mod df5007_uncached_install;
mod df5008_unpacked_download;
mod df5009_unwritable_workdir;
mod df6001_copied_credentials;
mod df6002_likely_credentials;
mod df6003_secret_value;
mod df6004_inline_password;
mod df6005_unverified_add;
mod df6006_piped_download;
mod df6007_unverified_tls;
mod df6008_unauthenticated_package;
mod df6009_apt_key;
mod df6010_world_writable;
mod df7001_curl_without_fail;
mod df7002_curl_without_location;
mod df7003_system_upgrade;
mod df7004_asking_command;
mod df7005_persisted_frontend;
mod df7006_unlocked_install;
mod df7007_moving_clone;
mod df7008_unpinned_crate;
mod df7009_unsorted_packages;
mod df7010_user_without_uid;
mod dl1000_syntax_error;
mod dl1001_inline_ignore;
mod dl3000_relative_workdir;
mod dl3001_pointless_command;
mod dl3002_root_user;
mod dl3003_cd_in_run;
mod dl3004_sudo_in_run;
mod dl3006_untagged_image;
mod dl3007_latest_tag;
mod dl3008_unpinned_apt_package;
mod dl3009_leftover_apt_lists;
mod dl3010_copied_archive;
mod dl3011_port_out_of_range;
mod dl3012_several_healthchecks;
mod dl3013_unpinned_pip_package;
mod dl3014_apt_without_yes;
mod dl3015_apt_recommends;
mod dl3016_unpinned_npm_package;
mod dl3018_unpinned_apk_package;
mod dl3019_leftover_apk_index;
mod dl3020_add_for_files;
mod dl3021_sources_into_file;
mod dl3022_unknown_source;
mod dl3023_copy_from_itself;
mod dl3024_duplicate_stage_name;
mod dl3025_shell_form;
mod dl3026_untrusted_registry;
mod dl3027_apt_command;
mod dl3028_unpinned_gem;
mod dl3029_fixed_platform;
mod dl3030_yum_without_yes;
mod dl3032_leftover_yum_cache;
mod dl3033_unpinned_yum_package;
mod dl3034_zypper_without_yes;
mod dl3035_zypper_dist_upgrade;
mod dl3036_leftover_zypper_cache;
mod dl3037_unpinned_zypper_package;
mod dl3038_dnf_without_yes;
mod dl3040_leftover_dnf_cache;
mod dl3041_unpinned_dnf_package;
mod dl3042_leftover_pip_cache;
mod dl3043_forbidden_trigger;
mod dl3044_self_referencing_env;
mod dl3045_relative_copy;
mod dl3046_large_uid;
mod dl3047_wget_progress;
mod dl3048_malformed_label_key;
mod dl3049_missing_label;
mod dl3050_unknown_label;
mod dl3051_empty_label;
mod dl3052_invalid_url_label;
mod dl3053_invalid_time_label;
mod dl3054_invalid_spdx_label;
mod dl3055_invalid_hash_label;
mod dl3056_invalid_version_label;
mod dl3057_missing_healthcheck;
mod dl3058_invalid_email_label;
mod dl3059_consecutive_runs;
mod dl3060_leftover_yarn_cache;
mod dl3061_instruction_before_from;
mod dl3062_unpinned_go_package;
mod dl3063_reserved_stage_name;
mod dl3064_secret_variable;
mod dl3065_default_platform;
mod dl3066_user_by_name;
mod dl3067_whole_filesystem;
mod dl4000_maintainer;
mod dl4001_curl_and_wget;
mod dl4003_several_cmds;
mod dl4004_several_entrypoints;
mod dl4005_linked_sh;
mod dl4006_pipe_without_pipefail;
mod leftover_cache;
mod missing_option;
mod only_last;
mod unpinned;
mod without_yes;

use crate::rule::Rule;

/// All rules, sorted by code.
pub(crate) static RULES: &[&Rule] = &[
    &bk_consistent_instruction_casing::RULE,
    &bk_copy_ignored_file::RULE,
    &df1001_unused_ignore::RULE,
    &df1002_unknown_ignore::RULE,
    &df1003_late_directive::RULE,
    &df1004_misspelt_directive::RULE,
    &df1005_long_line::RULE,
    &df1006_invisible_character::RULE,
    &df1007_swallowed_instruction::RULE,
    &df1008_malformed_mount::RULE,
    &df2001_swallowing_comment::RULE,
    &df2002_keyword_in_run::RULE,
    &df2003_typographic_sign::RULE,
    &df2004_heredoc_without_errexit::RULE,
    &df2005_trailing_cd::RULE,
    &df2006_lone_apt_update::RULE,
    &df2007_lost_setting::RULE,
    &df2008_lost_background::RULE,
    &df2009_su_in_run::RULE,
    &df2010_service_in_run::RULE,
    &df2011_unnoticed_failure::RULE,
    &df2012_failure_before_tee::RULE,
    &df3001_unused_stage::RULE,
    &df3002_unused_arg::RULE,
    &df3003_lost_arg::RULE,
    &df3004_later_stage::RULE,
    &df3005_latest_source::RULE,
    &df3006_duplicate_env::RULE,
    &df3007_shadowed_arg::RULE,
    &df3008_platform_default::RULE,
    &df3009_replaced_path::RULE,
    &df3010_unexpanded_tilde::RULE,
    &df3011_command_substitution::RULE,
    &df3012_numbered_source::RULE,
    &df4001_broken_array::RULE,
    &df4002_unusable_stopsignal::RULE,
    &df4003_ignored_cmd::RULE,
    &df4004_unexpanded_variable::RULE,
    &df4005_arg_at_run_time::RULE,
    &df4006_duplicate_port::RULE,
    &df4007_malformed_port::RULE,
    &df4008_malformed_duration::RULE,
    &df4009_shell_without_flag::RULE,
    &df4010_command_in_one_string::RULE,
    &df4011_operator_in_exec_form::RULE,
    &df4012_malformed_volume::RULE,
    &df4013_write_below_volume::RULE,
    &df4014_pointless_user::RULE,
    &df4015_repeated_workdir::RULE,
    &df4016_duplicate_label::RULE,
    &df4017_healthcheck_without_timeout::RULE,
    &df4018_idle_metadata::RULE,
    &df5001_uncached_dependencies::RULE,
    &df5002_late_ownership::RULE,
    &df5003_late_removal::RULE,
    &df5004_copy_into_root::RULE,
    &df5005_copy_as_root::RULE,
    &df5006_copy_without_link::RULE,
    &df5007_uncached_install::RULE,
    &df5008_unpacked_download::RULE,
    &df5009_unwritable_workdir::RULE,
    &df6001_copied_credentials::RULE,
    &df6002_likely_credentials::RULE,
    &df6003_secret_value::RULE,
    &df6004_inline_password::RULE,
    &df6005_unverified_add::RULE,
    &df6006_piped_download::RULE,
    &df6007_unverified_tls::RULE,
    &df6008_unauthenticated_package::RULE,
    &df6009_apt_key::RULE,
    &df6010_world_writable::RULE,
    &df7001_curl_without_fail::RULE,
    &df7002_curl_without_location::RULE,
    &df7003_system_upgrade::RULE,
    &df7004_asking_command::RULE,
    &df7005_persisted_frontend::RULE,
    &df7006_unlocked_install::RULE,
    &df7007_moving_clone::RULE,
    &df7008_unpinned_crate::RULE,
    &df7009_unsorted_packages::RULE,
    &df7010_user_without_uid::RULE,
    &dl1000_syntax_error::RULE,
    &dl1001_inline_ignore::RULE,
    &dl3000_relative_workdir::RULE,
    &dl3001_pointless_command::RULE,
    &dl3002_root_user::RULE,
    &dl3003_cd_in_run::RULE,
    &dl3004_sudo_in_run::RULE,
    &dl3006_untagged_image::RULE,
    &dl3007_latest_tag::RULE,
    &dl3008_unpinned_apt_package::RULE,
    &dl3009_leftover_apt_lists::RULE,
    &dl3010_copied_archive::RULE,
    &dl3011_port_out_of_range::RULE,
    &dl3012_several_healthchecks::RULE,
    &dl3013_unpinned_pip_package::RULE,
    &dl3014_apt_without_yes::RULE,
    &dl3015_apt_recommends::RULE,
    &dl3016_unpinned_npm_package::RULE,
    &dl3018_unpinned_apk_package::RULE,
    &dl3019_leftover_apk_index::RULE,
    &dl3020_add_for_files::RULE,
    &dl3021_sources_into_file::RULE,
    &dl3022_unknown_source::RULE,
    &dl3023_copy_from_itself::RULE,
    &dl3024_duplicate_stage_name::RULE,
    &dl3025_shell_form::RULE,
    &dl3026_untrusted_registry::RULE,
    &dl3027_apt_command::RULE,
    &dl3028_unpinned_gem::RULE,
    &dl3029_fixed_platform::RULE,
    &dl3030_yum_without_yes::RULE,
    &dl3032_leftover_yum_cache::RULE,
    &dl3033_unpinned_yum_package::RULE,
    &dl3034_zypper_without_yes::RULE,
    &dl3035_zypper_dist_upgrade::RULE,
    &dl3036_leftover_zypper_cache::RULE,
    &dl3037_unpinned_zypper_package::RULE,
    &dl3038_dnf_without_yes::RULE,
    &dl3040_leftover_dnf_cache::RULE,
    &dl3041_unpinned_dnf_package::RULE,
    &dl3042_leftover_pip_cache::RULE,
    &dl3043_forbidden_trigger::RULE,
    &dl3044_self_referencing_env::RULE,
    &dl3045_relative_copy::RULE,
    &dl3046_large_uid::RULE,
    &dl3047_wget_progress::RULE,
    &dl3048_malformed_label_key::RULE,
    &dl3049_missing_label::RULE,
    &dl3050_unknown_label::RULE,
    &dl3051_empty_label::RULE,
    &dl3052_invalid_url_label::RULE,
    &dl3053_invalid_time_label::RULE,
    &dl3054_invalid_spdx_label::RULE,
    &dl3055_invalid_hash_label::RULE,
    &dl3056_invalid_version_label::RULE,
    &dl3057_missing_healthcheck::RULE,
    &dl3058_invalid_email_label::RULE,
    &dl3059_consecutive_runs::RULE,
    &dl3060_leftover_yarn_cache::RULE,
    &dl3061_instruction_before_from::RULE,
    &dl3062_unpinned_go_package::RULE,
    &dl3063_reserved_stage_name::RULE,
    &dl3064_secret_variable::RULE,
    &dl3065_default_platform::RULE,
    &dl3066_user_by_name::RULE,
    &dl3067_whole_filesystem::RULE,
    &dl4000_maintainer::RULE,
    &dl4001_curl_and_wget::RULE,
    &dl4003_several_cmds::RULE,
    &dl4004_several_entrypoints::RULE,
    &dl4005_linked_sh::RULE,
    &dl4006_pipe_without_pipefail::RULE,
    &bk_duplicate_stage_name::RULE,
    &bk_expose_invalid_format::RULE,
    &bk_expose_proto_casing::RULE,
    &bk_from_as_casing::RULE,
    &bk_from_platform_flag_const_disallowed::RULE,
    &bk_invalid_default_arg_in_from::RULE,
    &bk_invalid_definition_description::RULE,
    &bk_json_args_recommended::RULE,
    &bk_legacy_key_value_format::RULE,
    &bk_maintainer_deprecated::RULE,
    &bk_multiple_instructions_disallowed::RULE,
    &bk_no_empty_continuation::RULE,
    &bk_redundant_target_platform::RULE,
    &bk_reserved_stage_name::RULE,
    &bk_secrets_used_in_arg_or_env::RULE,
    &bk_stage_name_casing::RULE,
    &bk_undefined_arg_in_from::RULE,
    &bk_undefined_var::RULE,
    &bk_workdir_relative_path::RULE,
];

/// The rule that `code` names exactly.
pub(crate) fn find(code: &str) -> Option<&'static Rule> {
    index(code).map(|it| RULES[it])
}

/// Its place in the registry.
pub(crate) fn index(code: &str) -> Option<usize> {
    RULES.binary_search_by_key(&code, |it| it.code).ok()
}
