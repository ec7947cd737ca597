//! hadolint's recorded codes of ShellCheck, and whether ours by default have them.

use std::collections::BTreeMap;
use std::path::Path;

use dockerfmt::lint::{Compat, Settings, ShellScript, shell_scripts};
use dockerfmt_tests::golden;

use super::folded;
use super::tally::part;

/// What became of the recorded findings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Verdict {
    pub(super) n_found: usize,
    pub(super) n_missing: usize,
    /// Not found by default, where the shell or the variables are others than hadolint has; with hadolint's it is found.
    pub(super) n_explained: usize,
}

impl Verdict {
    pub(super) fn recall(&self) -> f64 {
        part(self.n_found, self.n_found + self.n_missing)
    }
}

pub(super) fn compare(corpus: &Path, files: &[(String, String)]) -> Result<Verdict, String> {
    let texts: BTreeMap<&str, &str> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let mut res = Verdict::default();
    for golden in golden(corpus, "hadolint.jsonl") {
        let name = golden["file"].as_str().unwrap_or_default();
        let text = texts.get(name).ok_or_else(|| format!("{name}: not in the corpus"))?;
        let recorded = findings(&golden["findings"]);
        if !recorded.is_empty() {
            add(&mut res, text, &recorded);
        }
    }
    Ok(res)
}

/// Line and code of each finding of ShellCheck's.
fn findings(golden: &serde_json::Value) -> Vec<(u32, u32)> {
    let finding = |it: &serde_json::Value| {
        let code = it[2].as_str()?.strip_prefix("SC")?.parse().ok()?;
        Some((u32::try_from(it[0].as_u64()?).ok()?, folded(code)))
    };
    golden.as_array().into_iter().flatten().filter_map(finding).collect()
}

fn add(verdict: &mut Verdict, text: &str, recorded: &[(u32, u32)]) {
    let parse = dockerfmt::parse(text);
    let ours = by_line(shell_scripts(&parse, &Settings::default()));
    let compat = Settings { compat: Some(Compat::Hadolint), ..Settings::default() };
    let hadolints = by_line(shell_scripts(&parse, &compat));
    for (line, code) in recorded {
        let (script, hadolints) = (ours.get(line), hadolints.get(line));
        let key = |it: &ShellScript| (it.dialect, it.known.clone());
        let is_another = script.map(key) != hadolints.map(key);
        match (has(script, *code), is_another && has(hadolints, *code)) {
            (true, _) => verdict.n_found += 1,
            (false, false) => verdict.n_missing += 1,
            (false, true) => verdict.n_explained += 1,
        }
    }
}

fn has(script: Option<&ShellScript>, code: u32) -> bool {
    script.is_some_and(|it| it.findings.iter().any(|it| folded(it.code.number) == code))
}

fn by_line(scripts: Vec<ShellScript>) -> BTreeMap<u32, ShellScript> {
    scripts.into_iter().map(|it| (it.line, it)).collect()
}
