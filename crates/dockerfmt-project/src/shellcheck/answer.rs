//! The answer of `shellcheck` in its format `json1`, as findings in scripts.

use std::ops::Range;

use dockerfmt::lint::ShellFinding;
use dockerfmt::shell::lint::{Edit, Fix, Level};
use serde_json::Value;

use super::question::Question;
use crate::ShellCheckError;

/// The findings in the script of each question, in the order of the text.
pub(super) fn read(
    answer: &[u8],
    questions: &[Option<Question<'_>>],
) -> Result<Vec<Vec<ShellFinding>>, ShellCheckError> {
    let nonsense = |what: &str| ShellCheckError::Nonsense(what.to_owned());
    let answer: Value = serde_json::from_slice(answer).map_err(|it| nonsense(&format!("no JSON, {it}")))?;
    let comments = answer["comments"].as_array().ok_or_else(|| nonsense("it has no `comments`"))?;
    let mut res = vec![Vec::new(); questions.len()];
    for comment in comments {
        let name = comment["file"].as_str().unwrap_or_default();
        let idx = name.parse::<usize>().ok().filter(|it| questions.get(*it).is_some_and(Option::is_some));
        let idx = idx.ok_or_else(|| nonsense(&format!("it is about a file `{name}`")))?;
        let Some(question) = &questions[idx] else { continue };
        let found = finding(comment, question);
        res[idx].extend(found.ok_or_else(|| nonsense(&format!("a finding says {comment}")))?);
    }
    res.iter_mut().for_each(|it| it.sort_by_key(|it| (it.range.start, it.number)));
    Ok(res)
}

/// `None` for nonsense, and an empty place for a finding in the lines that were put in front of the script.
fn finding(comment: &Value, question: &Question<'_>) -> Option<Option<ShellFinding>> {
    let number = number(&comment["code"]).and_then(|it| u32::try_from(it).ok());
    let number = number.filter(|it| ShellFinding::NUMBERS.contains(it))?;
    let level = match comment["level"].as_str()? {
        "error" => Level::Error,
        "warning" => Level::Warning,
        "info" => Level::Info,
        "style" => Level::Style,
        _ => return None,
    };
    let message = comment["message"].as_str()?.split_whitespace().collect::<Vec<_>>().join(" ");
    if question.line(number_of(comment, "line")?).is_none() {
        return Some(None);
    }
    let range = range(comment, question)?;
    let fix = comment["fix"]["replacements"].as_array().and_then(|it| fix(it, question));
    Some(Some(ShellFinding { number, level, range, message, fix }))
}

/// What is between a place and the end that belongs to it; just the place, where the end is in front of it.
fn range(value: &Value, question: &Question<'_>) -> Option<Range<usize>> {
    let offset = |line: &str, column: &str| {
        question.offset(question.line(number_of(value, line)?)?, number_of(value, column)?)
    };
    let start = offset("line", "column")?;
    let end = offset("endLine", "endColumn")?;
    Some(start..end.max(start))
}

/// The edits, if no two of them are in each other's way.
fn fix(replacements: &[Value], question: &Question<'_>) -> Option<Fix> {
    let edit = |it: &Value| {
        let text = it["replacement"].as_str()?.to_owned();
        Some(Edit { range: range(it, question)?, text })
    };
    let mut edits = replacements.iter().map(edit).collect::<Option<Vec<_>>>()?;
    edits.sort_by_key(|it| (it.range.start, it.range.end));
    let is_clear =
        |it: &[Edit]| it[0].range.end <= it[1].range.start && it[0].range.start < it[1].range.start;
    let is_possible = !edits.is_empty() && edits.windows(2).all(is_clear);
    is_possible.then(|| Fix { title: "edit it as ShellCheck does".to_owned(), is_safe: false, edits })
}

fn number_of(value: &Value, key: &str) -> Option<usize> {
    number(&value[key])
}

fn number(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
