//! What ShellCheck would say of a script, under its codes and in other words.
//!
//! Most of it comes from shuck-linter, which `engine` alone knows; what it lacks stands in the files that are named
//! for a code. What does not parse is told by our own reader, because shuck takes more than ShellCheck does.
//!
//! ```
//! use dockerfmt_shell::lint::lint;
//! use dockerfmt_shell::{Dialect, Script};
//!
//! let text = "cd $dir";
//! let found = lint(text, &Script::parse(text), Dialect::Sh, &["dir".to_owned()]);
//! assert_eq!(found[0].code.name, "SC2164");
//! ```

mod codes;
mod directive;
mod engine;
mod false_alarms;
mod finding;
mod hadolint_code;
mod harmless;
mod live;
mod memo;
mod sc1001_escaped_letter;
mod sc1003_escaped_quote;
mod sc1072_no_script;
mod sc1083_template_brace;
mod sc2006_backticks;
mod sc2174_mode_of_parents;
mod sc2185_find_without_place;
mod sc2209_command_as_value;
mod sc2226_link_without_name;
mod sc2251_ignored_negation;
mod sc2283_lone_equals;
mod sc2288_sign_behind_name;
mod sc3028_variable_of_bash;
mod sc3038_exec_flags;
mod unfit_fixes;

pub use codes::{Code, code, codes};
pub use directive::disables;
pub use finding::{Edit, Finding, Fix, Level};
pub use hadolint_code::hadolint_code;

use crate::dialect::Dialect;
use crate::script::{Reading, Script};
use directive::Directives;

/// Whether there are findings for scripts of `dialect`.
pub fn is_supported(dialect: Dialect) -> bool {
    matches!(dialect, Dialect::Sh | Dialect::Bash | Dialect::Dash | Dialect::Ash | Dialect::Ksh)
}

/// Lints `text`, of which `script` is the reading. `known` are the names of variables that are set outside of it and
/// whose values are harmless without quotes. Findings come in the order of the text.
pub fn lint(text: &str, script: &Script, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    if !is_supported(dialect) {
        return Vec::new();
    }
    memo::findings(text, dialect, known, || look_for(text, script, dialect, known))
}

fn look_for(text: &str, script: &Script, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let mut res = match script.reading() {
        Reading::Clean => understood(text, script, dialect, known),
        Reading::Stopped(at) => understood(&text[..at], script, dialect, known),
        Reading::Broken(at) => noted(text, at, dialect, known),
        Reading::Unread => return Vec::new(),
    };
    if let Reading::Stopped(at) | Reading::Broken(at) = script.reading() {
        res.extend(sc1072_no_script::check(text, script, at));
    }
    res.sort_by_key(|it| (it.range.start, it.code.number));
    // The engine has some of what is found by us.
    res.dedup_by_key(|it| (it.range.start, it.code.number));
    res
}

/// What is found in a script.
fn understood(text: &str, script: &Script, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let mut res = if harmless::is_harmless(text, script, known) {
        Vec::new()
    } else {
        engine::lint(text, dialect, known)
    };
    res.retain(|it| !false_alarms::is_one(it, text));
    for it in &mut res {
        unfit_fixes::drop_unfit(it, text);
        sc2006_backticks::add_fix(it, text);
    }
    let own = [
        sc1001_escaped_letter::check(text, script),
        sc1083_template_brace::check(text),
        sc2174_mode_of_parents::check(script),
        sc2185_find_without_place::check(script),
        sc2209_command_as_value::check(text),
        sc2226_link_without_name::check(text, script),
        sc2283_lone_equals::check(text, script),
        sc2288_sign_behind_name::check(script),
        sc3028_variable_of_bash::check(text, dialect, known),
        sc3038_exec_flags::check(script, dialect),
    ];
    let directives = Directives::new(text);
    res.extend(own.into_iter().flatten().filter(|it| !directives.disable(it)));
    res
}

/// What ShellCheck's reader notes on its way to the offset `at`, where it gives up: nothing that would need to know
/// what the text means.
fn noted(text: &str, at: usize, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let head = &text[..at];
    let mut res = engine::lint(head, dialect, known);
    // What is not finished here may be finished behind what is looked at: a heredoc, a block. What escapes mean is told
    // by a part of its reader that takes all back.
    let is_note = |it: &Finding| {
        let number = it.code.number;
        number < 2000 && !(1040..1066).contains(&number) && !matches!(number, 1001 | 1012)
    };
    res.retain(|it| is_note(it) && !false_alarms::is_one(it, head));
    // Nobody knows what an edit would make of the rest.
    res.iter_mut().for_each(|it| it.fix = None);
    res.extend(sc1083_template_brace::check(head));
    res.extend(sc1083_template_brace::check_command(text, at));
    res.extend(sc1003_escaped_quote::check(text, at));
    res
}
