//! `dockerfmt rule`: what a rule looks for and why, and which rules there are.

use std::io::{self, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use dockerfmt::lint::{Rule, ShellCode, rule_table, rules, shell_codes};
use dockerfmt::syntax::nearest;
use serde_json::Value;

use crate::args::{Cli, RuleArgs, RuleFormat};
use crate::exit::Exit;
use crate::rule_page::{Terminal, json, json_of_code, list, list_of_codes, render};

/// Longer lines are hard to read, however wide the window is.
const MAX_WIDTH: usize = 80;

/// Writes the page of a rule, or the list of all rules.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: &RuleArgs) -> io::Result<Exit> {
    let text = match args.rule.as_deref() {
        Some(word) => match named(word) {
            Named::Rule(it) => page(&it.page(), || json(it), args),
            Named::Code(it) => page(&it.page(), || json_of_code(&it), args),
        },
        None => all(args.format),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

/// What a word of the user's means.
enum Named {
    Rule(&'static Rule),
    Code(ShellCode),
}

fn page(markdown: &str, json: impl FnOnce() -> Value, args: &RuleArgs) -> String {
    match args.format {
        RuleFormat::Text => render(markdown, terminal(args)),
        RuleFormat::Markdown => markdown.to_owned(),
        RuleFormat::Json => format!("{:#}\n", json()),
    }
}

fn all(format: RuleFormat) -> String {
    let codes = shell_codes();
    match format {
        RuleFormat::Text => list(rules()) + &list_of_codes(&codes),
        RuleFormat::Markdown => rule_table(rules(), &codes, |_| None),
        RuleFormat::Json => {
            let rules = rules().iter().map(|it| json(it));
            format!("{:#}\n", Value::from_iter(rules.chain(codes.iter().map(json_of_code))))
        }
    }
}

/// The rule that a user means, or the end: nothing was asked that could be answered.
fn named(word: &str) -> Named {
    if let Some(rule) = rules().iter().find(|it| it.is_called(word)) {
        return Named::Rule(rule);
    }
    let codes = shell_codes();
    if let Some(it) = codes.iter().find(|it| it.code.eq_ignore_ascii_case(word)) {
        return Named::Code(*it);
    }
    let words = rules().iter().flat_map(|it| it.names()).chain(codes.iter().map(|it| it.code));
    let hint = nearest(word, words).map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    Cli::command().error(ErrorKind::InvalidValue, format!("there is no rule `{word}`{hint}")).exit()
}

fn terminal(args: &RuleArgs) -> Terminal {
    let width = terminal_size::terminal_size().map_or(MAX_WIDTH, |(width, _)| usize::from(width.0));
    Terminal { width: width.min(MAX_WIDTH), color: args.color.on(&io::stdout()) }
}
