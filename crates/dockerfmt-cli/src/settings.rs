//! From the command line and the environment to the configurations of files, the same for all commands.

use std::env;
use std::path::PathBuf;

use dockerfmt_project::config::{Configs, Flags, Mode, Options};

use crate::args::{Compat, ConfigArgs};
use crate::problem::Problem;

/// The configurations that `args` and `flags` lead to.
///
/// # Errors
/// What is wrong with them, or with the file that they name.
pub(crate) fn configs(args: &ConfigArgs, flags: Flags, compat: Option<Compat>) -> Result<Configs, Problem> {
    let mode = match compat {
        None => Mode::Own,
        Some(Compat::Hadolint) => Mode::Hadolint,
    };
    let options = Options {
        mode,
        file: args.config.clone().or_else(|| named_by_environment(mode, args.isolated)),
        isolated: args.isolated,
        flags: Flags { set: args.set.clone(), ..flags },
        cwd: env::current_dir().map_err(|err| Problem::io(".", &err))?,
    };
    let lookup = |name: &str| env::var_os(name).map(|it| it.to_string_lossy().into_owned());
    Configs::new(&options, &lookup).map_err(|err| Problem::config(&err))
}

/// hadolint has no such variable.
fn named_by_environment(mode: Mode, isolated: bool) -> Option<PathBuf> {
    let named = env::var_os("DOCKERFMT_CONFIG").filter(|it| !it.is_empty());
    named.filter(|_| mode == Mode::Own && !isolated).map(PathBuf::from)
}
