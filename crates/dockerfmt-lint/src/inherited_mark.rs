//! Something that an instruction does for its stage and for the stages built on it, as hadolint passes it on.
//!
//! hadolint knows a stage by its name, or else by its image without registry and tag. So `FROM debian:12` inherits
//! from another `FROM debian:11` above it.

use std::collections::HashSet;

use dockerfmt_syntax::ast::{From, Instruction};

use crate::compat::HadolintFrom;
use crate::hadolint_image::HadolintImage;

/// Which stages have the mark, up to where the file was followed.
#[derive(Default)]
pub(crate) struct InheritedMark {
    current: String,
    marked: HashSet<String>,
}

impl InheritedMark {
    /// Goes on to `instruction`, which may begin a stage.
    pub(crate) fn follow(&mut self, instruction: Instruction<'_>) {
        if let Some(from) = instruction.as_from() {
            self.enter(from);
        }
    }

    /// Marks the current stage.
    pub(crate) fn set(&mut self) {
        self.marked.insert(self.current.clone());
    }

    /// Whether the current stage is marked.
    pub(crate) fn is_set(&self) -> bool {
        self.marked.contains(&self.current)
    }

    fn enter(&mut self, from: From<'_>) {
        let from = HadolintFrom::lenient(from);
        let image = HadolintImage::new(&from.image).name;
        let name = from.stage_name.unwrap_or_else(|| image.to_owned());
        // A name that is taken again stands for the new stage.
        if self.marked.contains(image) {
            self.marked.insert(name.clone());
        } else {
            self.marked.remove(&name);
        }
        self.current = name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the last stage is marked, where `WORKDIR` marks.
    fn is_set(text: &str) -> bool {
        let parse = dockerfmt_syntax::parse(text);
        let mut mark = InheritedMark::default();
        for it in parse.file().instructions() {
            mark.follow(it);
            if it.as_workdir().is_some() {
                mark.set();
            }
        }
        mark.is_set()
    }

    #[test]
    fn stages_inherit_by_name_or_image() {
        assert!(is_set("FROM a AS x\nWORKDIR /\nFROM x"));
        assert!(is_set("FROM r.io/a:1\nWORKDIR /\nFROM a:2"));
        assert!(is_set("WORKDIR /"));
        for text in ["FROM a AS x\nWORKDIR /\nFROM a", "FROM a\nWORKDIR /\nFROM b AS a", "WORKDIR /\nFROM a"]
        {
            assert!(!is_set(text), "{text}");
        }
    }
}
