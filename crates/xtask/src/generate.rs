//! `cargo xtask gen`: writes the generated files that are committed, and takes away what is no longer generated.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{GeneratedFile, cli_page, hadolint_page, rule_pages};

/// The files that are made from the libraries. What the program says of itself needs the program: [`cli_page`].
pub fn files() -> Vec<GeneratedFile> {
    let mut res = rule_pages::files();
    res.push((hadolint_page::FILE.into(), hadolint_page::page()));
    res
}

/// What of the generated files below `root` is not as it would be written now.
pub fn stale(root: &Path) -> Vec<PathBuf> {
    let files = files();
    let is_stale =
        |(path, text): &&GeneratedFile| fs::read_to_string(root.join(path)).ok().as_ref() != Some(text);
    let changed = files.iter().filter(is_stale).map(|it| it.0.clone());
    changed.chain(left_over(root, &files)).collect()
}

/// Writes all generated files and gives back those that have changed.
///
/// # Errors
/// When the program cannot be built or a file not be written.
pub fn run(root: &Path) -> Result<Vec<PathBuf>, String> {
    let mut all = files();
    let program = build_program(root)?;
    all.push((cli_page::FILE.into(), cli_page::page(&program)?));
    all.push((cli_page::SCHEMA_FILE.into(), cli_page::schema(&program)?));
    for path in left_over(root, &all) {
        fs::remove_file(root.join(&path)).map_err(|err| format!("{}: {err}", path.display()))?;
    }
    let mut written = Vec::new();
    for (path, text) in all {
        let target = root.join(&path);
        if fs::read_to_string(&target).ok().as_ref() == Some(&text) {
            continue;
        }
        let folder = target.parent().unwrap_or(root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&target, text))
            .map_err(|err| format!("{}: {err}", path.display()))?;
        written.push(path);
    }
    Ok(written)
}

/// Pages of rules that are gone.
fn left_over(root: &Path, files: &[GeneratedFile]) -> Vec<PathBuf> {
    let folder = Path::new(rule_pages::FOLDER);
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let paths = entries.map(|it| folder.join(it.file_name()));
    paths.filter(|path| files.iter().all(|it| it.0 != *path)).collect()
}

/// Builds `dockerfmt` as Cargo builds everything else here, and says where it is.
fn build_program(root: &Path) -> Result<PathBuf, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["build", "--quiet", "--package", "dockerfmt-cli", "--bin", "dockerfmt"]);
    let status = cargo.status().map_err(|err| format!("cargo: {err}"))?;
    if !status.success() {
        return Err("the program does not build".to_owned());
    }
    // It stands beside this one.
    let this = std::env::current_exe().map_err(|err| err.to_string())?;
    Ok(this.with_file_name(format!("dockerfmt{}", std::env::consts::EXE_SUFFIX)))
}
