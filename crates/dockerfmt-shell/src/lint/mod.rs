//! What ShellCheck would say of a script, under its codes and in other words.
//!
//! Most of it comes from shuck-linter, which [`engine`] alone knows; what it lacks stands in the files that are named
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
mod sc1001_escaped_letter;
mod sc1072_no_script;
mod sc2174_mode_of_parents;
mod sc2185_find_without_place;
mod sc2251_ignored_negation;
mod sc2283_lone_equals;
mod sc2288_sign_behind_name;

pub use codes::{Code, code, codes};
pub use directive::disables;
pub use finding::{Edit, Finding, Fix, Level};
pub use hadolint_code::hadolint_code;

use crate::dialect::Dialect;
use crate::script::{Reading, Script};

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
    let mut res = match script.reading() {
        Reading::Clean => understood(text, script, dialect, known),
        Reading::Stopped(at) => understood(&text[..at], script, dialect, known),
        Reading::Broken(at) => engine::lint_tokens(&text[..at], dialect, known),
        Reading::Unread => return Vec::new(),
    };
    if let Reading::Stopped(at) | Reading::Broken(at) = script.reading() {
        res.extend(sc1072_no_script::check(text, at));
    }
    res.sort_by_key(|it| (it.range.start, it.code.number));
    res
}

fn understood(text: &str, script: &Script, dialect: Dialect, known: &[String]) -> Vec<Finding> {
    let mut res = engine::lint(text, dialect, known);
    res.retain(|it| !false_alarms::is_one(it, text));
    let mut own = sc2185_find_without_place::check(script);
    own.extend(sc1001_escaped_letter::check(text, script));
    own.extend(sc2174_mode_of_parents::check(script));
    own.extend(sc2283_lone_equals::check(text, script));
    own.extend(sc2288_sign_behind_name::check(script));
    let directives = directive::Directives::new(text);
    own.retain(|it| !directives.disable(it));
    res.extend(own);
    res
}
