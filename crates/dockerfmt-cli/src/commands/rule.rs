//! `dockerfmt rule`: what a rule looks for and why, and which rules there are.

use std::io::{self, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use dockerfmt::lint::{Rule, rule_table, rules};
use dockerfmt::syntax::nearest;
use serde_json::Value;

use crate::args::{Cli, RuleArgs, RuleFormat};
use crate::exit::Exit;
use crate::rule_page::{Terminal, json, list, render};

/// Longer lines are hard to read, however wide the window is.
const MAX_WIDTH: usize = 80;

/// Writes the page of a rule, or the list of all rules.
///
/// # Errors
/// When standard output cannot be written.
pub(crate) fn run(args: &RuleArgs) -> io::Result<Exit> {
    let text = match args.rule.as_deref() {
        Some(word) => page(named(word), args),
        None => all(args.format),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn page(rule: &Rule, args: &RuleArgs) -> String {
    match args.format {
        RuleFormat::Text => render(&rule.page(), terminal(args)),
        RuleFormat::Markdown => rule.page(),
        RuleFormat::Json => format!("{:#}\n", json(rule)),
    }
}

fn all(format: RuleFormat) -> String {
    match format {
        RuleFormat::Text => list(rules()),
        RuleFormat::Markdown => rule_table(rules(), |_| None),
        RuleFormat::Json => format!("{:#}\n", Value::from_iter(rules().iter().map(|it| json(it)))),
    }
}

/// The rule that a user means, or the end: nothing was asked that could be answered.
fn named(word: &str) -> &'static Rule {
    if let Some(rule) = rules().iter().find(|it| it.is_called(word)) {
        return rule;
    }
    let near = nearest(word, rules().iter().flat_map(|it| it.names()));
    let hint = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    Cli::command().error(ErrorKind::InvalidValue, format!("there is no rule `{word}`{hint}")).exit()
}

fn terminal(args: &RuleArgs) -> Terminal {
    let width = terminal_size::terminal_size().map_or(MAX_WIDTH, |(width, _)| usize::from(width.0));
    Terminal { width: width.min(MAX_WIDTH), color: args.color.on(&io::stdout()) }
}
