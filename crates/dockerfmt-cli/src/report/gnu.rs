//! `gnu`: one line for each finding as the GNU coding standards have it, which editors read.

use dockerfmt::Diagnostic;

use super::file::File;

pub(super) fn report(file: &File<'_>, diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|it| line(file, it)).collect()
}

fn line(file: &File<'_>, it: &Diagnostic) -> String {
    let name = file.name_for(it);
    if file.is_parse_error(it) {
        let text = format!("hadolint:{name}:{}:{}: {}\n", it.anchor_line, file.anchor_column(it), it.message);
        return text.replace('\n', " ") + "\n";
    }
    let message = it.message.replace(['\r', '\n'], " ");
    let what = format!("{} {}: {message}\n", it.code, it.severity);
    if file.compat {
        return format!("hadolint:{name}:{}: {what}", it.anchor_line);
    }
    let start = file.extent(it.range).start;
    format!("dockerfmt:{name}:{}:{}: {what}", start.line, start.column)
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn lines_have_real_columns() {
        assert_eq!(
            report(&samples::file(), &samples::diagnostics()),
            "dockerfmt:a/Dockerfile:1:8: DL3007 warning: `é` is tagged `latest`\n\
             dockerfmt:a/Dockerfile:3:3: DL3015 info: recommended packages are installed too\n"
        );
    }

    #[test]
    fn hadolint_has_no_columns_but_for_parse_errors() {
        let [finding, _] = samples::diagnostics();
        assert_eq!(
            report(&samples::compat("a"), &[finding]),
            "hadolint:a:1: DL3007 warning: `é` is tagged `latest`\n"
        );
        assert_eq!(
            report(&samples::compat("-"), &[samples::syntax_error()]),
            "hadolint:/dev/stdin:1:6: an image is expected \n"
        );
    }
}
