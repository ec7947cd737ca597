//! `DF2003`: dashes and quotes of typography in commands.

use std::ops::Range;

use dockerfmt_semantic::RunScript;
use dockerfmt_shell::Script;
use dockerfmt_syntax::{TextEdit, ast};

use crate::shell_script::posix_script;
use crate::typography::{Sign, ascii_hyphens, ascii_quote, signs};
use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds dashes and quotes in commands that look like those of the shell and are others: `–`, `—`, `“`, `’`.
    /// Dashes are reported where an option begins, except in what `echo` and `printf` print; quotes wherever the shell
    /// would heed quotes.
    /// In quoted text, in comments and between two letters, as in `it’s`, they are but text.
    /// Where this rule is on, ShellCheck's codes for the same signs, such as SC1110, are left out.
    ///
    /// ## Why it matters
    /// Word processors, web pages and chats put them there, and the eye does not see the difference.
    /// To a program `—no-install-recommends` is no option but an argument, such as the name of a package.
    /// To the shell `“` is a letter, so that words are parted and expanded as if there were no quotes.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y —no-install-recommends curl
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN apt-get update && apt-get install -y --no-install-recommends curl
    /// ```
    ///
    /// ## Fix
    /// The dash in front of an option becomes one hyphen or two; a long dash often stands for two.
    /// The quotes of a script become ASCII quotes, all at once, where it is a script then.
    /// The fixes are unsafe: they change what the program is given.
    DF2003 {
        name: "typographic-sign",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    let script = posix_script(ctx, run).filter(|it| !it.text().is_ascii())?;
    let text = script.text();
    let signs = signs(text)?;
    let mut fix_of_quotes = fix_of_quotes(script, &signs);
    let has_commands = script.script().is_clean();
    let printed = printed(script);
    for sign in &signs {
        match sign {
            Sign::Quote(quote) => {
                let sign = &text[quote.clone()];
                ctx.report(script.source_range(quote.clone()), format!("`{sign}` is no quote to the shell"))
                    .help("type it anew, or put it in quotes")
                    .fix(fix_of_quotes.take());
            }
            Sign::Option(dashes, name) if has_commands && !is_printed(&printed, dashes.start) => {
                let option = dashes.start..name.end;
                let message = format!("`{}` is no option, for its dash is no hyphen", &text[option.clone()]);
                ctx.report(script.source_range(option), message)
                    .help("type it anew, or put it in quotes")
                    .fix(fix_of_option(script, dashes, &text[name.clone()]));
            }
            Sign::Option(..) => {}
        }
    }
    Some(())
}

/// Where options have no meaning, in the order of the text: the commands that print their arguments.
fn printed(script: &RunScript) -> Vec<Range<usize>> {
    let commands = script.script().commands().iter();
    let printing = commands.filter(|it| matches!(it.name(), "echo" | "printf"));
    let mut res: Vec<_> = printing.map(|it| it.range()).collect();
    res.sort_by_key(|it| it.start);
    res
}

fn is_printed(printed: &[Range<usize>], offset: usize) -> bool {
    let after = printed.partition_point(|it| it.start <= offset);
    after.checked_sub(1).is_some_and(|it| offset < printed[it].end)
}

/// Writes hyphens for the dashes in front of the option `name`.
fn fix_of_option(script: &RunScript, dashes: &Range<usize>, name: &str) -> Option<Fix> {
    let hyphens = ascii_hyphens(&script.text()[dashes.clone()], name)?;
    let edit = TextEdit::replace(script.source_range(dashes.clone()), hyphens);
    let fix = Fix::new(Applicability::Unsafe, format!("write `{hyphens}{name}`"), vec![edit]);
    script.is_verbatim(dashes.clone()).then_some(fix)
}

/// Writes quotes of the shell for all that look like some, if they make a script.
fn fix_of_quotes(script: &RunScript, signs: &[Sign]) -> Option<Fix> {
    let text = script.text();
    let (mut fixed, mut end, mut edits) = (String::new(), 0, Vec::new());
    for sign in signs {
        let Sign::Quote(range) = sign else { continue };
        let quote = ascii_quote(&text[range.clone()])?;
        fixed.extend([&text[end..range.start], quote]);
        end = range.end;
        edits.push(TextEdit::replace(script.source_range(range.clone()), quote));
    }
    fixed.push_str(&text[end..]);
    let is_possible = !edits.is_empty() && Script::parse(&fixed).is_clean();
    is_possible.then(|| Fix::new(Applicability::Unsafe, "write quotes of the shell", edits))
}
