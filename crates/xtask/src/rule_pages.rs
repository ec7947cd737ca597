//! `docs/rules`: a page for each rule and the table of all, from the documentation in the rules' own files.

use std::path::Path;

use dockerfmt::lint::{EQUIVALENCES, Equivalence, rule_table, rules, shell_codes};

use crate::GeneratedFile;

/// The folder of the pages.
pub const FOLDER: &str = "docs/rules";

/// The files of the folder; nothing else belongs there.
pub fn files() -> Vec<GeneratedFile> {
    let folder = Path::new(FOLDER);
    let pages = rules().iter().map(|it| (folder.join(format!("{}.md", it.code)), it.page()));
    pages.chain([(folder.join("README.md"), index())]).collect()
}

fn index() -> String {
    let table = rule_table(rules(), &shell_codes(), |it| Some(format!("{}.md", it.code)));
    format!(
        "# Rules\n\n\
         These files are written by `cargo xtask gen` from the documentation in `crates/dockerfmt-lint/src/rules`.\n\
         In a terminal `dockerfmt rule CODE` shows the same.\n\
         ShellCheck's codes have no pages: what each is about stands in the table, the rest in ShellCheck's own wiki.\n\n{table}\n{}",
        equivalents()
    )
}

/// The rules of hadolint's and BuildKit's checks that say the same.
fn equivalents() -> String {
    let link = |code: &str| format!("[{code}]({code}.md)");
    let row =
        |it: &Equivalence| format!("| {} | {} | {} |\n", link(it.hadolint), link(it.buildkit), it.difference);
    let rows: String = EQUIVALENCES.iter().map(row).collect();
    format!(
        "## Rules that say the same\n\n\
         Where both rules of a row are on and find the same thing, hadolint's is heard; the format `full` names both.\n\
         An ignore comment or an `ignore` that names one of them is about both.\n\
         Who selects both by code or name hears both, and who ignores one and selects the other hears that one.\n\n\
         | hadolint | BuildKit | difference |\n|---|---|---|\n{rows}"
    )
}
