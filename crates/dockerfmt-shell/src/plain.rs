//! Scripts in plain words: what a shell makes of them can be seen without a parser.
//!
//! Every other `RUN` is one: commands one after another, without a quote, a variable or a redirection. Reading it here
//! gives what the parser would give, for a fraction of its time.

use std::ops::Range;

use crate::command::{Command, Word};

/// First words that make more of a text than a command, or something else of the words behind them.
const SPECIAL: [&str; 32] = [
    "break", "builtin", "busybox", "case", "command", "continue", "coproc", "declare", "do", "done", "elif",
    "else", "esac", "exec", "exit", "export", "fi", "for", "function", "if", "in", "let", "local",
    "readonly", "return", "run", "select", "then", "time", "typeset", "until", "while",
];

/// Whether no byte says anything to the shell but blanks, `&`, `;`, and a `*` behind the `/` of its folder.
pub(crate) fn has_only_plain_bytes(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_plain = |(at, it): (usize, &u8)| match it {
        b'*' => at > 0 && bytes[at - 1] == b'/',
        it => it.is_ascii_alphanumeric() || b" \t&;_./:=@%+,^-".contains(it),
    };
    bytes.iter().enumerate().all(is_plain)
}

/// The commands of `text`; `None` where it takes a parser to know them.
pub(crate) fn commands(text: &str) -> Option<Vec<Command>> {
    if !has_only_plain_bytes(text) {
        return None;
    }
    let mut res = Vec::new();
    let mut at = 0;
    loop {
        let end = text[at..].find([';', '&']).map_or(text.len(), |it| at + it);
        res.push(command(text, at..end)?);
        at = match &text.as_bytes()[end..] {
            [] => return Some(res),
            // What stands behind the last `;` may be nothing.
            [b';', rest @ ..] if rest.trim_ascii().is_empty() => return Some(res),
            [b';', ..] => end + 1,
            [b'&', b'&', ..] => end + 2,
            _ => return None,
        };
    }
}

fn command(text: &str, range: Range<usize>) -> Option<Command> {
    let mut words = words(text, range);
    let first = words.next()?;
    let name = first.text.as_str();
    let is_special = name.contains('=') || SPECIAL.binary_search(&name).is_ok();
    (!is_special && first.is_literal).then(|| Command::new(first, words.collect(), 0))
}

fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Word> {
    let mut at = range.start;
    text[range].split([' ', '\t']).filter_map(move |it| {
        let start = at;
        at += it.len() + 1;
        (!it.is_empty()).then(|| Word {
            text: it.to_owned(),
            range: start..start + it.len(),
            is_literal: !it.contains('*'),
            is_in_place: true,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Script;

    /// All texts of up to four of these parts.
    #[test]
    fn the_parser_would_read_the_same() {
        let parts = ["cp", " ", "\t", " && ", ";", "if ", "a=b", "=", "/a/*", "then", "%1", "&"];
        let mut texts = vec![String::new()];
        let mut n_plain = 0;
        for _ in 0..4 {
            texts = texts.iter().flat_map(|it| parts.map(|part| format!("{it}{part}"))).collect();
            for text in &texts {
                if let Some(commands) = commands(text) {
                    n_plain += 1;
                    assert_eq!(Script::of_plain(commands), Script::read(text), "{text}");
                }
            }
        }
        assert!(n_plain > 1000, "{n_plain}");
    }

    #[test]
    fn special_words_are_left_to_the_parser() {
        assert!(SPECIAL.is_sorted());
        for it in SPECIAL
            .iter()
            .chain(&["", "a |b", "a 'b'", "a *", "a & b", "a &&", "a;;", ";", "a=b", "a\nb", "é"])
        {
            assert_eq!(commands(it), None, "{it}");
        }
    }
}
