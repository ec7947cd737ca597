//! `DF6002`: files in which credentials are often found.

use dockerfmt_syntax::ast::{Instruction, Word};

use crate::context_files::sources;
use crate::path::base_name;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` and `ADD` of files that often hold credentials, though not always: `.npmrc`, `.yarnrc.yml`, `.env`,
    /// `pip.conf`, `.htpasswd`, private keys by their usual names, and key stores by their ending.
    ///
    /// ## Why it matters
    /// What is copied stays in the image for all who can pull it.
    /// A registry's address does no harm there, a token does.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM node:22
    /// COPY package.json .npmrc /srv/
    /// RUN npm install --prefix /srv
    /// ```
    /// ```dockerfile,good
    /// FROM node:22
    /// COPY package.json /srv/
    /// RUN --mount=type=secret,id=npmrc,target=/srv/.npmrc npm install --prefix /srv
    /// ```
    DF6002 {
        name: "likely-credentials",
        severity: Severity::Info,
        presets: &[Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

const NAMES: [&str; 18] = [
    ".env",
    ".htpasswd",
    ".my.cnf",
    ".npmrc",
    ".yarnrc",
    ".yarnrc.yml",
    "auth.json",
    "credentials.json",
    "key.pem",
    "pip.conf",
    "private.key",
    "private.pem",
    "privkey.pem",
    "server-key.pem",
    "server.key",
    "service-account.json",
    "tls.key",
    "wp-config.php",
];

const ENDINGS: [&str; 5] = [".jks", ".keystore", ".p12", ".pfx", ".ppk"];

/// What an `.env` for all the world is called.
const EXAMPLES: [&str; 5] = ["dist", "example", "sample", "template", "test"];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let source = sources(instruction).into_iter().find(|it| may_have_credentials(*it))?;
    ctx.report(source.range(), format!("`{}` may hold credentials, and stays in the layer", source.text()))
        .help("mount it with `--mount=type=secret` in the `RUN` that needs it");
    Some(())
}

fn may_have_credentials(source: Word<'_>) -> bool {
    let source = source.unquoted();
    let name = base_name(&source);
    let is_env = name.strip_prefix(".env.").is_some_and(|it| !EXAMPLES.contains(&it));
    is_env || NAMES.contains(&name) || ENDINGS.iter().any(|it| name.ends_with(it))
}
