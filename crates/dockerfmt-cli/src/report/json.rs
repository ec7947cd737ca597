//! `json`: hadolint's array of objects, its keys in the order of the alphabet.

use dockerfmt::Diagnostic;
use dockerfmt::lint::Compat;
use serde_json::json;

use super::{File, SYNTAX_ERROR};

/// The objects of one file, with commas between; the brackets are the frame's.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic], compat: Option<Compat>) -> String {
    let objects: Vec<String> = diagnostics.iter().map(|it| object(file, it, compat)).collect();
    objects.join(",")
}

fn object(file: &File<'_>, it: &Diagnostic, compat: Option<Compat>) -> String {
    let column = match compat {
        // hadolint knows no columns but those of syntax errors.
        Some(Compat::Hadolint) if it.code != SYNTAX_ERROR => 1,
        _ => file.column(it),
    };
    let object = json!({
        "code": it.code,
        "column": column,
        "file": file.name_in(compat, it),
        "level": it.severity.as_str(),
        "line": it.anchor_line,
        "message": it.message,
    });
    object.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn objects_have_hadolints_keys_and_real_columns() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics(), None),
            "{\"code\":\"DL3007\",\"column\":8,\"file\":\"a/Dockerfile\",\"level\":\"warning\",\"line\":1,\
             \"message\":\"`é` is tagged `latest`\"},\
             {\"code\":\"DL3015\",\"column\":1,\"file\":\"a/Dockerfile\",\"level\":\"info\",\"line\":2,\
             \"message\":\"recommended packages\\nare installed too\"}"
        );
    }

    #[test]
    fn in_compat_mode_only_syntax_errors_have_a_column() {
        let [finding, _] = samples::diagnostics();
        let report = report(&samples::file(), &[finding, samples::syntax_error()], Some(Compat::Hadolint));
        let columns: Vec<_> =
            report.match_indices("\"column\":").map(|(i, it)| &report[i + it.len()..][..1]).collect();
        assert_eq!(columns, ["1", "6"]);
    }
}
