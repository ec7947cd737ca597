//! Which stages are a part of an image that somebody may want.
//!
//! Separate from the model, because it is an opinion of rules: layers of a stage that is only copied from are gone.

use dockerfmt_semantic::Model;

/// Whether each stage becomes an image, or a stage does that is built on it.
pub(crate) fn reach_an_image(model: &Model<'_>) -> Vec<bool> {
    let mut res: Vec<bool> = model.stages().iter().map(|it| model.can_be_target(it)).collect();
    for stage in model.stages().iter().rev() {
        // A stage is built on an earlier one, which has its turn later.
        if let Some(base) = stage.base_stage().filter(|_| res[stage.idx()]) {
            res[base] = true;
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_reach_an_image_through_those_built_on_them() {
        let text = "FROM a AS x\nFROM b AS y\nFROM x AS z\nFROM c\nFROM z\nCOPY --from=y a b\n";
        let parse = dockerfmt_syntax::parse(text);
        assert_eq!(reach_an_image(&Model::new(&parse)), [true, false, true, true, true]);
    }
}
