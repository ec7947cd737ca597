//! `SecretsUsedInArgOrEnv`: secrets in `ARG` and `ENV`.

use dockerfmt_syntax::ast::Pair;

use crate::ast::Instruction;
use crate::values::variables;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables of `ARG` and `ENV` in whose names a word tells a secret, as `TOKEN` in `NPM_TOKEN`.
    /// Names with `PUBLIC`, `FILE` or `VERSION` as a word are left alone, as are arguments before the first `FROM`.
    ///
    /// ## Why it matters
    /// What is in a variable is in the image, for everybody who can pull it.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV DB_PASSWORD=hunter2
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ENV DB_PASSWORD_FILE=/run/secrets/db
    /// ```
    SecretsUsedInArgOrEnv {
        name: "secret-in-arg-or-env",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::Stage(|ctx, stage| stage.instructions().iter().for_each(|it| check(ctx, *it))),
    }
}

/// Words that tell a secret.
const SECRETS: [&str; 10] =
    ["apikey", "auth", "credential", "credentials", "key", "password", "passwd", "pword", "secret", "token"];

/// Words that say that it is none.
const HARMLESS: [&str; 3] = ["file", "public", "version"];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) {
    variables(instruction).for_each(|it| check_pair(ctx, it));
}

fn check_pair(ctx: &mut RuleContext<'_>, pair: Pair<'_>) {
    let Some(key) = pair.key() else { return };
    let name = key.unquoted();
    if is_secret(&name) {
        ctx.report(key.range(), format!("`{name}` may hold a secret, which stays in the image"))
            .help("give it to the `RUN` that needs it with `--mount=type=secret`");
    }
}

/// Whether one of the words between `_` tells a secret, and none says otherwise.
fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let has = |words: &[&str]| name.split('_').any(|it| words.contains(&it));
    has(&SECRETS) && !has(&HARMLESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_secrets_wherever_they_stand() {
        for it in
            ["API_KEY", "token", "x_Secret_y", "KEY_FILES", "AUTH_", "MY_PWORD", "GIT_CREDENTIALS", "APIKEY"]
        {
            assert!(is_secret(it), "{it}");
        }
        for it in
            ["TOKENS", "KEYFILE", "PUBLIC_KEY", "KEY_VERSION", "NPM_TOKEN_FILE", "MONKEY", "AUTHOR", "KEY-A"]
        {
            assert!(!is_secret(it), "{it}");
        }
    }
}
