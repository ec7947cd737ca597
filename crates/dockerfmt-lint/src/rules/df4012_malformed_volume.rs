//! `DF4012`: volumes at paths that were not meant.

use dockerfmt_syntax::ast::{Volume, Word};

use crate::path::is_absolute;
use crate::template::has_marks;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds paths in `VOLUME` that are not absolute, or that end in a comma.
    /// What was meant as a JSON array is reported by DF4001.
    ///
    /// ## Why it matters
    /// The image is built, but no container can be made of it: a volume needs an absolute path.
    /// Paths are separated by blanks, so a comma is a part of the name, and the volume is somewhere else.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// VOLUME /data, /logs
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// VOLUME /data /logs
    /// ```
    DF4012 {
        name: "malformed-volume",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Volume(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, volume: Volume<'_>) -> Option<()> {
    let is_array_meant = volume.paths().next()?.text().starts_with('[');
    let is_clear = !is_array_meant && !has_marks(volume.node().text());
    for path in volume.paths().filter(|_| is_clear) {
        check_path(ctx, path);
    }
    Some(())
}

fn check_path(ctx: &mut RuleContext<'_>, path: Word<'_>) {
    let text = path.unquoted();
    // `\\` begins a path of Windows.
    if text.starts_with('\\') || text.is_empty() {
        return;
    }
    if !is_absolute(&text) {
        ctx.report(path.range(), format!("`{text}` is not an absolute path"))
            .help("write the path from the root");
    } else if text.ends_with(',') {
        ctx.report(path.range(), format!("the comma is a part of the path `{text}`"))
            .help("separate paths by blanks");
    }
}
