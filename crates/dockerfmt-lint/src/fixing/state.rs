//! A text of the file, with all that is compared when a fix has changed it.

use std::collections::BTreeMap;
use std::ops::Range;

use dockerfmt_semantic::{Model, RunScript};
use dockerfmt_shell::{TokenKind, tokens};
use dockerfmt_syntax::{Parse, SyntaxKind, TextRange};

use crate::diagnostic::Diagnostic;
use crate::settings::Settings;

/// The file at one moment.
pub(super) struct State {
    pub(super) parse: Parse,
    pub(super) findings: Vec<Diagnostic>,
    /// The comments: of the file with their ranges, and those that stand in scripts.
    pub(super) comments: Vec<(TextRange, String)>,
}

impl State {
    pub(super) fn new(parse: Parse, settings: &Settings) -> Self {
        let model = Model::new(&parse);
        let findings = crate::lint_model(&model, settings);
        let mut comments = comments_of_file(&parse);
        comments.extend(comments_of_scripts(&model));
        State { findings, comments, parse }
    }

    pub(super) fn text(&self) -> &str {
        self.parse.tree.text()
    }

    /// How many findings each code has.
    pub(super) fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut res = BTreeMap::new();
        for it in &self.findings {
            *res.entry(it.code).or_default() += 1;
        }
        res
    }
}

fn comments_of_file(parse: &Parse) -> Vec<(TextRange, String)> {
    let comments = parse.tree.root().tokens().filter(|it| it.kind() == SyntaxKind::COMMENT);
    comments.map(|it| (it.range(), it.text().trim_end().to_owned())).collect()
}

/// What a shell takes for comments: to BuildKit they are a part of the command, or of a heredoc.
fn comments_of_scripts(model: &Model<'_>) -> Vec<(TextRange, String)> {
    let instructions = model.file().instructions();
    let instructions = instructions.filter_map(|it| it.as_onbuild().map_or(Some(it), |it| it.trigger()));
    let scripts = instructions.filter_map(|it| model.script(it.as_run()?));
    scripts.filter(|it| it.text().contains('#')).flat_map(comments_of_script).collect()
}

fn comments_of_script(script: &RunScript) -> Vec<(TextRange, String)> {
    let tokens = tokens(script.text()).unwrap_or_default().into_iter();
    let ranges = tokens.filter(|it| it.kind == TokenKind::Comment).map(|it| it.range);
    let comment =
        |it: Range<usize>| (script.source_range(it.clone()), script.text()[it].trim_end().to_owned());
    ranges.map(comment).collect()
}
