//! `DL3026`: images from registries that settings do not allow.

use std::collections::HashSet;

use dockerfmt_semantic::{Base, Source, Stage};
use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{ImageReference, Instruction, Word};

use crate::compat;
use crate::hadolint_image::{HadolintImage, image_text};
use crate::stage_names::stage_name;
use crate::trusted_registries::{DOCKER_HUB, is_docker_hub_trusted, is_trusted};
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds images in `FROM`, `COPY --from` and `RUN --mount=from=` whose registry matches none of the patterns in
    /// the settings.
    /// Without patterns nothing is found.
    /// A pattern may begin or end with `*`; images without a registry are from `docker.io`.
    /// Where only a build argument tells the registry, the image is left alone.
    ///
    /// ## Why it matters
    /// Everyone can push to a public registry.
    /// A company that checks its images wants all builds to start from those.
    ///
    /// ## Example
    /// With `docker.io` and `registry.example.com` as patterns:
    /// ```dockerfile,bad
    /// FROM quay.io/debian:12
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12 AS base
    /// FROM registry.example.com/debian:12
    /// COPY --from=base /etc/os-release /etc/base-release
    /// ```
    DL3026 {
        name: "untrusted-registry",
        severity: Severity::Error,
        since: "0.1.0",
        can_find: |it| !it.trusted_registries.is_empty(),
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    if ctx.settings().trusted_registries.is_empty() {
        return;
    }
    let mut names = HashSet::new();
    for &instruction in ctx.instructions() {
        let offset = instruction.range().start;
        if let Some(stage) = ctx.stage_at(offset).filter(|it| it.from().range().start == offset) {
            check_from(ctx, stage, &names);
            names.extend(stage_name(ctx, stage));
        } else if ctx.is_compat() {
            check_text_of_sources(ctx, instruction, &names);
        } else {
            check_sources(ctx, instruction);
        }
    }
}

fn check_from(ctx: &mut RuleContext<'_>, stage: &Stage<'_>, names: &HashSet<String>) -> Option<()> {
    let image = stage.from().image()?;
    let is_wrong = if ctx.is_compat() {
        let text = image_text(stage.from())?;
        let image = HadolintImage::new(&text);
        !is_text_trusted(ctx, names, image.registry, image.name)
    } else {
        is_base_untrusted(ctx, stage)
    };
    if is_wrong {
        report(ctx, image.range(), &image.word().text());
    }
    Some(())
}

fn is_base_untrusted(ctx: &RuleContext<'_>, stage: &Stage<'_>) -> bool {
    match stage.base() {
        Base::Image(it) => is_untrusted(ctx, it),
        Base::Stage(_) | Base::Scratch => false,
        // A tag or a name that is not known leaves the registry as it is.
        Base::Unresolved => stage.from().image().is_some_and(|it| {
            let image = it.reference();
            tells_registry(&image) && is_untrusted(ctx, &image)
        }),
    }
}

/// Whether what stands before the first slash, or the whole name, has no variable.
fn tells_registry(image: &ImageReference) -> bool {
    let first = match &image.registry {
        Some(it) => it.text.as_str(),
        None => image.path.text.split('/').next().unwrap_or_default(),
    };
    !first.contains('$')
}

fn is_untrusted(ctx: &RuleContext<'_>, image: &ImageReference) -> bool {
    let patterns = &ctx.settings().trusted_registries;
    match &image.registry {
        Some(it) if !DOCKER_HUB.contains(&it.text.as_str()) => !is_trusted(patterns, &it.text),
        _ => !is_docker_hub_trusted(patterns),
    }
}

/// Checks where a `COPY` or the mounts of a `RUN` are from.
fn check_sources(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) {
    let mut wrong = source_words(instruction);
    wrong.retain(|it| is_source_untrusted(ctx, *it));
    wrong.truncate(ctx.max_per_instruction());
    for word in wrong {
        report(ctx, word.range(), &word.unquoted());
    }
}

fn is_source_untrusted(ctx: &RuleContext<'_>, word: Word<'_>) -> bool {
    let value = word.unquoted();
    let stage = ctx.stage_at(word.range().start);
    // Such a number would be a stage, and a stage that copies from itself is no image either.
    let is_stage = value.parse::<u32>().is_ok() || stage.is_some_and(|it| it.is_called(&value));
    match ctx.model().source(&value, word.range().start) {
        Source::Image(it) => !is_stage && it.path.text != "scratch" && is_untrusted(ctx, &it),
        Source::Stage(_) | Source::Unresolved => false,
    }
}

fn source_words(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    let copy = instruction.as_copy().and_then(|it| it.from()?.value());
    let mounts = instruction.as_run().into_iter().flat_map(|it| it.mounts());
    let fields = mounts.flat_map(|it| it.mount_fields());
    let values = fields.filter(|it| it.key().eq_ignore_ascii_case("from")).filter_map(|it| it.value());
    copy.into_iter().chain(values).collect()
}

/// The same by hadolint's reading: the value is split at its first slash, and a tag stays in the name.
fn check_text_of_sources(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>, names: &HashSet<String>) {
    let copy = instruction.as_copy().and_then(|it| compat::copy_paths(it)?.from);
    let mounts = instruction.as_run().map(compat::mount_sources).unwrap_or_default();
    for value in copy.into_iter().chain(mounts) {
        let split = value.split_once('/').filter(|it| it.0.contains('.'));
        let (registry, name) = split.map_or((None, value.as_str()), |it| (Some(it.0), it.1));
        if !is_text_trusted(ctx, names, registry, name) {
            report(ctx, instruction.range(), &value);
        }
    }
}

/// hadolint's test: stages, and `scratch` too, go by the name alone, whatever the registry of stages is.
fn is_text_trusted(
    ctx: &RuleContext<'_>,
    names: &HashSet<String>,
    registry: Option<&str>,
    name: &str,
) -> bool {
    let patterns = &ctx.settings().trusted_registries;
    let is_registry_trusted = match registry {
        Some(it) => is_trusted(patterns, it),
        None => name == "scratch" || is_docker_hub_trusted(patterns),
    };
    is_registry_trusted || names.contains(name)
}

fn report(ctx: &mut RuleContext<'_>, range: TextRange, image: &str) {
    ctx.report(range, format!("`{image}` is from a registry that is not trusted"))
        .help("use an image of a registry that the settings name");
}
