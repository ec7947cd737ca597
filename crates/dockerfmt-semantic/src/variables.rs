//! Which variables are set where a `RUN` stands.
//!
//! Separate from the look-up of one definition: here every `RUN` of a file is asked about many names, and stages may
//! build on each other a thousand deep, so the stages are walked as the tree that they are.

use std::borrow::Cow;
use std::collections::HashMap;

use dockerfmt_syntax::ast::{Instruction, Run};

/// The names of the variables that are set at one place of a file.
#[derive(Clone, Debug, Default)]
pub struct Variables<'t> {
    /// How many instructions set each.
    counts: HashMap<Cow<'t, str>, u32>,
}

impl<'t> Variables<'t> {
    /// Whether `name` is set.
    pub fn has(&self, name: &str) -> bool {
        self.counts.contains_key(name)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// All of them, in no order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.counts.keys().map(|it| &**it)
    }

    fn add(&mut self, name: Cow<'t, str>) {
        *self.counts.entry(name).or_default() += 1;
    }

    fn remove(&mut self, name: &str) {
        if let Some(count) = self.counts.get_mut(name) {
            *count -= 1;
            if *count == 0 {
                self.counts.remove(name);
            }
        }
    }
}

/// Calls `visit` for each `RUN` of `bodies` with the variables that are set there, a body after the one it builds on.
///
/// A body is what stands in a stage, or what else is run in a row. `bases` has the index of the body that each builds
/// on, which is smaller than its own; `names` says what an instruction sets.
pub fn visit_runs<'t>(
    bodies: &[&[Instruction<'t>]],
    bases: &[Option<usize>],
    names: impl Fn(Instruction<'t>) -> Vec<Cow<'t, str>>,
    mut visit: impl FnMut(Run<'t>, &Variables<'t>),
) {
    let mut variables = Variables::default();
    visit_tree(bases, |step| match step {
        Step::Enter(idx) => {
            for &instruction in bodies[idx] {
                names(instruction).into_iter().for_each(|it| variables.add(it));
                if let Some(run) = instruction.as_run() {
                    visit(run, &variables);
                }
            }
        }
        Step::Leave(idx) => {
            let set = bodies[idx].iter().flat_map(|&it| names(it));
            set.for_each(|it| variables.remove(&it));
        }
    });
}

/// A step of a walk over stages as the tree that they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The stage of this index comes, before those that build on it.
    Enter(usize),
    /// All that build on it have been visited.
    Leave(usize),
}

/// Walks over stages so that what a stage inherits is known when it comes: each is entered after the one that it builds
/// on and before that is left. `bases` has the index of the stage that each builds on, which is smaller than its own.
pub fn visit_tree(bases: &[Option<usize>], mut visit: impl FnMut(Step)) {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); bases.len()];
    let mut steps = Vec::new();
    for idx in (0..bases.len()).rev() {
        match bases[idx].filter(|&it| it < idx) {
            Some(base) => children[base].push(idx),
            None => steps.push(Step::Enter(idx)),
        }
    }
    while let Some(step) = steps.pop() {
        visit(step);
        if let Step::Enter(idx) = step {
            steps.push(Step::Leave(idx));
            steps.extend(children[idx].iter().map(|&it| Step::Enter(it)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Definition, Model, Stage};

    #[test]
    fn variables_come_from_above_and_from_base_stages() {
        let text = "FROM a AS x\nENV A=1\nRUN 1\nENV B=1 C=2\nFROM x\nENV A=2\nRUN 2\nFROM a\nARG D\nRUN 3";
        let parse = dockerfmt_syntax::parse(text);
        let model = Model::new(&parse);
        let bases: Vec<_> = model.stages().iter().map(Stage::base_stage).collect();
        let bodies: Vec<_> = model.stages().iter().map(Stage::instructions).collect();
        let names = |it| Definition::all(it).map(Definition::name).collect();
        let mut seen = Vec::new();
        visit_runs(&bodies, &bases, names, |run, variables| {
            let mut all: Vec<_> = variables.names().collect();
            all.sort_unstable();
            seen.push(format!("{} {}", run.node().joined(), all.concat()));
        });
        assert_eq!(seen, ["RUN1 A", "RUN2 ABC", "RUN3 D"]);
    }
}
