//! Collects the simple commands from the tree of shuck, in the order in which hadolint has them.
//!
//! Separate because it follows the shape of shuck's types: statements here, blocks and words in the files below.

mod block;
mod word;

use std::ops::Range;

use shuck_ast::{BinaryCommand, BinaryOp, BuiltinCommand, Command as Node, DeclOperand, File, Stmt, StmtSeq};
use shuck_parser::ShellDialect;
use shuck_parser::parser::Parser;

use crate::command::{Command, Word};
use crate::flatten::{Flat, flatten, range};
use crate::guard;

/// What a walk has seen.
pub(crate) struct Walk<'a> {
    src: &'a str,
    pub(crate) commands: Vec<Command>,
    /// Those whose first word is no literal.
    pub(crate) dynamic: Vec<Command>,
    /// The `|` and `|&` between commands.
    pub(crate) pipes: Vec<Range<usize>>,
    /// The first place where a substitution holds what ShellCheck does not take.
    broken_at: Option<usize>,
}

/// The tree of `text` if shuck takes all of it. It takes more than bash: see [`crate::grammar`].
///
/// The lexer has refused hostile texts, and mending takes away only what could make one hostile.
fn parse(text: &str) -> Option<File> {
    debug_assert!(!guard::is_hostile(text));
    let result = Parser::with_dialect(text, ShellDialect::Bash).parse();
    result.is_ok().then_some(result.file)
}

/// Why there are no commands.
pub(crate) enum Refusal {
    /// A substitution at this offset holds what is no script.
    Broken(usize),
    /// Shuck does not take the text, for a reason of its own.
    Unread,
}

/// The commands of `src`, whose tree is that of `mended`.
pub(crate) fn commands<'a>(src: &'a str, mended: &str) -> Result<Walk<'a>, Refusal> {
    let file = parse(mended).ok_or(Refusal::Unread)?;
    let mut walk =
        Walk { src, commands: Vec::new(), dynamic: Vec::new(), pipes: Vec::new(), broken_at: None };
    walk.statements(&file.body);
    match walk.broken_at {
        Some(at) => Err(Refusal::Broken(at)),
        None => Ok(walk),
    }
}

/// A word with what is known about it.
pub(crate) struct WordOf {
    pub(crate) flat: Flat,
    pub(crate) range: Range<usize>,
}

impl WordOf {
    fn into_word(self) -> Word {
        let Flat { text, is_literal } = self.flat;
        Word { text, range: self.range, is_literal, is_in_place: true }
    }
}

impl Walk<'_> {
    fn statements(&mut self, body: &StmtSeq) {
        for statement in body.iter() {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Stmt) {
        match &statement.command {
            Node::Simple(_) | Node::Builtin(_) | Node::Decl(_) => self.simple(&statement.command),
            Node::Binary(it) => self.binary(it),
            Node::Compound(it) => self.block(it),
            Node::Function(it) => self.statement(&it.body),
            Node::AnonymousFunction(it) => self.statement(&it.body),
        }
        for redirect in &statement.redirects {
            self.redirect(redirect);
        }
    }

    /// `a && b | c`. The tree leans to the left, so a long list must not be walked by recursion.
    fn binary(&mut self, last: &BinaryCommand) {
        let mut rights = Vec::new();
        let mut node = last;
        loop {
            if matches!(node.op, BinaryOp::Pipe | BinaryOp::PipeAll) {
                self.pipes.push(range(node.op_span));
            }
            rights.push(&node.right);
            match &node.left.command {
                Node::Binary(it) if !node.left.negated && node.left.redirects.is_empty() => node = it,
                _ => break,
            }
        }
        self.statement(&node.left);
        for right in rights.into_iter().rev() {
            self.statement(right);
        }
    }

    fn simple(&mut self, node: &Node) {
        let mut words = words_of(node, self.src);
        // Within substitutions shuck takes a `!` behind a `|` for the name of a command.
        let n_negations = words.iter().take_while(|it| self.src.get(it.range.clone()) == Some("!")).count();
        words.drain(..n_negations);
        if words.first().is_some_and(|it| !it.flat.is_literal) {
            self.dynamic.extend(whole(words));
        } else {
            self.commands.extend(command(words));
        }
        match node {
            Node::Simple(it) => {
                self.assignments(&it.assignments);
                self.word(&it.name);
                self.words(&it.args);
            }
            Node::Builtin(it) => {
                let (_, first, rest, assignments) = builtin(it);
                self.assignments(assignments);
                self.words(first.iter().chain(rest));
            }
            Node::Decl(it) => {
                self.assignments(&it.assignments);
                for operand in &it.operands {
                    self.operand(operand);
                }
            }
            _ => {}
        }
    }

    fn operand(&mut self, operand: &DeclOperand) {
        match operand {
            DeclOperand::Flag(it) | DeclOperand::Dynamic(it) => self.word(it),
            DeclOperand::Name(it) => self.reference(it),
            DeclOperand::Assignment(it) => self.assignments([it]),
        }
    }
}

/// The command that `words` are; `None` where the name is not literal, and for a condition in brackets.
fn command(words: Vec<WordOf>) -> Option<Command> {
    let name_idx = name_idx(&words)?;
    let mut words = words.into_iter().map(WordOf::into_word);
    let first = words.next().filter(|it| !it.text.starts_with('['))?;
    Some(Command::new(first, words.collect(), name_idx))
}

/// All of `words` as a command, whatever its first one means.
fn whole(words: Vec<WordOf>) -> Option<Command> {
    let mut words = words.into_iter().map(WordOf::into_word);
    Some(Command::new(words.next()?, words.collect(), 0))
}

/// The index of the word that names the program, be it behind a wrapper; `None` where it is not literal.
fn name_idx(words: &[WordOf]) -> Option<usize> {
    let first = words.first()?;
    if !first.flat.is_literal {
        return None;
    }
    let idx = match first.flat.text.as_str() {
        "busybox" | "builtin" | "command" | "run" => {
            words.get(1).filter(|it| !it.flat.text.starts_with('-')).map_or(0, |_| 1)
        }
        "exec" => behind_options(words).unwrap_or(0),
        _ => 0,
    };
    words[idx].flat.is_literal.then_some(idx)
}

/// What `exec [-cl] [-a name]` starts. Where it has other options, ShellCheck knows no command.
fn behind_options(words: &[WordOf]) -> Option<usize> {
    let mut idx = 1;
    loop {
        let Some(options) = words.get(idx)?.flat.text.strip_prefix('-') else { return Some(idx) };
        idx += match options.trim_start_matches(['c', 'l']) {
            "-" if options == "-" => return words.get(idx + 1).map(|_| idx + 1),
            "" => 1,
            "a" => 2,
            it if it.starts_with('a') => 1,
            _ => return None,
        }
    }
}

/// The words of a simple command, without assignments and redirections.
pub(crate) fn words_of(node: &Node, src: &str) -> Vec<WordOf> {
    let of_word = |it: &shuck_ast::Word| WordOf { flat: flatten(it, src), range: range(it.span) };
    let words = match node {
        Node::Simple(it) => std::iter::once(&it.name).chain(&it.args).map(of_word).collect(),
        Node::Builtin(it) => {
            let (name, first, rest, _) = builtin(it);
            std::iter::once(name).chain(first.iter().chain(rest).map(of_word)).collect()
        }
        Node::Decl(it) => {
            let name = plain(&it.variant, range(it.variant_span));
            std::iter::once(name).chain(it.operands.iter().map(|it| operand(it, src))).collect()
        }
        _ => Vec::new(),
    };
    glue(words)
}

/// Words that touch are one; shuck cuts `a<(b)`. A lone assignment leaves an empty name.
fn glue(words: Vec<WordOf>) -> Vec<WordOf> {
    let mut res: Vec<WordOf> = Vec::with_capacity(words.len());
    for word in words.into_iter().filter(|it| !it.range.is_empty()) {
        match res.last_mut().filter(|it| it.range.end == word.range.start) {
            Some(last) => {
                last.range.end = word.range.end;
                last.flat.text.push_str(&word.flat.text);
                last.flat.is_literal &= word.flat.is_literal;
            }
            None => res.push(word),
        }
    }
    res
}

fn plain(text: &str, range: Range<usize>) -> WordOf {
    WordOf { flat: Flat { text: text.to_owned(), is_literal: true }, range }
}

fn operand(operand: &DeclOperand, src: &str) -> WordOf {
    let of_word = |it: &shuck_ast::Word| WordOf { flat: flatten(it, src), range: range(it.span) };
    match operand {
        DeclOperand::Flag(it) | DeclOperand::Dynamic(it) => of_word(it),
        DeclOperand::Name(it) => plain(it.span.slice(src), range(it.span)),
        DeclOperand::Assignment(it) => {
            let whole = range(it.span);
            let text = match &it.value {
                shuck_ast::AssignmentValue::Scalar(value) => {
                    let target = src.get(whole.start..range(value.span).start).unwrap_or_default();
                    format!("{target}{}", flatten(value, src).text)
                }
                shuck_ast::AssignmentValue::Compound(_) => String::new(),
            };
            WordOf { flat: Flat { text, is_literal: false }, range: whole }
        }
    }
}

type Builtin<'a> = (WordOf, &'a Option<shuck_ast::Word>, &'a [shuck_ast::Word], &'a [shuck_ast::Assignment]);

/// Name, first argument, further arguments and assignments of `break`, `continue`, `return` and `exit`.
fn builtin(node: &BuiltinCommand) -> Builtin<'_> {
    let named = |name: &str, span: shuck_ast::Span| {
        let start = span.start.offset();
        plain(name, start..(start + name.len()).min(span.end.offset()))
    };
    match node {
        BuiltinCommand::Break(it) => (named("break", it.span), &it.depth, &it.extra_args, &it.assignments),
        BuiltinCommand::Continue(it) => {
            (named("continue", it.span), &it.depth, &it.extra_args, &it.assignments)
        }
        BuiltinCommand::Return(it) => (named("return", it.span), &it.code, &it.extra_args, &it.assignments),
        BuiltinCommand::Exit(it) => (named("exit", it.span), &it.code, &it.extra_args, &it.assignments),
    }
}
