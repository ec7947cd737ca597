//! YAML text as a tree of values, read by the core schema as hadolint does.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Tag};

use super::node::{At, Complaint, Data, Node};

/// No configuration is nested deeper; a file that is would end the program when it is dropped.
const MAX_DEPTH: usize = 64;

/// Reads a file of one document.
///
/// # Errors
/// The first thing in it that is no YAML, a key that is there twice, and a second document.
pub(super) fn parse(text: &str) -> Result<Node, Complaint> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|it| Complaint::new(at(it.marker()), it.info()))?;
        builder.take(event, at(&span.start))?;
    }
    let document = builder.document.take();
    let document = document.map(|it| Rc::try_unwrap(it).unwrap_or_else(|it| (*it).clone()));
    Ok(document.unwrap_or(Node { data: Data::Null, at: (1, 1) }))
}

fn at(marker: &Marker) -> At {
    (marker.line().max(1) as u32, marker.col() as u32 + 1)
}

/// Puts events together.
#[derive(Default)]
struct Builder {
    document: Option<Rc<Node>>,
    /// The lists and tables that are not at their end.
    open: Vec<Open>,
    anchors: HashMap<usize, Rc<Node>>,
}

struct Open {
    at: At,
    anchor: usize,
    is_table: bool,
    /// Whether it has a tag that nobody here knows.
    is_foreign: bool,
    /// Of a table, keys and values in turn.
    nodes: Vec<Rc<Node>>,
    keys: HashSet<String>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: At) -> Result<(), Complaint> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let data = tagged(&text, style, tag.as_deref())
                    .ok_or_else(|| Complaint::new(at, format!("`{text}` is not what its tag says")))?;
                self.put(Rc::new(Node { data, at }), anchor)
            }
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                // Shared, so that aliases of aliases take no room. Its place is that of the anchor.
                Some(node) => self.put(Rc::clone(node), 0),
                None => Err(Complaint::new(at, "an alias for what is not at its end")),
            },
            Event::SequenceStart(anchor, tag) => self.open(at, anchor, false, tag.as_deref()),
            Event::MappingStart(anchor, tag) => self.open(at, anchor, true, tag.as_deref()),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::DocumentStart(_) if self.document.is_some() => {
                Err(Complaint::new(at, "a second document; only one is read"))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, at: At, anchor: usize, is_table: bool, tag: Option<&Tag>) -> Result<(), Complaint> {
        if self.open.len() == MAX_DEPTH {
            return Err(Complaint::new(at, "nested too deeply"));
        }
        let is_foreign = tag.is_some_and(|it| core_type(it).is_none());
        self.open.push(Open { at, anchor, is_table, is_foreign, nodes: Vec::new(), keys: HashSet::new() });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Complaint> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let data = if open.is_foreign {
            Data::Other(FOREIGN)
        } else if open.is_table {
            let mut nodes = open.nodes.into_iter();
            Data::Table(std::iter::from_fn(|| Some((nodes.next()?, nodes.next()?))).collect())
        } else {
            Data::List(open.nodes)
        };
        self.put(Rc::new(Node { data, at: open.at }), open.anchor)
    }

    /// Puts a whole value where it belongs.
    fn put(&mut self, node: Rc<Node>, anchor: usize) -> Result<(), Complaint> {
        if anchor > 0 {
            self.anchors.insert(anchor, Rc::clone(&node));
        }
        let Some(parent) = self.open.last_mut() else {
            self.document = Some(node);
            return Ok(());
        };
        let is_key = parent.is_table && parent.nodes.len().is_multiple_of(2);
        if let Some(text) = node.text().filter(|_| is_key)
            && !parent.keys.insert(text.to_owned())
        {
            return Err(Complaint::new(node.at, format!("the key `{text}` is there twice")));
        }
        parent.nodes.push(node);
        Ok(())
    }
}

const FOREIGN: &str = "a value with a tag of its own";

/// The type that a tag of the core schema gives; empty for the tag `!`, which only keeps text from being anything else.
fn core_type(tag: &Tag) -> Option<&str> {
    match tag.is_yaml_core_schema() {
        true => Some(&tag.suffix),
        false => (format!("{}{}", tag.handle, tag.suffix) == "!").then_some(""),
    }
}

/// The value of a scalar; `None` where it is not what its tag says.
fn tagged(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Option<Data> {
    let Some(tag) = tag else {
        let is_plain = style == ScalarStyle::Plain;
        return Some(if is_plain { plain(text) } else { Data::Text(text.to_owned()) });
    };
    let Some(core_type) = core_type(tag) else { return Some(Data::Other(FOREIGN)) };
    match (core_type, plain(text)) {
        ("" | "str", _) => Some(Data::Text(text.to_owned())),
        ("float", Data::Integer(_)) => Some(Data::Other(NUMBER)),
        ("null", it @ Data::Null) | ("bool", it @ Data::Bool(_)) => Some(it),
        ("int", it @ Data::Integer(_)) | ("float", it @ Data::Other(_)) => Some(it),
        _ => None,
    }
}

const NUMBER: &str = "a number with a point";

/// The core schema: what is not quoted may be nothing, a boolean or a number.
fn plain(text: &str) -> Data {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Data::Null,
        "true" | "True" | "TRUE" => Data::Bool(true),
        "false" | "False" | "FALSE" => Data::Bool(false),
        _ if is_integer(text) => Data::Integer(text.parse().ok()),
        _ if is_float(text) => Data::Other(NUMBER),
        _ => Data::Text(text.to_owned()),
    }
}

fn is_integer(text: &str) -> bool {
    let all = |digits: &str, is: fn(&char) -> bool| !digits.is_empty() && digits.chars().all(|it| is(&it));
    match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(hex), _) => all(hex, char::is_ascii_hexdigit),
        (_, Some(octal)) => all(octal, |it| ('0'..='7').contains(it)),
        _ => all(text.strip_prefix(['-', '+']).unwrap_or(text), char::is_ascii_digit),
    }
}

fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let named = [".inf", ".Inf", ".INF"].contains(&unsigned) || [".nan", ".NaN", ".NAN"].contains(&text);
    let begins = unsigned.starts_with(|it: char| it.is_ascii_digit() || it == '.');
    named || (begins && !unsigned.ends_with(['e', 'E']) && unsigned.parse::<f64>().is_ok())
}
