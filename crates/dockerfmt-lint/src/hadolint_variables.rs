//! The variables that hadolint takes for known at an instruction.
//!
//! Not those of the model: an `ARG` is known in all stages below it, and a stage inherits the `ENV`s of the first
//! stage that has the name of its image.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use dockerfmt_syntax::ast::{self, Instruction};

use crate::compat;
use crate::hadolint_image::{HadolintImage, image_text};
use crate::hadolint_pairs;

/// What is known so far, while the instructions are read in the order of the text.
#[derive(Default)]
pub(crate) struct Variables<'t> {
    args: HashSet<Cow<'t, str>>,
    /// What the current stage defines.
    envs: HashSet<Cow<'t, str>>,
    /// What it inherits.
    inherited: Option<Rc<Scope<'t>>>,
    /// The name of the current stage, if no stage above has it.
    name: Option<Cow<'t, str>>,
    stages: HashMap<Cow<'t, str>, Option<Rc<Scope<'t>>>>,
}

/// What a stage knows at its end.
struct Scope<'t> {
    envs: HashSet<Cow<'t, str>>,
    inherited: Option<Rc<Scope<'t>>>,
}

impl<'t> Variables<'t> {
    /// Takes note of what `instruction` defines. hadolint knows only the first name of an `ARG`.
    pub(crate) fn read(&mut self, instruction: Instruction<'t>, is_compat: bool) {
        if let Some(from) = instruction.as_from() {
            self.enter(from);
        } else if let Some(arg) = instruction.as_arg() {
            match is_compat {
                true => self.args.extend(compat::arg_name(arg).map(Cow::Owned)),
                false => self.args.extend(arg.pairs().filter_map(|it| Some(it.key()?.unquoted()))),
            }
        } else if let Some(env) = instruction.as_env() {
            match is_compat {
                true => self.envs.extend(hadolint_names(instruction)),
                false => self.envs.extend(env.pairs().filter_map(|it| Some(it.key()?.unquoted()))),
            }
        }
    }

    /// Whether `text` has a known variable as `${NAME}`.
    pub(crate) fn is_any_in(&self, text: &str) -> bool {
        let mut names = text.split("${").skip(1).filter_map(|it| Some(it.split_once('}')?.0));
        names.any(|it| self.args.contains(it) || self.is_env(it))
    }

    fn is_env(&self, name: &str) -> bool {
        let mut scopes = std::iter::successors(self.inherited.as_deref(), |it| it.inherited.as_deref());
        self.envs.contains(name) || scopes.any(|it| it.envs.contains(name))
    }

    fn enter(&mut self, from: ast::From<'t>) {
        let envs = std::mem::take(&mut self.envs);
        let mut scope = self.inherited.take();
        if !envs.is_empty() {
            scope = Some(Rc::new(Scope { envs, inherited: scope }));
        }
        if let Some(name) = self.name.take() {
            self.stages.insert(name, scope);
        }
        let image = image_text(from);
        let image = image.as_deref().map_or("", |it| HadolintImage::new(it).name);
        self.inherited = self.stages.get(image).cloned().flatten();
        let name = from.stage_name().map(|it| it.text());
        self.name = name.filter(|it| !self.stages.contains_key(it));
    }
}

fn hadolint_names<'t>(env: Instruction<'_>) -> impl Iterator<Item = Cow<'t, str>> {
    hadolint_pairs::pairs(env).into_iter().flatten().map(|it| Cow::Owned(it.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of `A` to `Z` that are known at the end of `text`.
    fn known(text: &str, is_compat: bool) -> String {
        let parse = dockerfmt_syntax::parse(text);
        let mut variables = Variables::default();
        for it in parse.file().instructions() {
            variables.read(it, is_compat);
        }
        ('A'..='Z').filter(|it| variables.is_any_in(&format!("x-${{{it}}}"))).collect()
    }

    #[test]
    fn args_are_known_everywhere() {
        assert_eq!(known("ARG A\nFROM a\nARG B=1\nFROM b\nARG C", true), "ABC");
        assert_eq!(known("ARG A B\nARG \"C\"", true), "A");
        assert_eq!(known("ARG A B\nARG \"C\"", false), "ABC");
    }

    #[test]
    fn names_are_whole() {
        let parse = dockerfmt_syntax::parse("ARG A");
        let mut variables = Variables::default();
        parse.file().instructions().for_each(|it| variables.read(it, true));
        assert!(variables.is_any_in("x-${cat${A}}"));
        for it in ["x-${AB}", "x-${A${B}}", "x-${A:-1}", "x-$A", "x-A}", "${}", ""] {
            assert!(!variables.is_any_in(it), "{it}");
        }
    }

    #[test]
    fn envs_are_known_in_stages_built_on_theirs() {
        assert_eq!(known("ENV Z=1\nFROM a AS x\nENV A=1 B=2\nFROM x:1 AS y\nENV C 1\nFROM y", true), "ABC");
        assert_eq!(known("FROM a AS x\nENV A=1\nFROM a", true), "");
        assert_eq!(known("FROM x\nENV A=1\nFROM x", true), "");
    }

    #[test]
    fn the_first_stage_of_a_name_is_inherited() {
        assert_eq!(known("FROM a AS x\nENV A=1\nFROM b AS x\nENV B=1\nFROM x", true), "A");
        assert_eq!(known("FROM a AS x\nFROM b AS x\nENV B=1\nFROM x", true), "");
        assert_eq!(known("FROM a AS x\nENV A=1\nFROM x AS x\nENV B=1\nFROM x", true), "A");
        assert_eq!(known("FROM x AS x\nENV A=1\nFROM x\n", true), "A");
    }

    #[test]
    fn a_glued_continuation_hides_the_next_name() {
        assert_eq!(known("FROM a\nENV A=1\\\n B=2 C=3", true), "AC");
        assert_eq!(known("FROM a\nENV A=1\\\n B=2 C=3", false), "ABC");
        assert_eq!(known("FROM a\nENV A=1 \\\n B=2", true), "AB");
    }
}
