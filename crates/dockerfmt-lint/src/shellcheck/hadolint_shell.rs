//! Which shell hadolint 2.15.1 takes for a `RUN`, mistakes included: every `ARG` and `ENV` puts `/bin/sh` back.

use std::collections::HashMap;

use dockerfmt_semantic::{Dialect, RunScript, Shell, Stage};
use dockerfmt_syntax::ast::{Command, Instruction};

use crate::context::Subject;
use crate::hadolint_exec::strings;
use crate::hadolint_image::{HadolintImage, image_text};

const DEFAULT: &str = "/bin/sh -c";

/// The first lines with which hadolint has a heredoc checked; with others it is no shell script.
const SHEBANGS: [&str; 6] = [
    "#!/bin/sh",
    "#!/bin/bash",
    "#!/bin/ksh",
    "#!/usr/bin/env sh",
    "#!/usr/bin/env bash",
    "#!/usr/bin/env ksh",
];

/// The shells in force, each with the offset from which it is.
pub(super) struct HadolintShells {
    top_level: Vec<(u32, String)>,
    /// ONBUILD is a stream of its own.
    triggers: Vec<(u32, String)>,
    trigger_starts: Vec<u32>,
}

impl HadolintShells {
    pub(super) fn new(subject: Subject<'_>) -> Self {
        HadolintShells {
            top_level: top_level(subject),
            triggers: triggers(subject.triggers),
            trigger_starts: subject.triggers.iter().map(|it| it.range().start).collect(),
        }
    }

    /// The text of the shell for the `RUN` at `offset`; `None` where ShellCheck is not asked.
    pub(super) fn of(&mut self, offset: u32, script: &RunScript) -> Option<String> {
        let is_trigger = self.trigger_starts.binary_search(&offset).is_ok();
        let shells = if is_trigger { &self.triggers } else { &self.top_level };
        let after = shells.partition_point(|it| it.0 <= offset);
        let shell = after.checked_sub(1).map_or(DEFAULT, |it| shells[it].1.as_str());
        let text = script.text().trim_start();
        let is_other = text.starts_with("#!") && !SHEBANGS.iter().any(|it| text.starts_with(it));
        let is_windows = ["pwsh", "powershell", "cmd"].iter().any(|it| shell.contains(it));
        (!is_other && !is_windows).then(|| shell.to_owned())
    }
}

/// The dialect in which hadolint has a script checked; [`Dialect::Unknown`] where ShellCheck refuses.
pub(super) fn dialect(shell: &str) -> Dialect {
    let Some(word) = shell.split_whitespace().next() else { return Dialect::Bash };
    match word.rsplit('/').next().unwrap_or(word) {
        "env" => Dialect::Bash,
        "busybox" => Dialect::Ash,
        _ => Shell::new(vec![word.to_owned()]).dialect(),
    }
}

/// The stage that each stage builds on, in hadolint's eyes.
pub(super) fn hadolint_bases(stages: &[Stage<'_>]) -> Vec<Option<usize>> {
    let mut names: HashMap<&str, usize> = HashMap::new();
    let mut res = Vec::with_capacity(stages.len());
    for stage in stages {
        let image = image_text(stage.from());
        res.push(image.and_then(|it| names.get(HadolintImage::new(&it).name).copied()));
        if let Some(name) = stage.name() {
            names.insert(name, stage.idx());
        }
    }
    res
}

/// What changes the shell at the outermost level.
enum Event<'t> {
    Comment(Shell),
    Instruction(Instruction<'t>),
}

fn top_level(subject: Subject<'_>) -> Vec<(u32, String)> {
    let comments = subject.model.file().comments();
    let comments =
        comments.filter_map(|it| Some((it.range().start, Event::Comment(Shell::of_comment(it.text())?))));
    let instructions = subject.top_level.iter().map(|&it| (it.range().start, Event::Instruction(it)));
    let mut events: Vec<_> = comments.chain(instructions).collect();
    events.sort_by_key(|it| it.0);
    let stages = subject.model.stages();
    let mut walk = Walk { stages, bases: hadolint_bases(stages), ..Walk::default() };
    for (offset, event) in events {
        walk.step(offset, event);
    }
    walk.shells
}

#[derive(Default)]
struct Walk<'t> {
    stages: &'t [Stage<'t>],
    bases: Vec<Option<usize>>,
    shells: Vec<(u32, String)>,
    /// The last shell of each stage that has ended.
    finals: Vec<String>,
    stage_idx: Option<usize>,
    /// What a comment names before all else: the shell of every stage.
    default: Option<String>,
    is_begun: bool,
}

impl Walk<'_> {
    fn step(&mut self, offset: u32, event: Event<'_>) {
        match event {
            Event::Comment(shell) => {
                let text = shell.words().join(" ");
                if !self.is_begun {
                    self.default = Some(text.clone());
                }
                self.set(offset, text);
            }
            Event::Instruction(it) if it.as_from().is_some() => self.from(offset),
            Event::Instruction(it) => {
                if let Some(text) = shell_behind(it) {
                    self.set(it.range().end, text);
                }
            }
        }
    }

    fn set(&mut self, offset: u32, text: String) {
        self.is_begun = true;
        self.shells.push((offset, text));
    }

    fn from(&mut self, offset: u32) {
        if self.stage_idx.is_some() {
            self.finals.push(self.current());
        }
        let idx = self.stage_idx.map_or(0, |it| it + 1);
        let inherited = self.bases.get(idx).copied().flatten().and_then(|it| self.finals.get(it).cloned());
        let default = self.default.clone().unwrap_or_else(|| DEFAULT.to_owned());
        self.stage_idx = Some(idx);
        self.set(offset, inherited.unwrap_or(default));
        debug_assert!(idx < self.stages.len());
    }

    fn current(&self) -> String {
        self.shells.last().map_or_else(|| DEFAULT.to_owned(), |it| it.1.clone())
    }
}

fn triggers(instructions: &[Instruction<'_>]) -> Vec<(u32, String)> {
    instructions.iter().filter_map(|&it| Some((it.range().end, shell_behind(it)?))).collect()
}

/// The shell that an instruction leaves behind; `None` where it changes nothing.
fn shell_behind(instruction: Instruction<'_>) -> Option<String> {
    if instruction.as_arg().is_some() || instruction.as_env().is_some() {
        return Some(DEFAULT.to_owned());
    }
    let text = match instruction.as_shell()?.command()? {
        Command::Exec(it) => it.node().joined().into_owned(),
        Command::Shell(it) => it.text().into_owned(),
    };
    Some(match strings(&text) {
        Some(words) => words.into_iter().map(|it| &text[it]).collect::<Vec<_>>().join(" "),
        None => text,
    })
}
