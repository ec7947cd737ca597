//! What each instruction knows of variables, with their values.
//!
//! Separate from the set of names that scripts are asked about: words of instructions are expanded by the builder,
//! which knows defaults of build arguments and values of earlier stages.

use std::borrow::Cow;
use std::collections::HashMap;

use dockerfmt_syntax::ast::Instruction;

use crate::definition::{Definition, DefinitionKind};
use crate::expand::{Known, expand};
use crate::model::Model;
use crate::variables::{Step, visit_tree};

/// The variables at one place of a stage.
#[derive(Debug, Default)]
pub struct Scope<'t> {
    /// The definitions of each name, those of base stages first.
    values: HashMap<Cow<'t, str>, Vec<Value>>,
    /// The defaults of arguments that stand before the first `FROM`.
    globals: HashMap<Cow<'t, str>, Option<String>>,
}

/// What a definition makes of its name.
#[derive(Clone, Debug)]
struct Value {
    is_env: bool,
    /// `None` for an `ARG` without a default.
    text: Option<Text>,
}

/// A value, if the file tells it.
type Text = Option<String>;

impl<'t> Scope<'t> {
    /// Whether an `ENV` or `ARG` of the stage, or of one that it builds on, defines `name`.
    pub fn has(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|it| !it.is_empty())
    }

    /// How many names have been defined in the stage that is read and those read before.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether none have been.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The names that are defined, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.values.iter().filter(|it| !it.1.is_empty()).map(|it| &**it.0)
    }

    /// What is known of `name`; [`Known::Unset`] where nothing in the file defines it.
    pub fn get(&self, name: &str) -> Known<'_> {
        match self.values.get(name).and_then(|it| it.last()) {
            Some(Value { text: Some(Some(it)), .. }) => Known::Value(it),
            Some(Value { text: Some(None), .. }) => Known::Somehow,
            Some(Value { text: None, .. }) => Known::Empty,
            None => Known::Unset,
        }
    }

    /// Puts in what an instruction defines, whose values see only what was defined before.
    fn push(&mut self, instruction: Instruction<'t>) {
        let values: Vec<_> = Definition::all(instruction).map(|it| (it.name(), self.value(it))).collect();
        for (name, value) in values {
            self.values.entry(name).or_default().push(value);
        }
    }

    fn pop(&mut self, instruction: Instruction<'t>) {
        for it in Definition::all(instruction) {
            if let Some(values) = self.values.get_mut(&it.name()) {
                values.pop();
            }
        }
    }

    /// An `ENV` stays in force whatever `ARG` of its name follows. An `ARG` without a default has that of its namesake
    /// before the first `FROM`.
    fn value(&self, definition: Definition<'_>) -> Value {
        let name = definition.name();
        let is_env = definition.kind() == DefinitionKind::Env;
        let earlier = self.values.get(&name).and_then(|it| it.last()).filter(|it| it.is_env && !is_env);
        if let Some(it) = earlier {
            return it.clone();
        }
        let own = definition.value().map(|it| expand(it, &|name| self.get(name)));
        Value { is_env, text: own.or_else(|| self.globals.get(&name).cloned()) }
    }
}

/// Calls `visit` for each instruction of a stage with the variables that it sees, a stage after the one it builds on.
pub fn visit_scopes<'t>(model: &Model<'t>, mut visit: impl FnMut(Instruction<'t>, &Scope<'t>)) {
    let globals = model.global_args().iter();
    let with_default = globals.filter(|it| it.value().is_some());
    let globals = with_default.map(|it| (it.name(), model.global_default(&it.name())));
    let mut scope = Scope { globals: globals.collect(), ..Scope::default() };
    let bases: Vec<_> = model.stages().iter().map(|it| it.base_stage()).collect();
    visit_tree(&bases, |step| match step {
        Step::Enter(idx) => {
            for &it in model.stages()[idx].instructions() {
                visit(it, &scope);
                scope.push(it);
            }
        }
        Step::Leave(idx) => model.stages()[idx].instructions().iter().for_each(|&it| scope.pop(it)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known of each variable where a `USER` stands.
    fn known(text: &str) -> Vec<String> {
        let parse = dockerfmt_syntax::parse(text);
        let model = Model::new(&parse);
        let mut res = Vec::new();
        visit_scopes(&model, |instruction, scope| {
            if let Some(user) = instruction.as_user() {
                let names = user.value().into_iter().flat_map(|it| it.variables()).filter_map(|it| it.name());
                res.extend(
                    names.map(|it| {
                        format!("{} {:?} {}", it.text(), scope.get(it.text()), scope.has(it.text()))
                    }),
                );
            }
        });
        res
    }

    #[test]
    fn values_come_from_above_and_from_base_stages() {
        let text =
            "FROM a AS b\nENV A=1\nARG C=${A}2 D\nENV A=3 E=$A\nFROM b\nUSER $A$C$D$E$F\nFROM a\nUSER $A";
        let expected = [
            r#"A Value("3") true"#,
            r#"C Value("12") true"#,
            "D Empty true",
            r#"E Value("1") true"#,
            "F Unset false",
            "A Unset false",
        ];
        assert_eq!(known(text), expected);
    }

    #[test]
    fn env_stays_in_force() {
        assert_eq!(known("FROM a\nENV A=1\nARG A=2\nUSER $A"), [r#"A Value("1") true"#]);
        assert_eq!(known("FROM a\nARG A=1\nENV A=2\nUSER $A"), [r#"A Value("2") true"#]);
        assert_eq!(known("FROM a\nENV A=$B\nUSER $A"), ["A Somehow true"]);
    }

    #[test]
    fn global_defaults_are_those_of_named_arguments() {
        assert_eq!(
            known("ARG A=1\nFROM a\nUSER $A\nARG A\nUSER $A"),
            ["A Unset false", r#"A Value("1") true"#]
        );
    }
}
