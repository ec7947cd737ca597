//! Files from which another program makes Dockerfiles.
//!
//! What stands in such a file twice may be in no Dockerfile twice: only one of the branches is taken.

use dockerfmt_semantic::Model;
use dockerfmt_syntax::SyntaxKind;

/// Whether a template engine has something to fill in: `{{ x }}`, `<% x %>`, `@X@`, `%%X%%`.
pub(crate) fn has_marks(text: &str) -> bool {
    ["{{", "{%", "<%", "%%", "@"].iter().any(|it| text.contains(it))
}

/// Whether the file has lines that a template engine takes out: `{{ if … }}`, `{% if … %}`, `<% if … %>`, `#if …`.
pub(crate) fn is_template(model: &Model<'_>) -> bool {
    let mut unknown = model.file().instructions().filter(|it| it.kind() == SyntaxKind::UNKNOWN);
    let is_of_engine = |text: &str| ["{{", "{%", "<%", "{#"].iter().any(|it| text.starts_with(it));
    let of_preprocessor =
        |text: &str| ["#if", "#else", "#endif", "#include"].iter().any(|it| text.starts_with(it));
    unknown.any(|it| is_of_engine(it.node().text()))
        || model.file().comments().any(|it| of_preprocessor(it.text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> bool {
        is_template(&Model::new(&dockerfmt_syntax::parse(text)))
    }

    #[test]
    fn templates_have_lines_of_their_engine() {
        assert!(check("{{ if x }}\nFROM a\n{{ end }}\n"));
        assert!(check("FROM a\n{%- if x %}\nRUN b\n"));
        assert!(check("FROM a\n#ifdef X\nRUN b\n#endif\n"));
        assert!(!check("FROM {{ image }}\nRUN a\n# if x\n"));
    }
}
