//! A value of a file against what its key may have.

use std::ops::RangeInclusive;

use dockerfmt::lint::Selector;

use super::globs::Globs;
use super::keys::{Key, Kind};
use super::layer::Scalar;
use super::nearest::hint;
use super::node::{At, Complaint, Data, Node};

/// A value or a part of one, and what name within its table it has.
pub(super) struct Checked {
    pub(super) name: Option<String>,
    pub(super) value: Scalar,
    pub(super) at: At,
}

impl Checked {
    fn new(node: &Node, value: Scalar) -> Self {
        Checked { name: None, value, at: node.at }
    }
}

/// Takes `node` apart into what `key` is made of.
///
/// # Errors
/// When it is something else.
pub(super) fn check(key: &Key, node: &Node) -> Result<Vec<Checked>, Complaint> {
    let one = |value| Ok(vec![Checked::new(node, value)]);
    match key.kind {
        Kind::Bool => match node.data {
            Data::Bool(it) => one(Scalar::Bool(it)),
            _ => Err(expected(key, "a boolean", node)),
        },
        Kind::Integer(ranges) => one(Scalar::Integer(integer(key, node, ranges)?)),
        Kind::Word(words) => one(word(key, node, words)?),
        Kind::Words(words) if node.text().is_some() => one(word(key, node, words)?),
        Kind::Words(words) => list(key, node, |it| word(key, it, words)),
        Kind::Texts => list(key, node, |it| text(key, it)),
        Kind::Globs => list(key, node, |it| glob(key, it)),
        Kind::Selectors => list(key, node, |it| selector(key, it)),
        Kind::BySelector(words) => table(key, node, |name, it| {
            selector(key, name)?;
            one_named(it, word(key, it, words)?)
        }),
        Kind::ByLabel(words) => table(key, node, |_, it| one_named(it, word(key, it, words)?)),
        Kind::ByGlob => table(key, node, |name, it| {
            glob(key, name)?;
            list(key, it, |it| selector(key, it))
        }),
    }
}

fn one_named(node: &Node, value: Scalar) -> Result<Vec<Checked>, Complaint> {
    Ok(vec![Checked::new(node, value)])
}

fn expected(key: &Key, what: &str, node: &Node) -> Complaint {
    Complaint::new(node.at, format!("`{}` must be {what}, not {}", key.name, node.what()))
}

fn integer(key: &Key, node: &Node, ranges: &[(u32, u32)]) -> Result<u32, Complaint> {
    let Data::Integer(number) = node.data else { return Err(expected(key, "an integer", node)) };
    let number = number.and_then(|it| u32::try_from(it).ok());
    let fits = |it: &u32| ranges.iter().any(|range| RangeInclusive::new(range.0, range.1).contains(it));
    number
        .filter(fits)
        .ok_or_else(|| Complaint::new(node.at, format!("`{}` must be {}", key.name, ranges_text(ranges))))
}

/// The ranges in words: `0 or 40 to 400`.
pub(super) fn ranges_text(ranges: &[(u32, u32)]) -> String {
    let text = |&(from, to): &(u32, u32)| {
        if from == to { from.to_string() } else { format!("{from} to {to}") }
    };
    ranges.iter().map(text).collect::<Vec<_>>().join(" or ")
}

fn word(key: &Key, node: &Node, words: &'static [&'static str]) -> Result<Scalar, Complaint> {
    let Some(text) = node.text() else { return Err(expected(key, "a string", node)) };
    if words.contains(&text) {
        return Ok(Scalar::Text(text.to_owned()));
    }
    let hint = hint(text, words.iter().copied());
    Err(Complaint::new(node.at, format!("`{text}` is no value of `{}`{hint}", key.name)))
}

fn text(key: &Key, node: &Node) -> Result<Scalar, Complaint> {
    node.text().map(|it| Scalar::Text(it.to_owned())).ok_or_else(|| expected(key, "a list of strings", node))
}

fn glob(key: &Key, node: &Node) -> Result<Scalar, Complaint> {
    let scalar = text(key, node)?;
    let problem = scalar.text().and_then(Globs::problem);
    problem.map_or(Ok(scalar), |it| Err(Complaint::new(node.at, it)))
}

fn selector(key: &Key, node: &Node) -> Result<Scalar, Complaint> {
    let scalar = text(key, node)?;
    let problem = scalar.text().and_then(selector_problem);
    problem.map_or(Ok(scalar), |it| Err(Complaint::new(node.at, it)))
}

/// What is wrong with a selector, if anything is.
pub(super) fn selector_problem(word: &str) -> Option<String> {
    if Selector::new(word).is_known() {
        return None;
    }
    let words: Vec<_> = Selector::words().collect();
    Some(format!("`{word}` selects no rule{}", hint(word, words.iter().copied())))
}

fn list(
    key: &Key,
    node: &Node,
    item: impl Fn(&Node) -> Result<Scalar, Complaint>,
) -> Result<Vec<Checked>, Complaint> {
    let Data::List(items) = &node.data else { return Err(expected(key, "a list", node)) };
    if items.is_empty() {
        return Ok(vec![Checked::new(node, Scalar::Empty)]);
    }
    items.iter().map(|it| Ok(Checked::new(it, item(it)?))).collect()
}

fn table(
    key: &Key,
    node: &Node,
    item: impl Fn(&Node, &Node) -> Result<Vec<Checked>, Complaint>,
) -> Result<Vec<Checked>, Complaint> {
    let Data::Table(pairs) = &node.data else { return Err(expected(key, "a table", node)) };
    let mut res = Vec::new();
    for (name, value) in pairs {
        let text = name.text().map(str::to_owned);
        res.extend(item(name, value)?.into_iter().map(|it| Checked { name: text.clone(), ..it }));
    }
    Ok(res)
}
