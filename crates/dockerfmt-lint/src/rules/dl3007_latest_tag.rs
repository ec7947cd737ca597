//! `DL3007`: base images whose tag is `latest`.

use dockerfmt_semantic::{Base, Stage};

use crate::base_image::quoted;
use crate::hadolint_image::{HadolintImage, image_text};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds stages whose base image carries the tag `latest`, also where a global `ARG` gives it.
    ///
    /// ## Why it matters
    /// The tag moves: the same Dockerfile builds on another image tomorrow, and nobody can tell which one a past
    /// build had.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:latest
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12.5
    /// ```
    DL3007 {
        name: "latest-tag",
        severity: Severity::Warning,
        fix: FixAvailability::None,
        since: "0.1.0",
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    if is_latest(ctx, stage).unwrap_or(false) {
        report(ctx, stage);
    }
}

fn is_latest(ctx: &RuleContext<'_>, stage: &Stage<'_>) -> Option<bool> {
    if ctx.is_compat() {
        let text = image_text(stage.from())?;
        let image = HadolintImage::new(&text);
        return Some(image.tag == Some("latest") && !image.has_digest);
    }
    let image = match stage.base() {
        Base::Image(it) => it.clone(),
        // The tag may be there though the name is not known.
        Base::Unresolved => stage.from().image()?.reference(),
        Base::Stage(_) | Base::Scratch => return None,
    };
    Some(image.tag?.text == "latest" && image.digest.is_none())
}

fn report(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) -> Option<()> {
    let image = stage.from().image()?;
    let tag = image.reference().tag.filter(|it| it.text == "latest");
    let range = tag.map_or(image.range(), |it| it.range);
    ctx.report(range, format!("{} is tagged `latest`", quoted(stage)))
        .help("name the version that the build was tested with");
    Some(())
}
