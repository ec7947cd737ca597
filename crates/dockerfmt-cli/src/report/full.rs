//! `full`: frames that show the source, drawn by codespan-reporting, whose words for info and style are note and help.

use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, SimpleFile};
use codespan_reporting::term::{self, termcolor::Buffer};
use dockerfmt::lint::{Applicability, Fix};
use dockerfmt::{Diagnostic, Severity};

use super::concise;
use super::file::File;

/// The frames of one file, with an empty line between.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let source = SimpleFile::new(file.name, file.text);
    let frames: Vec<String> = diagnostics
        .iter()
        .map(|it| frame(&source, file, it).unwrap_or_else(|_| unframed(file, it)))
        .collect();
    frames.join("\n")
}

fn frame(source: &SimpleFile<&str, &str>, file: &File<'_>, it: &Diagnostic) -> Result<String, Error> {
    let mut buffer = if file.color { Buffer::ansi() } else { Buffer::no_color() };
    term::emit_to_write_style(&mut buffer, &term::Config::default(), source, &to_codespan(file, it))?;
    let text = String::from_utf8_lossy(buffer.as_slice());
    // codespan-reporting sets frames apart itself, but only those that have notes.
    Ok(format!("{}\n", text.trim_end_matches('\n')))
}

fn to_codespan(file: &File<'_>, it: &Diagnostic) -> codespan::Diagnostic<()> {
    let help = it.help.iter().map(|help| format!("help: {help}"));
    let fix = it.fix.iter().map(fix_note);
    codespan::Diagnostic::new(severity(it.severity))
        .with_code(code(it))
        .with_message(&it.message)
        .with_label(codespan::Label::primary((), it.range))
        .with_labels(anchor_label(file, it).into_iter().collect())
        .with_notes(help.chain(fix).collect())
}

/// The code, and the check of BuildKit's that says the same where it would.
fn code(it: &Diagnostic) -> String {
    it.also.map_or_else(|| it.code.to_owned(), |also| format!("{} / {also}", it.code))
}

/// Where the instruction begins, unless the finding is there: an ignore comment belongs above that line.
fn anchor_label(file: &File<'_>, it: &Diagnostic) -> Option<codespan::Label<()>> {
    let range = file.first_word(it.anchor_line);
    let is_elsewhere = file.extent(it.range).start.line != it.anchor_line;
    is_elsewhere.then(|| codespan::Label::secondary((), range).with_message("in this instruction"))
}

fn severity(severity: Severity) -> codespan::Severity {
    match severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Info => codespan::Severity::Note,
        Severity::Style | Severity::Hint | Severity::Ignore => codespan::Severity::Help,
    }
}

fn fix_note(fix: &Fix) -> String {
    let trust = match fix.applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::DisplayOnly => "by hand",
    };
    format!("fix ({trust}): {}", fix.title)
}

/// A range that no frame can show loses the frame, not the finding.
fn unframed(file: &File<'_>, it: &Diagnostic) -> String {
    concise::report(file, std::slice::from_ref(it))
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;
    use dockerfmt::syntax::TextRange;

    #[test]
    fn frames_show_the_source_and_what_to_do() {
        let report = report(&samples::file(), &samples::diagnostics());
        assert_eq!(
            report,
            "\
warning[DL3007]: `é` is tagged `latest`
  ┌─ a/Dockerfile:1:8
  │
1 │ FROM é:latest
  │        ^^^^^^
  │
  = help: name a version

note[DL3015]: recommended packages
are installed too
  ┌─ a/Dockerfile:3:3
  │
2 │ RUN apt-get install \\
  │ --- in this instruction
3 │   git
  │   ^^^
  │
  = fix (unsafe): insert `--no-install-recommends`
"
        );
    }

    #[test]
    fn colours_are_for_those_who_ask() {
        let file = File { color: true, ..samples::file() };
        assert!(report(&file, &samples::diagnostics()).contains("\u{1b}["));
    }

    #[test]
    fn a_finding_outside_of_the_text_is_still_reported() {
        let [mut finding, _] = samples::diagnostics();
        finding.range = TextRange::new(1_000, 1_001);
        let report = report(&samples::file(), &[finding]);
        assert!(report.contains("`é` is tagged `latest`\n"), "{report}");
    }
}
