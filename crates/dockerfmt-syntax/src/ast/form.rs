//! Exec form and shell form.

use std::borrow::Cow;

use crate::kind::SyntaxKind::*;
use crate::tree::Node;

view! {
    /// `["program", "argument"]`
    ExecForm
}

view! {
    /// A JSON string with its quotes
    JsonString
}

view! {
    /// The text that a shell runs
    ShellForm
}

/// A command in one of its two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command<'t> {
    /// A JSON array: run as it is.
    Exec(ExecForm<'t>),
    /// Text: run by the shell of the stage.
    Shell(ShellForm<'t>),
}

impl<'t> Command<'t> {
    /// The command directly below `node`, for any instruction that has one.
    pub fn of(node: Node<'t>) -> Option<Self> {
        node.child_nodes().find_map(|it| match it.kind() {
            EXEC_FORM => Some(Command::Exec(ExecForm::new(it))),
            SHELL_FORM => Some(Command::Shell(ShellForm::new(it))),
            _ => None,
        })
    }
}

impl<'t> ExecForm<'t> {
    /// The strings.
    pub fn items(self) -> impl Iterator<Item = JsonString<'t>> {
        self.0.child_nodes().filter(|it| it.kind() == STRING).map(JsonString::new)
    }
}

impl<'t> JsonString<'t> {
    /// The string without quotes and escapes.
    pub fn value(self) -> Cow<'t, str> {
        let text = self.0.joined();
        match text {
            Cow::Borrowed(it) if !it.contains('\\') => Cow::Borrowed(strip_quotes(it)),
            it => Cow::Owned(decode(strip_quotes(&it))),
        }
    }
}

impl<'t> ShellForm<'t> {
    /// What BuildKit hands to the shell: the text without continuations.
    pub fn text(self) -> Cow<'t, str> {
        self.0.joined()
    }
}

fn strip_quotes(text: &str) -> &str {
    text.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text)
}

/// Resolves JSON's escapes. A lone surrogate becomes U+FFFD, as in Go.
fn decode(text: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = if c == '\\' {
            chars.next().unwrap_or(c)
        } else {
            push(&mut units, c);
            continue;
        };
        match c {
            'b' => push(&mut units, '\u{8}'),
            'f' => push(&mut units, '\u{c}'),
            'n' => push(&mut units, '\n'),
            'r' => push(&mut units, '\r'),
            't' => push(&mut units, '\t'),
            'u' => {
                let hex: String = chars.by_ref().take(4).collect();
                units.push(u16::from_str_radix(&hex, 16).unwrap_or(0xfffd));
            }
            c => push(&mut units, c),
        }
    }
    String::from_utf16_lossy(&units)
}

fn push(units: &mut Vec<u16>, c: char) {
    units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_escapes_are_resolved() {
        assert_eq!(decode(r#"a\"\\\/\n\u00e9\ud83d\ude00\ud800"#), "a\"\\/\né😀\u{fffd}");
    }
}
