//! The simple commands of a shell text.
//!
//! Separate from the walk over shuck's tree, so that what rules see has no part of it.

use std::ops::Range;

use crate::command::Command;
use crate::grammar::{self, Missing, Verdict};
use crate::plain;
use crate::tokens::lex;
use crate::walk::{self, Refusal, Walk};

/// What a shell text runs.
///
/// ShellCheck has three answers to a text, and rules see the commands that it sees:
/// all of them if it takes the text; those before the place where it stops (`a; fi`, `$x = (…)`);
/// none if it finds an error within something that was begun (`if a; b`, `foo (a)`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    commands: Vec<Command>,
    dynamic: Vec<Command>,
    pipes: Vec<Range<usize>>,
    reading: Reading,
    missing: Option<Missing>,
}

/// How far a text is a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// ShellCheck takes all of it.
    #[default]
    Clean,
    /// What stands before this offset is a script. What follows is not, as `; fi` without an `if`.
    Stopped(usize),
    /// It is no script, as can be seen at this offset.
    Broken(usize),
    /// It may be a script, but not one that can be read here: it is nested too deeply.
    Unread,
}

impl Script {
    /// Reads `text` as bash.
    pub fn parse(text: &str) -> Script {
        plain::commands(text).map_or_else(|| Script::read(text), Script::of_plain)
    }

    pub(crate) fn of_plain(commands: Vec<Command>) -> Script {
        Script { commands, ..Script::default() }
    }

    /// Reads any text.
    pub(crate) fn read(text: &str) -> Script {
        let lexed = lex(text);
        let read = grammar::read(text, &lexed);
        let (end, reading) = match read.verdict {
            _ if lexed.is_hostile => return Script::without_commands(Reading::Unread),
            Verdict::Clean => (text.len(), Reading::Clean),
            Verdict::Stopped(at) => (at, Reading::Stopped(at)),
            Verdict::Broken => {
                let script = Script::without_commands(Reading::Broken(read.end));
                return Script { missing: read.missing, ..script };
            }
        };
        match walk::commands(&text[..end], &lexed.mended_without(&read.negations)[..end]) {
            Ok(Walk { commands, dynamic, mut pipes, .. }) => {
                pipes.sort_by_key(|it| it.start);
                Script { commands, dynamic, pipes, reading, missing: None }
            }
            Err(Refusal::Broken(at)) => Script::without_commands(Reading::Broken(at)),
            Err(Refusal::Unread) => Script::without_commands(Reading::Unread),
        }
    }

    fn without_commands(reading: Reading) -> Script {
        Script { reading, ..Script::default() }
    }

    /// How far the text is a script.
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// What a block lacks where the text ceases to be a script.
    #[cfg(feature = "shellcheck")]
    pub(crate) fn missing(&self) -> Option<Missing> {
        self.missing
    }

    /// Whether ShellCheck takes all of the text.
    pub fn is_clean(&self) -> bool {
        self.reading == Reading::Clean
    }

    /// The simple commands that have a literal name: an outer one before those in its substitutions, else in the
    /// order of the text, redirections last. Conditions in brackets and mere assignments are no commands.
    pub fn commands(&self) -> &[Command] {
        &self.commands
    }

    /// The simple commands whose first word is no literal, as `$x` or `a*`, so that nobody knows what runs.
    pub fn dynamic_commands(&self) -> &[Command] {
        &self.dynamic
    }

    pub(crate) fn into_commands(self) -> Vec<Command> {
        self.commands
    }

    /// Each `|` and `|&` between commands, also in substitutions, in the order of the text. Within backticks that
    /// have escapes it is the whole substitution.
    pub fn pipes(&self) -> &[Range<usize>] {
        &self.pipes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let script = Script::parse(text);
        let line = |it: &Command| {
            let args = it.args().iter().map(|it| it.text.as_str());
            std::iter::once(it.name()).chain(args).collect::<Vec<_>>().join(" ")
        };
        let commands: Vec<_> = script.commands().iter().map(line).collect();
        assert_eq!(commands, expected, "{text}");
    }

    #[test]
    fn commands_are_found_in_every_construct() {
        check("a && b || c; d | e & f", &["a", "b", "c", "d", "e", "f"]);
        check("if a; then b; elif c; then d; else e; fi", &["a", "b", "c", "d", "e"]);
        check("for i in $(a); do b; done; while c; do d; done", &["a", "b", "c", "d"]);
        check("case $(a) in $(b)) c;; esac; f() { g; }; (h); ! i", &["a", "b", "c", "g", "h", "i"]);
        check("x=$(a) b >$(c) <(d)", &["b ", "a", "d", "c"]);
        check(
            "a | ! b; ! ! c |& ! d e; f | ! { g; }; h $(i | ! j) | ! time k",
            &["a", "b", "c", "d e", "f", "g", "h ${}", "i", "j", "time", "k"],
        );
        check("coproc a; export b=1; exit 1", &["a", "export b=1", "exit 1"]);
    }

    #[test]
    fn commands_are_found_in_every_word() {
        check(
            "a \"`b`\" ${c:-$(d)} ${e%$(f)} $((1 + $(g)))",
            &["a ${VAR} ${c:-${d}} ${e%$(f)} ${VAR}", "b", "d", "f", "g"],
        );
        check("a `b \\`c\\`` {$(d),e} @($(f))", &["a ${VAR}  ", "b ${VAR}", "c", "d", "f"]);
        check("[ $(a) ] && [[ -n $(b) ]] && ((x = $(c)))", &["a", "b", "c"]);
        check("x=($(a)); x[$(b)]=1; cat <<E\n$(c)\nE\n", &["a", "b", "cat", "c"]);
    }

    #[test]
    fn commands_without_a_literal_name_are_dropped() {
        check("$x a; a*b; {a,b} c; \"a b\" c", &[]);
        check("$x a; a*b c; `d` e; \"f g\" h", &["d", "f g h"]);
        check("'apt-get' x; \\apt-get y; a\"b\" z; [ a ]; x=1; >f", &["apt-get x", "apt-get y", "ab z"]);
    }

    #[test]
    fn wrappers_give_their_name_away_but_keep_their_words() {
        check("command a b", &["a a b"]);
        check("command -v a", &["command -v a"]);
        check("busybox wget x; run b; builtin cd", &["wget wget x", "b b", "cd cd"]);
        check("[ a ]; busybox [ a ]", &["[ [ a ]"]);
        check("exec -c -a x b c; exec; exec $(a)", &["b -c -a x b c", "exec", "a"]);
        check("exec -la x b; exec -ax b; exec -- b", &["b -la x b", "b -ax b", "b -- b"]);
        check(
            "exec -u b; exec --x b; exec -aca b c; exec -a b",
            &["exec -u b", "exec --x b", "b -aca b c", "exec -a b"],
        );
        check("sudo a; env b; time c d", &["sudo a", "env b", "time", "c d"]);
    }

    #[test]
    fn a_stopped_script_has_its_first_part() {
        check("sudo a | b; fi; c", &["sudo a", "b"]);
        check("a; $x = ('b", &["a"]);
        check("sudo a; foo (b)", &[]);
        assert_eq!(Script::parse("sudo a | b; fi").pipes().len(), 1);
        assert!(!Script::parse("sudo a | b; fi").is_clean());
    }

    #[test]
    fn errors_inside_substitutions_count() {
        for text in [
            "a $(b; fi)",
            "a \"$(b (c))\"",
            "a `b (c)`",
            "a ${b-$(c (d))}",
            "a $(if b)",
            "a ${b",
            "a \"${b:-c\"",
        ] {
            let script = Script::parse(text);
            assert_eq!((script.commands(), script.is_clean()), (&[][..], false), "{text}");
        }
    }

    #[test]
    fn the_place_is_known_where_a_text_stops_to_be_a_script() {
        let check = |text: &str, expected| assert_eq!(Script::parse(text).reading(), expected, "{text}");
        check("a; b", Reading::Clean);
        check("a; fi", Reading::Stopped(3));
        check("if a; b", Reading::Broken(7));
        check("if a; then fi", Reading::Broken(11));
        check("a 'b", Reading::Broken(2));
        check("a \"$(b (c))\"", Reading::Broken(3));
        check(&"${a:-".repeat(1000), Reading::Unread);
    }

    #[test]
    fn ranges_are_bytes_of_the_text() {
        let text = "é; x=1 'a' \"b $c\" >d";
        let script = Script::parse(text);
        let command = &script.commands()[1];
        assert_eq!(&text[command.range()], "'a' \"b $c\"");
        assert_eq!(&text[command.args()[0].range.clone()], "\"b $c\"");
    }

    #[test]
    fn pipes_have_their_places() {
        let check = |text: &str, expected: &[&str]| {
            let script = Script::parse(text);
            let rests: Vec<&str> = script.pipes().iter().map(|it| &text[it.start..]).collect();
            assert_eq!(rests, expected);
        };
        check("a | b $(c |& d) | e", &["| b $(c |& d) | e", "|& d) | e", "| e"]);
        check("if a |& b; then c; fi", &["|& b; then c; fi"]);
        check("a `b \\\\ | c`", &["`b \\\\ | c`"]);
        check("a || b '|' | ", &[]);
    }

    #[test]
    fn a_wrapped_command_can_stand_alone() {
        let script = Script::parse("x; exec -a b apt-get install c");
        let [plain, wrapped] = script.commands() else { panic!("two commands") };
        assert_eq!(*plain.unwrapped(), *plain);
        assert_eq!(wrapped.name_word().range, 13..20);
        let inner = wrapped.unwrapped();
        assert_eq!((inner.name(), inner.range()), ("apt-get", 13..30));
        assert_eq!(inner.args()[0].text, "install");
    }
}
