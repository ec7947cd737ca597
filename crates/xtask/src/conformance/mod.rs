//! hadolint's verdicts and ours, side by side: on the small files of `fixtures/hadolint`, on real files, on generated ones.

mod cases;
mod generated;
mod page;
mod real;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dockerfmt_tests::hadolint::{Program, themes, write_expected};

pub use cases::{Cases, Difference, compare_cases};
pub use page::FILE;

/// What is compared with what.
#[derive(Args)]
pub struct Options {
    /// hadolint 2.15.1; without it, the verdicts that were recorded before count
    #[arg(long, value_name = "PATH")]
    pub hadolint: Option<PathBuf>,
    /// Our program
    #[arg(long, value_name = "PATH", default_value = "target/release/dockerfmt")]
    pub bin: PathBuf,
    /// Real files with what hadolint said of each: `files/` and `hadolint.jsonl`
    #[arg(long, value_name = "DIR", requires = "generator")]
    pub corpus: Option<PathBuf>,
    /// A Python script that makes files up and compares both programs on them; with --corpus, the page is written
    #[arg(long, value_name = "SCRIPT", requires_all = ["hadolint", "corpus"])]
    pub generator: Option<PathBuf>,
}

/// Compares all small files, and records what hadolint says of them where it is there to be asked; of the examples in
/// `fixtures/divergences`, where we are not to agree, it only records. Writes the page where all is there for it.
#[allow(clippy::print_stdout, reason = "a chore tells what it found")]
pub fn run(root: &Path, options: &Options) -> ExitCode {
    if let Some(path) = &options.hadolint {
        let program = Program::hadolint(path);
        for theme in ["divergences", "hadolint"].into_iter().flat_map(themes) {
            write_expected(&theme, &cases::outcomes(&program, &theme));
        }
    }
    let cases = compare_cases(&options.bin);
    println!("{} cases, {} differ", cases.n_cases(), cases.differences.len());
    for it in &cases.differences {
        println!("{}\n  hadolint: {:?}\n  dockerfmt: {:?}", it.name, it.hadolint, it.ours);
    }
    let written = match (&options.hadolint, &options.corpus, &options.generator) {
        (Some(hadolint), Some(corpus), Some(generator)) => {
            generated::compare(generator, hadolint, &options.bin).and_then(|generated| {
                write_page(root, &page::page(&real::compare(corpus), &generated, &cases))
            })
        }
        _ => Ok(()),
    };
    if let Err(complaint) = &written {
        println!("{complaint}");
    }
    ExitCode::from(u8::from(written.is_err() || !cases.differences.is_empty()))
}

fn write_page(root: &Path, text: &str) -> Result<(), String> {
    let path = root.join(page::FILE);
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|err| format!("{}: {err}", page::FILE))
}
