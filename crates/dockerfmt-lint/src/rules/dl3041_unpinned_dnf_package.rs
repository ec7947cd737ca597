//! `DL3041`: `dnf install` without a version.

use super::unpinned;
use crate::packages::DNF;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `dnf install` and `microdnf install` install in whatever version the repository has.
    /// A package with `-version`, which may be a variable of the file, and an `.rpm` file are fine.
    /// Modules need a stream, as in `module:1.2`.
    ///
    /// ## Why it matters
    /// The same Dockerfile gives another image tomorrow, and a cached layer keeps old packages for as long as its
    /// text stays the same.
    /// A version makes both visible; the price is that repositories delete old versions, so it has to be kept up to date.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM fedora:42
    /// RUN dnf install -y curl && dnf clean all
    /// ```
    /// ```dockerfile,good
    /// FROM fedora:42
    /// RUN dnf install -y curl-7.76.1 && dnf clean all
    /// ```
    /// ```dockerfile,good
    /// FROM fedora:42
    /// ARG CURL=7.76.1
    /// RUN dnf install -y curl-${CURL} && dnf clean all
    /// ```
    DL3041 {
        name: "unpinned-dnf-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    unpinned::check_rpm(ctx, &DNF);
}
