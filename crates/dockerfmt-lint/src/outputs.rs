//! Where the output of a command goes: into a pipe or a file.
//!
//! Separate because commands have neither their redirections nor what stands behind them.

use std::ops::Range;

use dockerfmt_shell::{Command, Token, TokenKind, tokens};

/// The tokens of a script, for looking around its commands.
pub(crate) struct Outputs<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

/// Where an output goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// To the command that begins at this offset.
    Pipe(usize),
    /// Into the file that this word names.
    File(Range<usize>),
    /// Where that of the script goes.
    Script,
    /// Unknown: the command stands in a substitution, so a word of another one.
    Word,
}

impl<'a> Outputs<'a> {
    /// Reads a script; `None` where it has no end.
    pub(crate) fn new(text: &'a str) -> Option<Self> {
        Some(Outputs { text, tokens: tokens(text)? })
    }

    /// Where the output of `command` goes.
    pub(crate) fn of(&self, command: &Command) -> Output {
        let start = command.range().start;
        let first = self.tokens.partition_point(|it| it.range.start < start);
        let mut rest = self.tokens[first..].iter();
        let is_within = first.checked_sub(1).is_some_and(|it| self.tokens[it].kind == TokenKind::ProcessOpen);
        if is_within || rest.as_slice().first().is_none_or(|it| it.range.start != start) {
            return Output::Word;
        }
        let mut res = Output::Script;
        while let Some(token) = rest.next() {
            match token.kind {
                TokenKind::Word | TokenKind::Duplicate => {}
                TokenKind::Redirect => {
                    let target = rest.next();
                    if let Some(it) = target.filter(|_| is_of_output(&self.text[token.range.clone()])) {
                        res = Output::File(it.range.clone());
                    }
                }
                TokenKind::Pipe | TokenKind::PipeAll if res == Output::Script => {
                    let is_command = |it: &&Token| it.kind != TokenKind::Newline && !self.is_assignment(it);
                    return rest.find(is_command).map_or(res, |it| Output::Pipe(it.range.start));
                }
                _ => break,
            }
        }
        res
    }

    fn is_assignment(&self, token: &Token) -> bool {
        let name = self.text[token.range.clone()].split_once('=').map(|it| it.0);
        let is_of_name = |it: char| it.is_ascii_alphanumeric() || it == '_';
        token.kind == TokenKind::Word && name.is_some_and(|it| !it.is_empty() && it.chars().all(is_of_name))
    }
}

/// Whether a redirection is that of the standard output.
fn is_of_output(operator: &str) -> bool {
    operator.trim_start_matches(['1', '&']).starts_with('>')
}

#[cfg(test)]
mod tests {
    use dockerfmt_shell::Script;

    use super::*;

    fn of_first(text: &str) -> Output {
        let script = Script::parse(text);
        let command = script.commands().iter().find(|it| it.name() == "a").expect("an `a`");
        Outputs::new(text).expect("tokens").of(command)
    }

    #[test]
    fn pipes_and_files_get_the_output() {
        assert_eq!(of_first("a b 2>/dev/null | c"), Output::Pipe(18));
        assert_eq!(of_first("a |\n c"), Output::Pipe(5));
        assert_eq!(of_first("a | B=1 c"), Output::Pipe(8));
        assert_eq!(of_first("c <(a | d)"), Output::Word);
        assert_eq!(of_first("a >b c | d"), Output::File(3..4));
        assert_eq!(of_first("a b &>> c"), Output::File(8..9));
        assert_eq!(of_first("a b 2> c && d | e"), Output::Script);
        assert_eq!(of_first("c $(a | d)"), Output::Word);
    }
}
