//! `zypper install`.

use super::installer::Installer;
use super::options::ValueOptions;

/// `zypper install`, as zypper 1.14 has it.
pub(crate) static ZYPPER: Installer = Installer {
    program: "zypper",
    subcommands: &["install", "in"],
    options: ValueOptions {
        hadolint: &[],
        further: &[
            "c",
            "C",
            "cache-dir",
            "config",
            "D",
            "download",
            "from",
            "installroot",
            "p",
            "pkg-cache-dir",
            "plus-content",
            "plus-repo",
            "R",
            "r",
            "raw-cache-dir",
            "releasever",
            "repo",
            "reposd-dir",
            "root",
            "solv-cache-dir",
            "solver-focus",
            "t",
            "type",
            "userdata",
        ],
    },
    is_pinned: |it| it.contains(['=', '>', '<']) || it.ends_with(".rpm"),
};
