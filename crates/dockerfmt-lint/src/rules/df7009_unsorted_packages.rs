//! `DF7009`: lists of packages that are in no order.

use dockerfmt_shell::Word;
use dockerfmt_syntax::{TextRange, ast};

use crate::packages::{APK, APT_GET};
use crate::run_commands::RunCommands;
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `apt-get install` and `apk add` with a list of packages, one on each line, that is not in the order of the
    /// alphabet.
    /// Lists with comments or variables are left alone.
    ///
    /// ## Why it matters
    /// In a sorted list one sees at a glance whether a package is there, and nobody adds it twice.
    /// Two people who add packages seldom change the same line.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --no-install-recommends \
    ///     wget \
    ///     curl \
    ///     git
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --no-install-recommends \
    ///     curl \
    ///     git \
    ///     wget
    /// ```
    ///
    /// ## Fix
    /// The packages are sorted.
    /// The fix is unsafe: where packages offer the same thing, the first one counts.
    DF7009 {
        name: "unsorted-packages",
        severity: Severity::Style,
        presets: &[Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let commands = RunCommands::with_any_of(ctx, run, &["apt-get", "apk"])?;
    for installer in [&APT_GET, &APK] {
        for (command, _) in installer.installs(&commands) {
            check_list(ctx, &commands, &installer.packages(&commands, command));
        }
    }
    Some(())
}

fn check_list(ctx: &mut RuleContext<'_>, commands: &RunCommands<'_>, packages: &[&Word]) -> Option<()> {
    let [first, .., last] = packages else { return None };
    let range = commands.range(first.range.start..last.range.end);
    let is_list = packages.len() > 2 && are_on_lines_of_their_own(ctx, commands, packages);
    if !is_list || has_comment(commands, range) || !packages.iter().all(|it| is_name(it)) {
        return None;
    }
    let late = packages.windows(2).find(|it| key(it[0]) > key(it[1]))?;
    let message = format!("`{}` stands behind `{}`", late[1].text, late[0].text);
    ctx.report(commands.word_range(late[1]), message).help("sort the packages").fix(fix(commands, packages));
    Some(())
}

fn are_on_lines_of_their_own(ctx: &RuleContext<'_>, commands: &RunCommands<'_>, packages: &[&Word]) -> bool {
    packages.windows(2).all(|it| {
        let between = commands.range(it[0].range.end..it[1].range.start);
        ctx.text()[TextRange::new(commands.word_range(it[0]).end, between.end)].contains('\n')
    })
}

fn has_comment(commands: &RunCommands<'_>, range: TextRange) -> bool {
    let comments = commands.script().comments();
    let next = comments.get(comments.partition_point(|it| it.end <= range.start));
    next.is_some_and(|it| it.start < range.end)
}

fn is_name(word: &Word) -> bool {
    word.is_literal && word.text.starts_with(|it: char| it.is_ascii_alphanumeric())
}

/// What is compared: letter case comes last, and a version in front of a longer name.
fn key(word: &Word) -> (String, &str) {
    (word.text.to_ascii_lowercase().replace(['=', '~', ':'], "\0"), &word.text)
}

fn fix(commands: &RunCommands<'_>, packages: &[&Word]) -> Option<Fix> {
    let mut sorted = packages.to_vec();
    sorted.sort_by(|a, b| key(a).cmp(&key(b)));
    let moved = packages.iter().zip(&sorted).filter(|it| it.0.text != it.1.text);
    let edits = moved.map(|it| commands.replace(it.0, commands.written(it.1))).collect::<Option<_>>()?;
    Some(Fix::new(Applicability::Unsafe, "sort the packages", edits))
}
