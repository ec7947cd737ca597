//! `apk add`.

use super::installer::Installer;
use super::options::ValueOptions;

/// `apk add`, as apk-tools 3.0 has it.
pub(crate) static APK: Installer = Installer {
    program: "apk",
    subcommands: &["add"],
    options: ValueOptions {
        hadolint: &["t", "virtual", "repository", "X"],
        further: &[
            "arch",
            "cache-dir",
            "cache-max-age",
            "keys-dir",
            "p",
            "progress-fd",
            "repositories-file",
            "root",
            "timeout",
            "wait",
        ],
    },
    is_pinned: |it| it.contains(['=', '~', '>', '<']) || it.ends_with(".apk"),
};
