//! `DF7006`: installations that need not hold to the lock file beside them.

use dockerfmt_shell::{Command, Word};
use dockerfmt_syntax::ast::{self, Instruction};

use crate::context_files::sources;
use crate::packages::lockfile::LockfileUser;
use crate::path::base_name;
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `npm install`, `yarn install` and `pnpm install` in stages that the lock file was copied to by its name, where
    /// no option holds to the lock file.
    /// Installations of named packages are left alone, and all where the stage has a variable `CI`.
    ///
    /// ## Why it matters
    /// Where the lock file does not fit the manifest, other versions are installed than those that were tried out, and nobody
    /// is told.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// WORKDIR /srv
    /// COPY package.json package-lock.json ./
    /// RUN npm install
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// WORKDIR /srv
    /// COPY package.json package-lock.json ./
    /// RUN npm ci
    /// ```
    ///
    /// ## Fix
    /// `npm install` becomes `npm ci`; the others get `--frozen-lockfile`.
    /// The fix is unsafe: the build fails where the lock file does not fit.
    DF7006 {
        name: "unlocked-install",
        severity: Severity::Info,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::File(check),
    }
}

/// What a stage has: the lock files by the place of their users in the list of all, and a variable `CI`.
#[derive(Clone, Copy, Default)]
struct Seen {
    has_lockfile: [bool; 3],
    is_ci: bool,
}

fn check(ctx: &mut RuleContext<'_>) {
    let mut all: Vec<Seen> = Vec::new();
    for stage in ctx.stages() {
        let mut seen = stage.base_stage().and_then(|it| all.get(it)).copied().unwrap_or_default();
        for &instruction in stage.instructions() {
            seen.read(instruction);
            if let Some(run) = instruction.as_run().filter(|_| !seen.is_ci) {
                check_run(ctx, run, seen);
            }
        }
        all.push(seen);
    }
}

impl Seen {
    fn read(&mut self, instruction: Instruction<'_>) {
        for source in sources(instruction) {
            let source = source.unquoted();
            for (idx, user) in LockfileUser::ALL.into_iter().enumerate() {
                self.has_lockfile[idx] |= user.is_lockfile(base_name(&source));
            }
        }
        self.is_ci |= dockerfmt_semantic::Definition::all(instruction).any(|it| it.name() == "CI");
    }
}

fn check_run(ctx: &mut RuleContext<'_>, run: ast::Run<'_>, seen: Seen) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["npm", "yarn"])?;
    for (_, user) in seen.has_lockfile.into_iter().zip(LockfileUser::ALL).filter(|it| it.0) {
        for command in commands.called(user.program()) {
            let Some(subcommand) = user.free_install(command) else { continue };
            report(ctx, &commands, command, subcommand, user);
        }
    }
    Some(())
}

fn report(
    ctx: &mut RuleContext<'_>,
    commands: &RunCommands<'_>,
    command: &Command,
    subcommand: &Word,
    user: LockfileUser,
) {
    let is_npm = user == LockfileUser::Npm;
    let edit = match is_npm {
        true => commands.replace(subcommand, "ci"),
        false => commands.insert_behind(subcommand, " --frozen-lockfile"),
    };
    let (title, help) = match is_npm {
        true => ("use `npm ci`", "use `npm ci`"),
        false => ("insert `--frozen-lockfile`", "use `--frozen-lockfile`"),
    };
    ctx.report(
        commands.head(command, subcommand),
        format!("`{}` may install other versions than the lock file has", user.program()),
    )
    .help(help)
    .fix(edit.map(|it| Fix::new(Applicability::Unsafe, title, vec![it])));
}
