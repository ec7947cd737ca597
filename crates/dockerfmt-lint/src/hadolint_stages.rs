//! Which stages hadolint takes for a part of the image: their leftovers matter.

use std::borrow::Cow;
use std::collections::HashSet;

use dockerfmt_semantic::Stage;

use crate::hadolint_image::{HadolintImage, image_text};

/// The stages that end up in an image. Being copied from does not count.
pub(crate) struct ShippedStages {
    /// For each stage, whether it does.
    are_shipped: Vec<bool>,
}

/// A `FROM` by its parts: platform, image, name. Stages whose `FROM` is the same are the same to hadolint.
type Signature<'a> = (Cow<'a, str>, Cow<'a, str>, Option<&'a str>);

impl ShippedStages {
    /// The stages that are the last one or named as a base.
    pub(crate) fn new(stages: &[Stage<'_>]) -> Self {
        if stages.len() == 1 {
            return ShippedStages { are_shipped: vec![true] };
        }
        let signatures: Vec<Signature<'_>> = stages.iter().map(signature).collect();
        let bases: HashSet<&str> = signatures.iter().map(|it| HadolintImage::new(&it.1).name).collect();
        let is_shipped = |it: &Signature<'_>| {
            it.2.is_some_and(|name| bases.contains(name)) || Some(it) == signatures.last()
        };
        ShippedStages { are_shipped: signatures.iter().map(is_shipped).collect() }
    }

    /// Whether `stage` ships. Outside of all stages only a file without any does.
    pub(crate) fn has(&self, stage: Option<&Stage<'_>>) -> bool {
        stage.map_or(self.are_shipped.is_empty(), |it| self.are_shipped[it.idx()])
    }
}

fn signature<'a>(stage: &'a Stage<'a>) -> Signature<'a> {
    let platform = stage.from().platform().map_or(Cow::Borrowed(""), |it| it.value_text());
    (platform, image_text(stage.from()).unwrap_or_default(), stage.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt_semantic::Model;

    #[track_caller]
    fn check(text: &str, expected: &[bool]) {
        let parse = dockerfmt_syntax::parse(text);
        let model = Model::new(&parse);
        let shipped = ShippedStages::new(model.stages());
        let actual: Vec<bool> = model.stages().iter().map(|it| shipped.has(Some(it))).collect();
        assert_eq!(actual, expected, "{text}");
        assert_eq!(shipped.has(None), expected.is_empty());
    }

    #[test]
    fn the_last_stage_and_bases_are_shipped() {
        check("FROM a AS x\nFROM b AS y\nFROM x:2\nCOPY --from=y / /", &[true, false, true]);
        check("FROM a\nFROM b\nFROM a", &[true, false, true]);
        check("FROM --platform=p a\nFROM a AS x\nFROM a", &[false, false, true]);
        check("RUN x", &[]);
    }
}
