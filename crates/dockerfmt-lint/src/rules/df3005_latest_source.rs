//! `DF3005`: images without a version that files are copied from.

use dockerfmt_semantic::Source;
use dockerfmt_syntax::ast::{ImageReference, Instruction, Word};

use crate::sources::sources;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds images in `COPY --from` and in mounts of a `RUN` that are tagged `latest` or have no tag at all.
    /// A bare name may be a stage or a build context; DL3022 reports it where it is neither.
    ///
    /// ## Why it matters
    /// The tag moves, so the same Dockerfile copies another version tomorrow.
    /// DL3006 and DL3007 say the same of base images.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// COPY --from=ghcr.io/astral-sh/uv:0.9.2 /uv /bin/
    /// ```
    DF3005 {
        name: "latest-source",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    for word in sources(instruction) {
        let text = word.unquoted();
        if let Source::Image(image) = ctx.model().source(&text, word.range().start) {
            check_image(ctx, word, &text, &image);
        }
    }
    Some(())
}

fn check_image(ctx: &mut RuleContext<'_>, word: Word<'_>, text: &str, image: &ImageReference) {
    let has_path = image.registry.is_some() || image.path.text.contains('/');
    let message = match &image.tag {
        _ if image.digest.is_some() => return,
        Some(tag) if tag.text == "latest" => format!("`{text}` is tagged `latest`"),
        None if has_path => format!("`{text}` has no tag and no digest"),
        _ => return,
    };
    ctx.report(word.range(), message).help("name the version that the build was tested with");
}
