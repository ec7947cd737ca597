//! `DL3064`: secrets in `ARG` and `ENV`.

use std::borrow::Cow;

use dockerfmt_syntax::TextRange;
use dockerfmt_syntax::ast::{Instruction, Pair, Word};

use crate::compat::arg_name;
use crate::hadolint_pairs::pairs;
use crate::{RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds variables of `ARG` and `ENV` whose name is that of a secret, also in what `ONBUILD` triggers.
    /// Values are not looked at.
    ///
    /// ## Why it matters
    /// Both end up in the image: the values of `ENV` in its configuration, those of `ARG` in its history.
    /// Whoever can pull the image can read them.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ARG NPM_TOKEN
    /// RUN ./install-packages "$NPM_TOKEN"
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=secret,id=npm ./install-packages "$(cat /run/secrets/npm)"
    /// ```
    DL3064 {
        name: "secret-variable",
        severity: Severity::Warning,
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

/// What tells a secret, wherever it stands in the name.
const PARTS: [&str; 7] = ["api_key", "client_key", "password", "private", "secret", "token", "username"];

/// Names that hadolint knows and that have none of these in them.
const NAMES: [&str; 13] = [
    "APPLICATION_KEY",
    "AWS_ACCESS_KEY_ID",
    "CI_DEPLOY_USER",
    "DOCKER_EMAIL",
    "FACEBOOK_APP_ID",
    "HEROKU_API_USER",
    "OKTA_AUTHN_GROUPID",
    "OKTA_CLIENT_ORGURL",
    "OKTA_OAUTH2_CLIENTID",
    "STRIPE_DEVICE_NAME",
    "TRAVIS_OS_NAME",
    "TRAVIS_SECURE_ENV_VARS",
    "TRAVIS_SUDO",
];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let (found, hadolint) = if let Some(arg) = instruction.as_arg() {
        let hadolint = arg_name(arg).map(|it| is_secret(&it));
        // hadolint stops behind the first name of an `ARG`; the others are as secret.
        let hadolint = hadolint.filter(|_| ctx.is_compat());
        (secret(arg.pairs(), Word::text), hadolint)
    } else {
        let env = instruction.as_env()?;
        let hadolint = pairs(instruction).map(|it| it.iter().any(|it| is_secret(&it.0)));
        (secret(env.pairs(), Word::unquoted), hadolint)
    };
    if ctx.verdict(found.is_some(), hadolint) {
        let (range, name) = found.unwrap_or((instruction.range(), Cow::Borrowed("this")));
        ctx.report(range, format!("`{name}` is the name of a secret, which stays in the image"))
            .help("give it to the `RUN` that needs it with `--mount=type=secret`");
    }
    Some(())
}

/// The first name of a secret.
fn secret<'t>(
    mut pairs: impl Iterator<Item = Pair<'t>>,
    name: impl Fn(Word<'t>) -> Cow<'t, str>,
) -> Option<(TextRange, Cow<'t, str>)> {
    pairs.find_map(|it| {
        let key = it.key()?;
        let name = name(key);
        is_secret(&name).then(|| (key.range(), name))
    })
}

fn is_secret(name: &str) -> bool {
    let lower = name.to_lowercase();
    PARTS.iter().any(|it| lower.contains(it)) || NAMES.contains(&name.to_uppercase().as_str())
}
