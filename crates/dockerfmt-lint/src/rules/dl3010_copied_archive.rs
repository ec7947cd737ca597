//! `DL3010`: archives that are copied and then unpacked.

use std::collections::{HashMap, HashSet};

use dockerfmt_syntax::ast::{Copy, Run as RunInstruction};

use crate::archive::is_archive;
use crate::compat;
use crate::copy_paths::CopyPaths;
use crate::path::{base_name, without_quotes};
use crate::unpack::{add_instead, unpacks};
use crate::{FixAvailability, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds archives that `COPY` brings into a stage and a later `RUN` of the stage unpacks.
    ///
    /// ## Why it matters
    /// The archive stays in a layer beside what was in it, also where the `RUN` removes it.
    /// `ADD` unpacks local archives by itself and leaves only what was in them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY rootfs.tar.gz /tmp/
    /// RUN tar -xzf /tmp/rootfs.tar.gz -C /srv
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ADD rootfs.tar.gz /srv/
    /// ```
    ///
    /// ## Fix
    /// `COPY` becomes `ADD` to the folder that the archive is unpacked in, and the `RUN` goes, where it does nothing
    /// else.
    /// The fix is unsafe: `ADD` gives the files other owners.
    DL3010 {
        name: "copied-archive",
        severity: Severity::Info,
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// A `COPY` of archives with the `RUN` that unpacks one of them.
struct Unpacked<'a> {
    copy: Copy<'a>,
    run: RunInstruction<'a>,
    name: String,
    program: String,
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut found = Vec::new();
    let mut archives = Archives::default();
    for instruction in ctx.instructions() {
        if instruction.as_from().is_some() {
            archives = Archives::default();
            // hadolint forgets what it has found in earlier stages.
            if ctx.is_compat() {
                found.clear();
            }
        } else if let Some(copy) = instruction.as_copy() {
            archives.remember(ctx, copy);
        } else if let Some(run) = instruction.as_run() {
            archives.unpack(ctx, run, &mut found);
        }
    }
    for it in found {
        report(ctx, &it);
    }
}

/// The archives that are in the stage so far.
#[derive(Default)]
struct Archives<'a> {
    /// By the name of the file: the `COPY`s that brought one.
    by_name: HashMap<String, Vec<usize>>,
    copies: Vec<(Copy<'a>, bool)>,
}

impl<'a> Archives<'a> {
    fn remember(&mut self, ctx: &RuleContext<'_>, copy: Copy<'a>) {
        for name in names(ctx, copy).unwrap_or_default() {
            self.by_name.entry(name).or_default().push(self.copies.len());
        }
        self.copies.push((copy, false));
    }

    /// Moves the `COPY`s of what `run` unpacks to `found`; each comes once.
    fn unpack(&mut self, ctx: &RuleContext<'a>, run: RunInstruction<'a>, found: &mut Vec<Unpacked<'a>>) {
        if self.by_name.is_empty() {
            return;
        }
        let Some(commands) = ctx.commands(run) else { return };
        for command in commands.iter().filter(|it| unpacks(it)) {
            for word in command.positional() {
                let name = base_name(&word.text);
                for idx in self.by_name.remove(name).unwrap_or_default() {
                    let (copy, is_found) = &mut self.copies[idx];
                    if !std::mem::replace(is_found, true) {
                        let (name, program) = (name.to_owned(), command.name().to_owned());
                        found.push(Unpacked { copy: *copy, run, name, program });
                    }
                }
            }
        }
    }
}

/// The names of the archives that `copy` brings from outside; by default those on which BuildKit and hadolint agree.
fn names(ctx: &RuleContext<'_>, copy: Copy<'_>) -> Option<HashSet<String>> {
    let paths = CopyPaths::where_wrong(ctx, copy, |it| it.from.is_none())?;
    let names = names_of(&paths).into_iter().map(str::to_owned);
    let hadolint = compat::copy_paths(copy).filter(|_| !ctx.is_strict());
    let hadolint: Option<HashSet<&str>> = hadolint.as_ref().map(|it| names_of(it).into_iter().collect());
    Some(names.filter(|it| hadolint.as_ref().is_none_or(|known| known.contains(it.as_str()))).collect())
}

/// The names in the image: that of the destination if it is an archive, else those of the sources.
fn names_of(paths: &CopyPaths) -> Vec<&str> {
    let is_named = |it: &str| is_archive(without_quotes(it));
    if is_named(&paths.destination) {
        return vec![base_name(&paths.destination)];
    }
    paths.sources.iter().filter(|it| is_named(it)).map(|it| base_name(it)).collect()
}

fn report(ctx: &mut RuleContext<'_>, it: &Unpacked<'_>) {
    let source = it.copy.sources().into_iter().find(|word| base_name(&word.unquoted()) == it.name);
    let range = source.or(it.copy.destination()).map_or(it.copy.range(), |it| it.range());
    let line = ctx.line(it.run.range().start);
    let fix = add_instead(ctx, it.copy, it.run);
    ctx.report(range, format!("`{}` is copied, and `{}` unpacks it in line {line}", it.name, it.program))
        .help("use `ADD`, which unpacks tar archives by itself")
        .fix(fix);
}
