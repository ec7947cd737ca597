//! `DF6001`: files of credentials that are copied into the image.

use dockerfmt_syntax::ast::{Instruction, Word};

use crate::context_files::sources;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `COPY` and `ADD` of files and folders that exist to hold credentials: private SSH keys, `.netrc`, `.pypirc`,
    /// `.git-credentials`, `.aws/credentials`, `.docker/config.json` and the like.
    ///
    /// ## Why it matters
    /// The file stays in its layer, also where a later `RUN` removes it.
    /// Whoever can pull the image can take it out.
    /// In a stage that is only copied from, it stays in the build cache.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// COPY id_rsa /root/.ssh/id_rsa
    /// RUN git clone git@example.com:team/app.git
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=ssh git clone git@example.com:team/app.git
    /// ```
    DF6001 {
        name: "copied-credentials",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        onbuild: true,
        run: Run::Instruction(check),
    }
}

/// The last parts of paths that hold credentials, each with a slash in front.
const PATHS: [&str; 22] = [
    "/.aws",
    "/.aws/credentials",
    "/.azure",
    "/.config/gcloud",
    "/.docker",
    "/.docker/config.json",
    "/.dockercfg",
    "/.git-credentials",
    "/.gnupg",
    "/.kube",
    "/.kube/config",
    "/.netrc",
    "/.pgpass",
    "/.pypirc",
    "/.ssh",
    "/.vault-token",
    "/_netrc",
    "/id_dsa",
    "/id_ecdsa",
    "/id_ed25519",
    "/id_rsa",
    "/kubeconfig",
];

fn check(ctx: &mut RuleContext<'_>, instruction: Instruction<'_>) -> Option<()> {
    let source = sources(instruction).into_iter().find(|it| has_credentials(*it))?;
    ctx.report(source.range(), format!("`{}` stays in the layer, credentials included", source.text()))
        .help("mount it in the `RUN` that needs it, with `--mount=type=secret` or `--mount=type=ssh`");
    Some(())
}

fn has_credentials(source: Word<'_>) -> bool {
    let path = format!("/{}", source.unquoted().trim_end_matches('/'));
    PATHS.iter().any(|it| path.ends_with(it))
}
