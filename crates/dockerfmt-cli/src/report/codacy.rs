//! `codacy`: an object for each finding, as Codacy's tools print them.

use dockerfmt::Diagnostic;
use serde_json::json;

use super::file::File;
use super::json_text::compact;

/// hadolint puts nothing between the objects; by default each has its line.
pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    let end = if file.compat { "" } else { "\n" };
    diagnostics.iter().map(|it| object(file, it) + end).collect()
}

fn object(file: &File<'_>, it: &Diagnostic) -> String {
    let message = if file.is_parse_error(it) { file.excerpt(it) } else { it.message.clone() };
    let line = if file.compat { it.anchor_line } else { file.extent(it.range).start.line };
    compact(&json!({
        "filename": file.name_for(it),
        "line": line,
        "message": message,
        "patternId": it.code,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn each_object_has_its_line() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "{\"filename\":\"a/Dockerfile\",\"line\":1,\"message\":\"`é` is tagged `latest`\",\
             \"patternId\":\"DL3007\"}\n\
             {\"filename\":\"a/Dockerfile\",\"line\":3,\
             \"message\":\"recommended packages\\nare installed too\",\"patternId\":\"DL3015\"}\n"
        );
    }

    #[test]
    fn hadolint_puts_nothing_between() {
        let [_, finding] = samples::diagnostics();
        assert_eq!(
            report(&samples::compat("-"), &[finding, samples::syntax_error()]),
            "{\"filename\":\"-\",\"line\":2,\"message\":\"recommended packages\\nare installed too\",\
             \"patternId\":\"DL3015\"}\
             {\"filename\":\"/dev/stdin\",\"line\":1,\"message\":\"/dev/stdin:1:6:\\n  |\\n\
             1 | FROM é:latest\\n  |      ^\\nan image is expected\\n\",\"patternId\":\"DL1000\"}"
        );
    }
}
