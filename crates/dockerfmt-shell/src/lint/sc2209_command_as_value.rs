//! `SC2209`: `x=date` assigns the name of a command, where perhaps its output was wanted.

use super::codes::code;
use super::finding::Finding;
use crate::outline::{Outline, OutlineToken, Role};
use crate::tokens::TokenKind;

/// The utilities of POSIX that ShellCheck 0.11 knows, as seen in a run.
const UTILITIES: &str = "\
    admin alias ar asa at awk basename batch bc bg c99 cal cat cd cflow chgrp chmod chown cksum cmp comm command \
    compress cp crontab csplit ctags cut cxref date dd delta df diff dirname du echo ed env eval ex exec exit \
    expand export expr fc fg file find fold fort77 fuser gencat get getconf getopts grep hash head iconv ipcrm \
    ipcs jobs join kill lex link ln locale localedef logger logname lp ls m4 mailx make man mesg mkdir mkfifo \
    more mv newgrp nice nl nm nohup od paste patch pathchk pax pr printf prs ps pwd qalter qdel qhold qmove qmsg \
    qrerun qrls qselect qsig qstat qsub read renice return rm rmdel rmdir sact sccs sed set sh shift sleep sort \
    split strings strip stty tabs tail talk tee test time touch tput tr trap tsort tty type ulimit umask unalias \
    uname uncompress unexpand unget uniq unlink unset uucp uudecode uuencode uustat uux val vi wait wc what who \
    write xargs yacc zcat";

pub(super) fn check(text: &str) -> Vec<Finding> {
    let may_have_one = || text.split(BOUNDARIES).any(|it| utility(it).is_some());
    let (true, Some(code)) = (text.contains('=') && may_have_one(), code(2209)) else { return Vec::new() };
    let outline = Outline::parse(text);
    let tokens = outline.as_ref().map_or(&[][..], Outline::tokens);
    let mut res = Vec::new();
    for (idx, token) in tokens.iter().enumerate() {
        let found = utility(&text[token.range.clone()]).filter(|_| is_lone_assignment(text, &tokens[idx..]));
        res.extend(found.map(|it| {
            let message = format!("this assigns the word `{it}`, not what the command `{it}` says");
            Finding::new(code, token.range.clone(), message)
        }));
    }
    res
}

/// What no assignment of a plain word has in it.
const BOUNDARIES: [char; 9] = [' ', '\t', '\n', ';', '&', '|', '(', ')', '`'];

/// The utility of `x=date`.
fn utility(word: &str) -> Option<&str> {
    let (name, value) = word.split_once('=')?;
    let is_letter = |it: char| it.is_ascii_alphanumeric() || it == '_';
    let name = name.strip_suffix('+').unwrap_or(name);
    let is_name =
        name.starts_with(|it: char| is_letter(it) && !it.is_ascii_digit()) && name.chars().all(is_letter);
    (is_name && UTILITIES.split(' ').any(|it| it == value)).then_some(value)
}

/// Whether a command begins with the first of `tokens`, and assigns nothing else.
fn is_lone_assignment(text: &str, tokens: &[OutlineToken]) -> bool {
    let is_start =
        tokens.first().is_some_and(|it| it.role == Role::CommandStart && it.kind == TokenKind::Word);
    let next = tokens.get(1).filter(|it| it.role == Role::Argument && it.kind == TokenKind::Word);
    let is_assignment = |it: &str| {
        let name = it.split('=').next().unwrap_or_default();
        it.contains('=') && name.chars().all(|it| it.is_ascii_alphanumeric() || "_+[]".contains(it))
    };
    is_start && !next.is_some_and(|it| is_assignment(&text[it.range.clone()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(text).len()
    }

    /// What ShellCheck 0.11 answers, as seen in a run.
    #[test]
    fn verdicts_are_shellchecks() {
        for it in [
            "EDITOR=tee visudo",
            "PAGER=cat git log",
            "x=ls",
            "x+=ls y",
            "(x=ls)",
            "export A; x=ls",
            "if x=ls; then y; fi",
            "x=ls >f",
            "x=make; y",
        ] {
            assert_eq!(found(it), 1, "{it}");
        }
        for it in [
            "x=ls z=cat y",
            "export x=ls",
            "local x=ls",
            "x='ls' y",
            "x=ls$z y",
            "env x=ls y",
            "x=(ls)",
            "x=true y",
            "x=foo",
            "x=/bin/ls y",
            "for i in x=ls; do a; done",
            "a # x=ls",
        ] {
            assert_eq!(found(it), 0, "{it}");
        }
    }
}
