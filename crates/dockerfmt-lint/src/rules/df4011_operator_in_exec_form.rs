//! `DF4011`: operators of the shell in exec form.

use dockerfmt_syntax::ast::Instruction;

use crate::exec_form::{exec_form, strings};
use crate::path::base_name;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds strings in the JSON arrays of `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` that are an operator of the shell
    /// and nothing else: `&&`, `||`, `|`, `;`, `>` and the like.
    /// Programs that take such arguments are left alone.
    ///
    /// ## Why it matters
    /// No shell reads the array, so the program gets the operator and all behind it as arguments.
    /// Behind `sh -c` only the first string is the script.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// CMD ["migrate", "&&", "serve"]
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// CMD ["sh", "-c", "migrate && exec serve"]
    /// ```
    DF4011 {
        name: "operator-in-exec-form",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

/// Programs to which an operator is an argument; the two of Windows put their arguments together again.
const TAKING: [&str; 7] = ["[", "cmd", "expr", "find", "powershell", "pwsh", "test"];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let strings = strings(exec_form(instruction)?);
    let takes = |word: &str| {
        let name = base_name(word).to_ascii_lowercase();
        TAKING.binary_search(&name.trim_end_matches(".exe")).is_ok()
    };
    if strings.iter().any(|it| takes(&it.1)) {
        return None;
    }
    let (range, text) = strings.iter().skip(1).find(|it| is_operator(&it.1))?;
    ctx.report(*range, format!("`{text}` is but an argument in a JSON array"))
        .help("give the whole command to a shell: `[\"sh\", \"-c\", \"…\"]`");
    Some(())
}

fn is_operator(text: &str) -> bool {
    matches!(text, "&&" | "||" | ";" | "|" | "&" | ">" | ">>" | "<" | "2>&1" | "2>" | "&>")
}
