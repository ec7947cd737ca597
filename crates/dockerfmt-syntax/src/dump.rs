//! The tree as text and as JSON, for tests and for people.

use std::fmt::Write as _;

use crate::tree::{NodeOrToken, Tree};

/// One line per node or token: kind, byte range and, for tokens, the text.
pub fn text(tree: &Tree) -> String {
    let mut res = String::new();
    write_text(NodeOrToken::Node(tree.root()), 0, &mut res);
    res
}

fn write_text(element: NodeOrToken<'_>, depth: usize, res: &mut String) {
    let _ = write!(res, "{:indent$}{:?}@{:?}", "", element.kind(), element.range(), indent = depth * 2);
    match element {
        NodeOrToken::Token(it) => {
            let _ = writeln!(res, " {:?}", it.text());
        }
        NodeOrToken::Node(it) => {
            res.push('\n');
            for child in it.children() {
                write_text(child, depth + 1, res);
            }
        }
    }
}

/// One JSON object per node or token: `kind`, `start`, `end`, and `text` or `children`.
pub fn json(tree: &Tree) -> String {
    let mut res = String::new();
    write_json(NodeOrToken::Node(tree.root()), &mut res);
    res
}

fn write_json(element: NodeOrToken<'_>, res: &mut String) {
    let range = element.range();
    let _ =
        write!(res, "{{\"kind\":\"{:?}\",\"start\":{},\"end\":{}", element.kind(), range.start, range.end);
    match element {
        NodeOrToken::Token(it) => {
            res.push_str(",\"text\":");
            write_json_string(it.text(), res);
        }
        NodeOrToken::Node(it) => {
            res.push_str(",\"children\":[");
            for (i, child) in it.children().enumerate() {
                if i > 0 {
                    res.push(',');
                }
                write_json(child, res);
            }
            res.push(']');
        }
    }
    res.push('}');
}

/// Appends `text` as a JSON string with its quotes.
fn write_json_string(text: &str, res: &mut String) {
    res.push('"');
    for c in text.chars() {
        match c {
            '"' => res.push_str("\\\""),
            '\\' => res.push_str("\\\\"),
            '\n' => res.push_str("\\n"),
            '\r' => res.push_str("\\r"),
            '\t' => res.push_str("\\t"),
            c if (c as u32) < 0x20 => {
                let _ = write!(res, "\\u{:04x}", c as u32);
            }
            c => res.push(c),
        }
    }
    res.push('"');
}
