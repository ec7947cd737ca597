//! `DL3006`: base images without tag and digest.

use std::collections::HashSet;

use dockerfmt_semantic::{Base, Stage};
use dockerfmt_syntax::ast::ImageReference;

use crate::base_image::quoted;
use crate::hadolint_image::{HadolintImage, image_text};
use crate::stage_names::stage_name;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose base image has neither tag nor digest, also where a global `ARG` gives the image.
    /// Stages, `scratch` and images that only a build argument tells are left alone.
    ///
    /// ## Why it matters
    /// Docker then takes the tag `latest`, which moves: the same Dockerfile builds on another image tomorrow.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian
    /// ```
    /// ```dockerfile,bad
    /// ARG BASE=debian
    /// FROM $BASE
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12.5 AS base
    /// FROM base
    /// ```
    DL3006 {
        name: "untagged-image",
        severity: Severity::Warning,
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut earlier = HashSet::new();
    for stage in ctx.stages() {
        let is_untagged =
            if ctx.is_compat() { is_untagged_text(stage, &earlier) } else { is_untagged_image(stage) };
        if is_untagged {
            report(ctx, stage);
        }
        earlier.extend(stage_name(ctx, stage));
    }
}

fn is_untagged_image(stage: &Stage<'_>) -> bool {
    // A `$` that is left is no variable of BuildKit's, and no part of a name either.
    let is_name = |it: &ImageReference| !it.path.text.contains('$');
    matches!(stage.base(), Base::Image(it) if it.tag.is_none() && it.digest.is_none() && is_name(it))
}

/// hadolint's test, on the text: stage names count letter case, and only a `$` at the start is a variable.
fn is_untagged_text(stage: &Stage<'_>, earlier: &HashSet<String>) -> bool {
    let text = image_text(stage.from()).unwrap_or_default();
    let image = HadolintImage::new(&text);
    let is_exempt = image.name == "scratch" || image.name.starts_with('$') || earlier.contains(image.name);
    image.tag.is_none() && !image.has_digest && !is_exempt
}

fn report(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let Some(image) = stage.from().image() else { return };
    ctx.report(image.range(), format!("{} has no tag and no digest", quoted(stage)))
        .help("name the version that the build was tested with, as in `image:1.2`");
}
