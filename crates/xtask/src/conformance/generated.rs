//! Files that a script makes up at random and shows to both programs.

use std::path::Path;
use std::process::Command;

/// Each seed makes other files.
const SEEDS: std::ops::RangeInclusive<u32> = 1..=5;

/// How many files a seed makes of either kind: about stages and metadata, about commands in `RUN`.
const N_PER_KIND: usize = 3000;

/// What comparing them gave, all seeds together.
#[derive(Default)]
pub(super) struct Generated {
    pub(super) n_seeds: usize,
    pub(super) n_files: usize,
    /// Files that hadolint cannot parse.
    pub(super) n_left_out: usize,
    pub(super) n_findings: usize,
    pub(super) n_differ: usize,
}

/// Runs `script` once for each seed.
///
/// # Errors
/// When it cannot be run, or does not tell its counts.
pub(super) fn compare(script: &Path, hadolint: &Path, bin: &Path) -> Result<Generated, String> {
    let mut res = Generated::default();
    for seed in SEEDS {
        let mut command = Command::new("python3");
        command
            .arg(script)
            .arg("--bin")
            .arg(format!("{} lint", bin.display()))
            .arg("--hadolint")
            .arg(hadolint);
        command.args(["--n", &N_PER_KIND.to_string(), "--seed", &seed.to_string()]);
        let output = command.output().map_err(|err| format!("python3: {err}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let counts = text.lines().last().and_then(counts);
        let [n_files, n_left_out, n_findings, n_differ] =
            counts.ok_or_else(|| format!("{} with seed {seed} tells no counts: {text}", script.display()))?;
        res.n_seeds += 1;
        res.n_files += n_files;
        res.n_left_out += n_left_out;
        res.n_findings += n_findings;
        res.n_differ += n_differ;
    }
    Ok(res)
}

/// The four numbers of the script's last line: files, left out, findings, files that differ.
fn counts(line: &str) -> Option<[usize; 4]> {
    let numbers = line.split(", ").filter_map(|it| it.rsplit(' ').next()?.parse().ok());
    numbers.collect::<Vec<usize>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_has_four_counts() {
        assert_eq!(
            counts("files 6000, left out 12, findings 7, files that differ 0"),
            Some([6000, 12, 7, 0])
        );
        assert_eq!(counts("no JSON from hadolint"), None);
    }
}
