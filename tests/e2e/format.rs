//! What the formatter prints for each fixture, and the laws that every print obeys.

mod format_laws;
mod format_share;

use std::path::{Path, PathBuf};

use dockerfmt::printer::{HeredocStyle, IndentStyle, LineEnding, ShellStyle};
use dockerfmt::syntax::{NodeOrToken, SyntaxKind, Token};
use dockerfmt::{FormatError, Style, format, parse};
use dockerfmt_tests::{fixtures, root};

#[test]
fn fixtures_are_printed_as_reviewed() {
    for path in fixtures("format") {
        let name = name_of(&path);
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let (style, settings) = style_of(&name);
        let printed = check(&text, &style).unwrap_or_else(|it| panic!("{name}: {it}"));
        let mut insta = insta::Settings::clone_current();
        insta.set_prepend_module_to_snapshot(false);
        insta.set_omit_expression(true);
        insta.set_snapshot_suffix(name.replace('/', "__"));
        insta.bind(|| insta::assert_snapshot!("format", snapshot(settings, &text, &printed)));
    }
}

#[test]
fn examples_of_the_style_page_are_true() {
    let page = std::fs::read_to_string(root().join("docs/style.md")).expect("the page");
    let mut n_examples = 0;
    let sections = [
        ("## Shell commands", "run/example"),
        ("### full", "_style/full/example"),
        ("### Heredocs", "_style/heredoc/example"),
    ];
    for (section, name) in sections {
        let (_, below) = page.split_once(&format!("\n{section}\n")).expect("the section");
        let below = below.split("\n#").next().unwrap_or_default();
        let fences: Vec<&str> = below.split("```").filter_map(|it| it.strip_prefix("dockerfile\n")).collect();
        for example in fences.chunks(2) {
            let (style, _) = style_of(name);
            assert_eq!(check(example[0], &style).as_deref(), Ok(example[1]), "{section}");
            n_examples += 1;
        }
    }
    assert_eq!(n_examples, 3);
}

/// `run/trailing_and`
fn name_of(path: &Path) -> String {
    let below = path.strip_prefix(root().join("fixtures/format")).expect("below the folder");
    below.with_extension("").to_string_lossy().into_owned()
}

/// The settings of the fixtures in `_style/<setting>/`, and how a snapshot tells of them.
fn style_of(name: &str) -> (Style, &'static str) {
    let folder = name.strip_prefix("_style/").map(|it| PathBuf::from(it).with_file_name(""));
    let setting = folder.as_deref().map_or("", |it| it.to_str().expect("UTF-8").trim_end_matches('/'));
    let default = Style::default();
    match setting {
        "" => (default, ""),
        "full" => (Style { shell: ShellStyle::Full, ..default }, "shell = full"),
        "full_narrow" => {
            (Style { shell: ShellStyle::Full, line_width: 40, ..default }, "shell = full, line-width = 40")
        }
        "heredoc" => (Style { heredoc: HeredocStyle::Shell, ..default }, "heredoc = shell"),
        "heredoc_full" => {
            let style = Style { heredoc: HeredocStyle::Shell, shell: ShellStyle::Full, ..default };
            (style, "heredoc = shell, shell = full")
        }
        "crlf" => (Style { line_ending: LineEnding::Crlf, ..default }, "line-ending = crlf"),
        "lf" => (Style { line_ending: LineEnding::Lf, ..default }, "line-ending = lf"),
        "no_blank_lines" => (Style { max_blank_lines: 0, ..default }, "max-blank-lines = 0"),
        "no_final_newline" => (Style { final_newline: false, ..default }, "final-newline = false"),
        "preserve" => (Style { shell: ShellStyle::Preserve, ..default }, "shell = preserve"),
        "tab" => (Style { indent_style: IndentStyle::Tab, ..default }, "indent-style = tab"),
        "three_blank_lines" => (Style { max_blank_lines: 3, ..default }, "max-blank-lines = 3"),
        "two_spaces" => (Style { indent_width: 2, ..default }, "indent-width = 2"),
        other => panic!("no style is named {other}"),
    }
}

/// Input and output, with blanks at line ends, tabs and carriage returns made visible.
fn snapshot(settings: &str, text: &str, printed: &str) -> String {
    let settings = if settings.is_empty() { String::new() } else { format!("settings: {settings}\n") };
    let output = if text == printed {
        "output: the same".to_owned()
    } else {
        format!("output:\n{}", visible(printed))
    };
    format!("{settings}input:\n{}\n{output}", visible(text))
}

fn visible(text: &str) -> String {
    let text = text.replace('\u{feff}', "<BOM>").replace('\r', "<CR>").replace('\t', "<TAB> ");
    let mut res = String::new();
    for line in text.split_inclusive('\n') {
        let (code, end) = line.strip_suffix('\n').map_or((line, "<no line end>"), |it| (it, ""));
        let trimmed = code.trim_end_matches(' ');
        let blanks = "·".repeat(code.len() - trimmed.len());
        res.push_str(format!("  | {trimmed}{blanks}{end}").trim_end());
        res.push('\n');
    }
    res
}

/// Formats `text` and checks what holds for any text and any style: a second run changes nothing, no comment and no
/// token is lost, and neither is when the result is formatted in another style.
///
/// # Errors
/// Those of the formatter.
fn check(text: &str, style: &Style) -> Result<String, FormatError> {
    let printed = check_once(text, style)?;
    for other in styles() {
        check_once(&printed, &other)?;
    }
    Ok(printed)
}

fn check_once(text: &str, style: &Style) -> Result<String, FormatError> {
    let printed = format(&parse(text), style)?;
    let again = format(&parse(&printed), style)?;
    assert_eq!(again, printed, "the second run of {style:?} on {text:?} changes the text");
    let keeps_heredocs = style.heredoc == HeredocStyle::Keep;
    assert_eq!(
        significant(&printed, keeps_heredocs),
        significant(text, keeps_heredocs),
        "{style:?} on {text:?}"
    );
    Ok(printed)
}

/// One style for each value of each setting.
fn styles() -> Vec<Style> {
    let default = Style::default();
    let full = Style { shell: ShellStyle::Full, ..default.clone() };
    vec![
        default.clone(),
        Style { shell: ShellStyle::Preserve, ..default.clone() },
        Style { shell: ShellStyle::Preserve, indent_style: IndentStyle::Tab, ..default.clone() },
        Style { indent_style: IndentStyle::Tab, max_blank_lines: 0, ..default.clone() },
        Style { indent_width: 1, line_ending: LineEnding::Crlf, ..default.clone() },
        Style { indent_width: 8, line_ending: LineEnding::Lf, final_newline: false, ..default.clone() },
        full.clone(),
        Style { line_width: 40, indent_width: 2, ..full.clone() },
        Style { line_width: 0, indent_style: IndentStyle::Tab, heredoc: HeredocStyle::Shell, ..full },
        Style { heredoc: HeredocStyle::Shell, max_blank_lines: 0, ..default },
    ]
}

/// Each instruction without trivia, blanks and the letter case of keywords, blanks of heredocs aside; and the comments, each with the number of
/// instructions before it and whether it is inside the last of them.
fn significant(text: &str, keeps_heredocs: bool) -> (Vec<String>, Vec<(usize, bool, String)>) {
    let parse = parse(text);
    let mut instructions = Vec::new();
    let mut comments = Vec::new();
    for child in parse.tree.root().children() {
        match child {
            NodeOrToken::Token(it) if it.kind() == SyntaxKind::COMMENT => {
                comments.push((instructions.len(), false, it.text().trim_end().to_owned()));
            }
            NodeOrToken::Token(_) => {}
            NodeOrToken::Node(it) => {
                instructions.push(it.tokens().map(|it| significant_text(it, keeps_heredocs)).collect());
                let inside = it.tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
                comments.extend(inside.map(|it| (instructions.len(), true, it.text().trim_end().to_owned())));
            }
        }
    }
    (instructions, comments)
}

fn significant_text(token: Token<'_>, keeps_heredocs: bool) -> String {
    match token.kind() {
        SyntaxKind::KEYWORD => token.text().to_ascii_uppercase(),
        SyntaxKind::HEREDOC_BODY if keeps_heredocs => token.text().to_owned(),
        it if it.is_trivia() => String::new(),
        // A continuation in a script is a blank too.
        SyntaxKind::HEREDOC_BODY => token.text().replace("\\\n", "").split_whitespace().collect(),
        _ => token.text().chars().filter(|it| !it.is_whitespace()).collect(),
    }
}
