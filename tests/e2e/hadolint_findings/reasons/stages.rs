//! Reasons about stages and images.

use dockerfmt::semantic::{Base, Stage};

use crate::difference::Difference;

/// D-6: the stage is not the last one.
pub(super) fn is_not_last(it: &Difference<'_>) -> bool {
    it.stage().is_some_and(|stage| stage.idx() + 1 < it.model.stages().len())
}

/// D-7: the image is known because a global `ARG` has a default, or its registry because it is one though no dot is in
/// its name, or it is an image with a registry that is called `scratch`.
pub(super) fn is_known_by_expansion_or_registry(it: &Difference<'_>) -> bool {
    let Some(stage) = it.stage().filter(|_| it.image().is_some()) else { return false };
    let Base::Image(image) = stage.base() else { return false };
    let is_registry = image.registry.as_ref().is_some_and(|it| !it.text.contains('.'));
    stage.is_expanded() || is_registry || image.path.text == "scratch"
}

/// D-7: the tag or the digest makes an image of what has else the name of a stage.
pub(super) fn is_image_named_as_stage(it: &Difference<'_>) -> bool {
    let Some(Base::Image(image)) = it.stage().map(Stage::base) else { return false };
    let is_stage = it.model.stages().iter().any(|it| it.is_called(&image.path.text));
    is_stage && (image.tag.is_some() || image.digest.is_some())
}

/// D-7: variables are in the reference, and they give it a tag or are not known; or it is `scratch` or a stage in
/// another letter case.
pub(super) fn is_tagged_stage_or_unknown(it: &Difference<'_>) -> bool {
    let Some(stage) = it.stage() else { return false };
    match stage.base() {
        Base::Image(image) => has_variable(it) && (image.tag.is_some() || image.path.text.contains('$')),
        Base::Unresolved => has_variable(it),
        Base::Scratch => !has_variable(it),
        Base::Stage(base) => has_variable(it) || !is_named(stage, &it.model.stages()[*base]),
    }
}

/// A variable is in the reference.
pub(super) fn has_variable(it: &Difference<'_>) -> bool {
    it.image().is_some_and(|it| it.word().text().contains('$'))
}

/// D-7: a global `ARG` gives the platform another meaning.
pub(super) fn has_default_platform(it: &Difference<'_>) -> bool {
    it.model.global_args().iter().any(|it| it.name() == "TARGETPLATFORM" && it.value().is_some())
}

/// D-8: what is copied from is a stage with quotes around its name or in another letter case, or clearly an image.
pub(super) fn is_clear_source(it: &Difference<'_>) -> bool {
    let Some(source) = it.source() else { return false };
    let (written, name) = (source.text(), source.unquoted());
    let is_stage = it.model.stages().iter().any(|it| it.is_called(&name));
    is_stage || written.contains(['/', '.', '@'])
}

/// D-8: the stage is built on another, whose name is written in another letter case.
pub(super) fn is_built_on_other_letter_case(it: &Difference<'_>) -> bool {
    let mut chain = it.stage().into_iter().flat_map(|stage| it.model.chain(stage));
    chain.any(|stage| stage.base_stage().is_some_and(|base| !is_named(stage, &it.model.stages()[base])))
}

/// Whether the `FROM` of a stage has the name of its base letter by letter.
fn is_named(stage: &Stage<'_>, base: &Stage<'_>) -> bool {
    let written = stage.from().image().map(|it| it.word().text());
    written.is_some() && written == base.from().stage_name().map(|it| it.text())
}

/// D-19: no image is made of the stage.
pub(super) fn is_only_built_on(it: &Difference<'_>) -> bool {
    it.stage().is_some_and(|stage| !it.model.can_be_target(stage))
}

/// D-27: no image is made of the stage, or one that it is built on has labels.
pub(super) fn needs_no_label(it: &Difference<'_>) -> bool {
    let is_labelled = |stage: &Stage<'_>| stage.instructions().iter().any(|it| it.as_label().is_some());
    let mut bases = it.stage().into_iter().flat_map(|stage| it.model.chain(stage)).skip(1);
    is_only_built_on(it) || bases.any(is_labelled)
}
