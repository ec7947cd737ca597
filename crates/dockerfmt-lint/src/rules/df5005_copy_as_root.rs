//! `DF5005`: files of root in the image of another user.

use dockerfmt_syntax::ast::{Instruction, User};

use crate::context_files::destination;
use crate::user::{first_users, not_root, value};
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` and `ADD` without `--chown` behind a `USER` that is not root.
    /// Files that go to folders of the system, as `/usr` and `/etc`, and users of Windows are left alone.
    ///
    /// ## Why it matters
    /// `USER` is not for `COPY`: the files belong to root, and the program cannot write to them.
    /// For code this may be what is wanted, and then `--chown=root` says so.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// USER app
    /// COPY data /srv/data
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// USER app
    /// COPY --chown=app data /srv/data
    /// ```
    DF5005 {
        name: "copy-as-root",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    for (stage, mut user) in ctx.stages().iter().zip(first_users(ctx.stages())) {
        for &instruction in stage.instructions() {
            if let Some(it) = instruction.as_user() {
                user = not_root(it);
            } else if let Some(user) = user {
                check_copy(ctx, instruction, user);
            }
        }
    }
}

fn check_copy(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>, user: User<'_>) -> Option<()> {
    let destination = destination(instruction)?.unquoted();
    let user = value(user);
    let is_of_system = SYSTEM.iter().any(|it| destination.starts_with(it));
    let is_windows = user.starts_with("Container") || ctx.model().parse().tree.escape() != '\\';
    if is_of_system || is_windows || instruction.flag("chown").is_some() {
        return None;
    }
    let message = format!("the files belong to root, though the user is `{user}`");
    ctx.report(instruction.keyword()?.range(), message).help("name the owner with `--chown`");
    Some(())
}

/// How the folders begin that root should own.
const SYSTEM: [&str; 6] = ["/bin/", "/etc/", "/lib", "/sbin/", "/usr/", "/docker-entrypoint"];
