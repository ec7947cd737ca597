//! `DL3033`: `yum install` without a version.

use super::unpinned;
use crate::packages::YUM;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds packages that `yum install` installs in whatever version the repository has.
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
    /// FROM rockylinux:9
    /// RUN yum install -y curl && yum clean all
    /// ```
    /// ```dockerfile,good
    /// FROM rockylinux:9
    /// RUN yum install -y curl-7.76.1 && yum clean all
    /// ```
    /// ```dockerfile,good
    /// FROM rockylinux:9
    /// ARG CURL=7.76.1
    /// RUN yum install -y curl-${CURL} && yum clean all
    /// ```
    DL3033 {
        name: "unpinned-yum-package",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    unpinned::check_rpm(ctx, &YUM);
}
