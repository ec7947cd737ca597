//! `docs/rules`: a page for each rule and the table of all, from the documentation in the rules' own files.

use std::path::Path;

use dockerfmt::lint::{rule_table, rules};

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
    let table = rule_table(rules(), |it| Some(format!("{}.md", it.code)));
    format!(
        "# Rules\n\n\
         These files are written by `cargo xtask gen` from the documentation in `crates/dockerfmt-lint/src/rules`.\n\
         In a terminal `dockerfmt rule CODE` shows the same.\n\n{table}"
    )
}
