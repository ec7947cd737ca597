//! Reads cases out of Markdown.
//!
//! A case is one fence, or several that carry the same name:
//!
//! - `dockerfile NAME [ARGUMENT]...` is the file, called `Dockerfile`, and the arguments of the run;
//! - `dockerfile NAME:FILE` is one more file of that run;
//! - `yaml NAME[:FILE]` is its `.hadolint.yaml`, or another file that is not linted;
//! - `env NAME` has its environment, a variable on each line.
//!
//! A word that begins with `+` is an argument for our own program alone, as it is by default.
//! Words that begin with `!` are not passed on: `!raw` compares the bytes of the reports and not the findings,
//! `!crlf` gives the files the line ends of Windows, `!no-newline` takes their last line end, `!stdin` pipes the
//! file in, and `!no-files` names no file.

use std::fs;
use std::path::PathBuf;

use crate::root;

/// The cases of one Markdown file.
pub struct Theme {
    /// The name of the file without its ending.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
    /// The cases in the order of the file.
    pub cases: Vec<Case>,
}

/// One run of a linter.
#[derive(Debug, Default)]
pub struct Case {
    /// The name, unique in its theme.
    pub name: String,
    /// The arguments in front of the files.
    pub args: Vec<String>,
    /// Further arguments for our program where it is not in hadolint's stead.
    pub own_args: Vec<String>,
    /// The files to lint, in order, with their content.
    pub files: Vec<(String, String)>,
    /// Files that are only there.
    pub others: Vec<(String, String)>,
    /// Variables of the environment.
    pub env: Vec<(String, String)>,
    /// Whether the bytes of the reports count.
    pub is_raw: bool,
    /// Whether the first file comes through standard input.
    pub is_stdin: bool,
    /// Whether no file is named.
    pub is_without_files: bool,
}

/// The themes in `fixtures/<folder>`, sorted by name.
///
/// # Panics
/// When the folder cannot be read or a fence is none of those above.
pub fn themes(folder: &str) -> Vec<Theme> {
    let folder = root().join("fixtures").join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|it| panic!("{}: {it}", folder.display()));
    let paths = entries.map(|it| it.expect("an entry").path());
    let mut paths: Vec<_> = paths.filter(|it| it.extension().is_some_and(|it| it == "md")).collect();
    paths.sort();
    paths.into_iter().map(theme).collect()
}

fn theme(path: PathBuf) -> Theme {
    let text = fs::read_to_string(&path).expect("a theme");
    let name = path.file_stem().and_then(|it| it.to_str()).expect("a name").to_owned();
    let mut cases: Vec<Case> = Vec::new();
    for (info, content) in fences(&text) {
        let mut words = info.split(' ').filter(|it| !it.is_empty());
        let language = words.next().unwrap_or_default();
        let target = words.next().unwrap_or_else(|| panic!("{name}: a fence without a name: {info}"));
        let (case, file) = target.split_once(':').map_or((target, None), |(case, file)| (case, Some(file)));
        let idx = cases.iter().position(|it| it.name == case).unwrap_or_else(|| {
            cases.push(Case { name: case.to_owned(), ..Case::default() });
            cases.len() - 1
        });
        cases[idx].add(language, file, &words.collect::<Vec<_>>(), content);
    }
    Theme { name, path, text, cases }
}

impl Case {
    fn add(&mut self, language: &str, file: Option<&str>, words: &[&str], content: String) {
        match language {
            "dockerfile" => self.add_file(file.unwrap_or("Dockerfile"), words, content),
            "yaml" => self.others.push((file.unwrap_or(".hadolint.yaml").to_owned(), content)),
            "env" => {
                let pair =
                    |it: &str| it.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()));
                self.env.extend(content.lines().map(|it| pair(it).expect("NAME=VALUE")));
            }
            other => panic!("{}: a fence of {other}", self.name),
        }
    }

    fn add_file(&mut self, file: &str, words: &[&str], mut content: String) {
        for &word in words {
            match word {
                "!raw" => self.is_raw = true,
                "!stdin" => self.is_stdin = true,
                "!no-files" => self.is_without_files = true,
                "!crlf" => content = content.replace('\n', "\r\n"),
                "!no-newline" => content.truncate(content.trim_end_matches('\n').len()),
                word if word.starts_with('+') => self.own_args.push(word[1..].to_owned()),
                argument => self.args.push(argument.to_owned()),
            }
        }
        self.files.push((file.to_owned(), content));
    }
}

/// The fences of a Markdown text: info string and content.
fn fences(text: &str) -> Vec<(String, String)> {
    let mut res: Vec<(String, String)> = Vec::new();
    let mut is_open = false;
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("```"), is_open) {
            (Some(info), false) => res.push((info.trim_end().to_owned(), String::new())),
            (None, true) => res.last_mut().expect("an open fence").1.push_str(line),
            _ => {}
        }
        is_open ^= line.starts_with("```");
    }
    res
}
