//! The tree and the errors of each syntax fixture, as snapshots that can be judged without the fixture at hand.
//!
//! In the input, what an editor would hide is shown: `␠` for a blank at the end of a line, `␉` and the other control
//! pictures for control characters, `⍽` for a no-break space, `␄` where the last line has no end.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use dockerfmt::syntax::{LineIndex, SyntaxError, dump};
use dockerfmt::{Parse, parse};
use dockerfmt_tests::{fixtures, root};

/// The folders of fixtures, with what their snapshots are called and whether BuildKit accepts them.
const FOLDERS: [(&str, &str, bool); 3] =
    [("syntax/ok", "ok", true), ("syntax/broken", "broken", false), ("seed", "seed", true)];

#[test]
fn trees_and_errors_of_the_fixtures() {
    for (folder, group, is_accepted) in FOLDERS {
        for path in fixtures(folder) {
            check(&path, group, is_accepted);
        }
    }
}

#[test]
fn every_snapshot_has_its_fixture() {
    let names: BTreeSet<String> = FOLDERS
        .iter()
        .flat_map(|(folder, group, _)| {
            fixtures(folder).into_iter().map(|it| snapshot_name(&it, group) + ".snap")
        })
        .collect();
    let snapshots = fs::read_dir(root().join("tests/e2e/snapshots")).expect("the folder of the snapshots");
    let stale: Vec<String> = snapshots
        .map(|it| it.expect("a readable folder").file_name().to_string_lossy().into_owned())
        .filter(|it| it.starts_with("syntax@") && !names.contains(it))
        .collect();
    assert_eq!(stale, [""; 0]);
}

fn check(path: &Path, group: &str, is_accepted: bool) {
    let text = fs::read_to_string(path).expect("UTF-8");
    let parse = parse(&text);
    assert_eq!(parse.errors.is_empty(), is_accepted, "{}: {:?}", path.display(), parse.errors);
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_snapshot_path("snapshots");
    settings.set_omit_expression(true);
    settings.set_input_file(path);
    settings.bind(|| insta::assert_snapshot!(snapshot_name(path, group), render(&parse)));
}

/// `syntax@ok__heredoc_script` for `ok/heredoc_script.Dockerfile`.
fn snapshot_name(path: &Path, group: &str) -> String {
    let case = path.file_stem().expect("a file name").to_string_lossy();
    format!("syntax@{group}__{case}")
}

fn render(parse: &Parse) -> String {
    let text = parse.tree.text();
    let lines = LineIndex::new(text);
    let mut errors: String = parse.errors.iter().map(|it| error(it, text, &lines)).collect();
    if errors.is_empty() {
        errors.push_str("none\n");
    }
    format!("== input\n{}\n== tree\n{}\n== errors\n{errors}", visible(text), dump::text(&parse.tree))
}

/// `line:column-line:column message`
fn error(it: &SyntaxError, text: &str, lines: &LineIndex) -> String {
    let place = |offset| {
        let (line, column) = lines.line_column(text, offset);
        format!("{line}:{column}")
    };
    format!("{}-{} {it}\n", place(it.range.start), place(it.range.end))
}

fn visible(text: &str) -> String {
    let mut res: String = text.split_inclusive('\n').map(visible_line).collect();
    if !text.ends_with('\n') {
        res.push_str("␄\n");
    }
    res
}

fn visible_line(line: &str) -> String {
    let (line, end) = line.strip_suffix('\n').map_or((line, ""), |it| (it, "\n"));
    let kept = line.trim_end_matches([' ', '\r']).len();
    let mut res = String::new();
    for (i, c) in line.char_indices() {
        match c {
            ' ' if i >= kept => res.push('␠'),
            '\0'..'\x20' => res.extend(char::from_u32(0x2400 + c as u32)),
            '\u{a0}' => res.push('⍽'),
            '\u{feff}' => res.push_str("<BOM>"),
            c => res.push(c),
        }
    }
    res + end
}
