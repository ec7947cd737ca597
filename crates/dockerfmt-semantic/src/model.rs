//! The model of a whole file.

use std::collections::HashMap;
use std::sync::OnceLock;

use dockerfmt_syntax::ast::{File, From, ImageReference, Instruction, Run};
use dockerfmt_syntax::{NodeId, Parse, TextRange};

use crate::definition::Definition;
use crate::expand::{Known, expand};
use crate::names::StageNames;
use crate::run_script::RunScript;
use crate::shell::Shell;
use crate::source::{Source, from_values};
use crate::stage::{Base, Stage};

/// What a file means. Borrows the tree.
#[derive(Clone, Debug)]
pub struct Model<'t> {
    parse: &'t Parse,
    preamble: Vec<Instruction<'t>>,
    global_args: Vec<Definition<'t>>,
    globals: Globals,
    stages: Vec<Stage<'t>>,
    names: StageNames,
    /// By the node of the `RUN`, in order; those that ONBUILD triggers included.
    scripts: Vec<(NodeId, Scripts)>,
}

/// What is read of a `RUN`, once somebody asks.
#[derive(Clone, Debug, Default)]
struct Scripts {
    own: OnceLock<Option<RunScript>>,
    /// Few have one.
    fed: OnceLock<Option<Box<RunScript>>>,
}

impl<'t> Model<'t> {
    /// Reads a file.
    pub fn new(parse: &'t Parse) -> Self {
        let file = parse.file();
        let end = parse.tree.root().range().end;
        let mut instructions = file.instructions().peekable();
        let preamble: Vec<_> =
            std::iter::from_fn(|| instructions.next_if(|it| it.as_from().is_none())).collect();
        let global_args: Vec<_> = preamble.iter().flat_map(|&it| Definition::all(it)).collect();
        let globals = global_values(&global_args);
        let mut comments = ShellComments::new(file);
        let mut stages: Vec<Stage<'t>> = Vec::new();
        let mut names = StageNames::default();
        while let Some(from) = instructions.next().and_then(|it| it.as_from()) {
            let base = base(from, stages.len(), &names, &globals);
            let body = std::iter::from_fn(|| instructions.next_if(|it| it.as_from().is_none())).collect();
            let stage_end = instructions.peek().map_or(end, |it| it.range().start);
            let mut stage = Stage::new(stages.len(), from, base, body, stage_end);
            stage.shells = comments.shells(&stage, &stages);
            if let Some(name) = stage.name() {
                names.push(name, stage.idx);
            }
            stages.push(stage);
        }
        mark_used(&mut stages, &names);
        let runs = file.instructions().map(|it| it.as_onbuild().and_then(|it| it.trigger()).unwrap_or(it));
        let runs = runs.filter_map(|it| it.as_run());
        let scripts = runs.map(|it| (it.node().id(), Scripts::default())).collect();
        Model { parse, preamble, global_args, globals, stages, names, scripts }
    }

    /// The file that was read.
    pub fn parse(&self) -> &'t Parse {
        self.parse
    }

    /// The view on the whole file.
    pub fn file(&self) -> File<'t> {
        self.parse.file()
    }

    /// What stands before the first `FROM`.
    pub fn preamble(&self) -> &[Instruction<'t>] {
        &self.preamble
    }

    /// What the `ARG` instructions before the first `FROM` define: known to every `FROM`, and to a stage
    /// that names them again.
    pub fn global_args(&self) -> &[Definition<'t>] {
        &self.global_args
    }

    /// The value of the default of a global argument, if it has one and the file tells it.
    pub fn global_default(&self, name: &str) -> Option<String> {
        self.globals.get(name).cloned().flatten()
    }

    /// The stages in the order of the text.
    pub fn stages(&self) -> &[Stage<'t>] {
        &self.stages
    }

    /// The stage that has the byte at `offset`; `None` before the first `FROM`.
    pub fn stage_at(&self, offset: u32) -> Option<&Stage<'t>> {
        let after = self.stages.partition_point(|it| it.range.start <= offset);
        self.stages.get(after.checked_sub(1)?)
    }

    /// The stage and those it builds on, innermost first.
    pub fn chain<'m>(&'m self, stage: &'m Stage<'t>) -> impl Iterator<Item = &'m Stage<'t>> {
        std::iter::successors(Some(stage), |it| self.stages.get(it.base_stage()?))
    }

    /// Whether somebody may want the image of `stage`: it is the last one, or no other stage uses it.
    pub fn can_be_target(&self, stage: &Stage<'_>) -> bool {
        stage.idx + 1 == self.stages.len() || !stage.is_used
    }

    /// The definitions of `name` that an instruction at `offset` can see, the latest first:
    /// those above it in its stage, then those of the stages that it builds on.
    pub fn definitions_at<'m>(
        &'m self,
        offset: u32,
        name: &'m str,
    ) -> impl Iterator<Item = Definition<'t>> + 'm {
        let chain = self.stage_at(offset).into_iter().flat_map(|it| self.chain(it));
        let all = chain.flat_map(|it| it.definitions.iter().rev().copied());
        // Stages that are built on stand earlier in the text, so one comparison is enough.
        all.filter(move |it| it.range().end <= offset && it.name() == name)
    }

    /// The shell that runs the shell form of an instruction at `offset`.
    pub fn shell_at(&self, offset: u32) -> Option<&Shell> {
        self.stage_at(offset).map(|it| it.shell_at(offset))
    }

    /// The script of a `RUN` of this file, which is read when it is asked for the first time.
    /// `None` where the `RUN` has no command.
    pub fn script(&self, run: Run<'_>) -> Option<&RunScript> {
        self.scripts(run)?.own.get_or_init(|| RunScript::new(run)).as_ref()
    }

    /// What the shell reads of a `RUN` that is all of its work: the body of the heredoc in `bash <<EOF`, else its script.
    pub fn shell_script(&self, run: Run<'_>) -> Option<&RunScript> {
        let fed = self.scripts(run)?.fed.get_or_init(|| RunScript::fed(run).map(Box::new));
        fed.as_deref().or_else(|| self.script(run))
    }

    fn scripts(&self, run: Run<'_>) -> Option<&Scripts> {
        let idx = self.scripts.binary_search_by_key(&run.node().id(), |it| it.0).ok()?;
        Some(&self.scripts[idx].1)
    }

    /// What the value of a `--from` in an instruction at `offset` means.
    pub fn source(&self, value: &str, offset: u32) -> Source {
        let stage_idx = self.stage_at(offset).map_or(0, |it| it.idx);
        Source::new(value, stage_idx, &self.names)
    }
}

impl<'t> Stage<'t> {
    fn new(idx: usize, from: From<'t>, base: Base, instructions: Vec<Instruction<'t>>, end: u32) -> Self {
        Stage {
            idx,
            from,
            name: from.stage_name().map(|it| it.text().into_owned()),
            base,
            is_expanded: from.image().is_some_and(|it| !it.word().is_literal()),
            range: TextRange::new(from.range().start, end),
            definitions: instructions.iter().flat_map(|&it| Definition::all(it)).collect(),
            instructions,
            shells: Vec::new(),
            is_used: false,
        }
    }
}

/// Global arguments with the values of their defaults; `None` where a build argument must give it.
type Globals = HashMap<String, Option<String>>;

/// Defaults may use the arguments before them. An argument named twice has its last default.
fn global_values(args: &[Definition<'_>]) -> Globals {
    let mut res = Globals::new();
    for arg in args {
        let value = arg.value().and_then(|it| expand(it, &lookup(&res)));
        res.insert(arg.name().into_owned(), value);
    }
    res
}

/// What a `FROM` knows: global arguments, and platforms, which the builder sets.
fn lookup<'g>(globals: &'g Globals) -> impl Fn(&str) -> Known<'g> {
    |name| match globals.get(name) {
        Some(Some(it)) => Known::Value(it),
        Some(None) => Known::Somehow,
        None if PLATFORM_ARGS.contains(&name) => Known::Somehow,
        None => Known::Unset,
    }
}

/// The arguments that BuildKit defines for every `FROM`, and in a stage whose `ARG` asks for them.
pub const PLATFORM_ARGS: [&str; 11] = [
    "BUILDARCH",
    "BUILDOS",
    "BUILDOSVERSION",
    "BUILDPLATFORM",
    "BUILDVARIANT",
    "TARGETARCH",
    "TARGETOS",
    "TARGETOSVERSION",
    "TARGETPLATFORM",
    "TARGETSTAGE",
    "TARGETVARIANT",
];

/// Whether the builder sets `name` to say what it builds.
pub fn is_predefined(name: &str) -> bool {
    PLATFORM_ARGS.contains(&name)
}

fn base(from: From<'_>, stage_idx: usize, names: &StageNames, globals: &Globals) -> Base {
    let Some(image) = from.image() else { return Base::Unresolved };
    let text = expand(image.word(), &lookup(globals)).filter(|it| !it.is_empty());
    let Some(text) = text else { return Base::Unresolved };
    if let Some(idx) = names.find(&text, stage_idx) {
        return Base::Stage(idx);
    }
    if text.eq_ignore_ascii_case("scratch") {
        return Base::Scratch;
    }
    let is_literal = image.word().is_literal();
    Base::Image(if is_literal { image.reference() } else { ImageReference::parse(&text, 0) })
}

fn mark_used(stages: &mut [Stage<'_>], names: &StageNames) {
    let mut used = Vec::new();
    for stage in stages.iter() {
        used.extend(stage.base_stage());
        for value in stage.instructions.iter().flat_map(|&it| from_values(it)) {
            if let Source::Stage(idx) = Source::new(&value, stage.idx, names) {
                used.push(idx);
            }
        }
    }
    for idx in used {
        stages[idx].is_used = true;
    }
}

/// The shells that comments name, in the order of the text.
struct ShellComments {
    /// Named before the first `FROM`, so for all stages.
    default: Shell,
    rest: std::iter::Peekable<std::vec::IntoIter<(u32, Shell)>>,
}

impl ShellComments {
    fn new(file: File<'_>) -> Self {
        let first_from = file.instructions().find_map(|it| it.as_from());
        let first_from = first_from.map_or(u32::MAX, |it| it.range().start);
        let shells = file.comments().filter_map(|it| Some((it.range().start, Shell::of_comment(it.text())?)));
        let (before, rest): (Vec<_>, Vec<_>) = shells.partition(|it| it.0 < first_from);
        let default = before.into_iter().next_back().map_or_else(Shell::default, |it| it.1);
        ShellComments { default, rest: rest.into_iter().peekable() }
    }

    /// The shells of the stage that comes next, each with the offset from which it is in force.
    fn shells(&mut self, stage: &Stage<'_>, earlier: &[Stage<'_>]) -> Vec<(u32, Shell)> {
        let inherited = match stage.base {
            Base::Stage(idx) => earlier[idx].shell_at(u32::MAX).clone(),
            _ => self.default.clone(),
        };
        let mut res = vec![(stage.range.start, inherited)];
        let set = stage.instructions.iter().filter_map(|it| it.as_shell());
        res.extend(set.filter_map(|it| Some((it.range().end, Shell::of_instruction(it)?))));
        res.extend(std::iter::from_fn(|| self.rest.next_if(|it| it.0 < stage.range.end)));
        res.sort_by_key(|it| it.0);
        res
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dockerfmt_shell::Dialect;

    fn check<R>(text: &str, read: impl FnOnce(&Model<'_>) -> R) -> R {
        read(&Model::new(&dockerfmt_syntax::parse(text)))
    }

    fn bases(text: &str) -> Vec<String> {
        check(text, |model| {
            let show = |it: &Stage<'_>| match it.base() {
                Base::Image(it) => it.path.text.clone(),
                Base::Stage(it) => format!("#{it}"),
                Base::Scratch => "(scratch)".to_owned(),
                Base::Unresolved => "?".to_owned(),
            };
            model.stages().iter().map(show).collect()
        })
    }

    #[test]
    fn bases_are_images_or_earlier_stages() {
        assert_eq!(
            bases("FROM a AS x\nFROM X\nFROM y AS z\nFROM z AS y\nFROM scratch"),
            ["a", "#0", "y", "#2", "(scratch)"]
        );
    }

    #[test]
    fn global_args_are_expanded_in_from() {
        assert_eq!(bases("ARG A=a\nARG B=${A}b\nFROM $B"), ["ab"]);
        assert_eq!(bases("ARG A\nFROM $A\nFROM a$B\nFROM a-$TARGETARCH"), ["?", "?", "?"]);
        assert_eq!(bases("FROM ${A:-x}\nFROM a:${T:-latest}"), ["x", "a"]);
    }

    #[test]
    fn shells_are_inherited_and_survive_variables() {
        let text =
            "FROM a AS x\nRUN 1\nSHELL [\"/bin/bash\", \"-c\"]\nENV A=1\nRUN 2\nFROM x\nRUN 3\nFROM a\nRUN 4";
        check(text, |model| {
            let runs = model.file().instructions().filter(|it| it.as_run().is_some());
            let dialects: Vec<_> =
                runs.map(|it| model.shell_at(it.range().start).map(Shell::dialect)).collect();
            let [sh, bash] = [Some(Dialect::Sh), Some(Dialect::Bash)];
            assert_eq!(dialects, [sh, bash, bash, sh]);
        });
    }

    #[test]
    fn a_comment_before_the_first_from_names_the_shell_of_all_stages() {
        let text = "# hadolint shell=pwsh\nFROM a\n# hadolint shell=bash\nRUN x\nFROM b\nRUN y";
        check(text, |model| {
            let last = |it: &Stage<'_>| it.shell_at(u32::MAX).dialect();
            let dialects: Vec<_> = model.stages().iter().map(last).collect();
            assert_eq!(dialects, [Dialect::Bash, Dialect::PowerShell]);
        });
    }

    #[test]
    fn definitions_come_latest_first_and_through_base_stages() {
        let text = "FROM a AS x\nENV V=1 W=2\nENV V=3\nFROM x\nARG V=4\nRUN x\nENV V=5";
        check(text, |model| {
            let run = model.stages()[1].instructions()[1].range().start;
            let values: Vec<_> = model
                .definitions_at(run, "V")
                .filter_map(|it| it.value().map(|it| it.text().into_owned()))
                .collect();
            assert_eq!(values, ["4", "3", "1"]);
        });
    }

    #[test]
    fn stages_are_used_as_base_and_as_source() {
        let text = "FROM a AS x\nFROM b AS y\nFROM c AS z\nFROM x AS w\nCOPY --from=Y a b\nRUN --mount=type=bind,from=2,target=/x y\n";
        let used: Vec<bool> = check(text, |model| model.stages().iter().map(Stage::is_used).collect());
        assert_eq!(used, [true, true, true, false]);
        let text = "FROM a AS x\nFROM b AS y\nFROM x\n";
        let of_targets =
            |model: &Model<'_>| model.stages().iter().map(|it| model.can_be_target(it)).collect();
        let targets: Vec<bool> = check(text, of_targets);
        assert_eq!(targets, [false, true, true]);
    }
}
