//! `DF1008`: mounts that the builder refuses.

use dockerfmt_syntax::ast::{self, Flag, MountField};
use dockerfmt_syntax::{SyntaxKind, TextEdit, TextRange, nearest};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds keys and types in `RUN --mount` that do not exist, keys that only another type has, and keys without a value.
    /// The keys that Podman has besides are left alone: `z`, `Z`, `U` and `relabel`.
    ///
    /// ## Why it matters
    /// The build fails.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// RUN --mount=type=cache,taget=/root/.cache make
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// RUN --mount=type=cache,target=/root/.cache make
    /// ```
    ///
    /// ## Fix
    /// A misspelt key or type becomes the one that looks most like it.
    /// The fix is unsafe: another one may have been meant.
    DF1008 {
        name: "malformed-mount",
        severity: Severity::Error,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        onbuild: true,
        run: Run::Run(check),
    }
}

const TYPES: [&str; 5] = ["bind", "cache", "secret", "ssh", "tmpfs"];

/// The keys, with the types that may have them; none where all may.
const KEYS: [(&str, &[&str]); 19] = [
    ("destination", &[]),
    ("dst", &[]),
    ("env", &[]),
    ("from", &["bind", "cache", "ssh", "tmpfs"]),
    ("gid", &["cache", "secret", "ssh"]),
    ("id", &[]),
    ("mode", &["cache", "secret", "ssh"]),
    ("readonly", &[]),
    ("readwrite", &[]),
    ("required", &["secret", "ssh"]),
    ("ro", &[]),
    ("rw", &[]),
    ("sharing", &["cache"]),
    ("size", &["tmpfs"]),
    ("source", &[]),
    ("src", &[]),
    ("target", &[]),
    ("type", &[]),
    ("uid", &["cache", "secret", "ssh"]),
];

/// The keys that mean something without a value.
const SWITCHES: [&str; 5] = ["readonly", "ro", "readwrite", "rw", "required"];

/// What only Podman knows.
const OF_PODMAN: [&str; 5] = ["chown", "notmpcopyup", "relabel", "u", "z"];

fn check(ctx: &mut RuleContext<'_>, run: ast::Run<'_>) -> Option<()> {
    for mount in run.mounts() {
        check_mount(ctx, mount);
    }
    Some(())
}

fn check_mount(ctx: &mut RuleContext<'_>, mount: Flag<'_>) {
    let written = mount.mount_value(&["type"]);
    let mount_type = written.as_deref().unwrap_or("bind").to_ascii_lowercase();
    if mount_type.contains('$') {
        return;
    }
    if !TYPES.contains(&mount_type.as_str()) {
        let field = mount.mount_fields().find(|it| it.key().eq_ignore_ascii_case("type"));
        report_type(ctx, mount, field, &mount_type);
        return;
    }
    let is_podman = |it: &MountField<'_>| OF_PODMAN.contains(&it.key().to_ascii_lowercase().as_str());
    for field in mount.mount_fields().filter(|it| !is_podman(it)) {
        check_field(ctx, field, &mount_type);
    }
}

fn report_type(ctx: &mut RuleContext<'_>, mount: Flag<'_>, field: Option<MountField<'_>>, mount_type: &str) {
    let value = field.and_then(|it| it.value());
    let range = value.map_or(mount.range(), |it| it.range());
    let nearest = nearest(mount_type, TYPES.into_iter());
    ctx.report(range, format!("there is no mount of type `{mount_type}`"))
        .help(format!("the types are {}", TYPES.map(|it| format!("`{it}`")).join(", ")))
        .fix(value.and(nearest).map(|it| fix(range, it)));
}

fn check_field(ctx: &mut RuleContext<'_>, field: MountField<'_>, mount_type: &str) {
    let written = field.key();
    let key = written.to_ascii_lowercase();
    let Some((_, types)) = KEYS.iter().find(|it| it.0 == key) else {
        report_key(ctx, field, &key);
        return;
    };
    if !types.is_empty() && !types.contains(&mount_type) {
        ctx.report(field.range(), format!("a mount of type `{mount_type}` has no `{written}`"))
            .help("leave it out, or change the type");
    } else if field.value().is_none() && !SWITCHES.contains(&key.as_str()) {
        ctx.report(field.range(), format!("`{written}` of a mount has no value"))
            .help("write a value behind `=`");
    }
}

fn report_key(ctx: &mut RuleContext<'_>, field: MountField<'_>, key: &str) {
    let Some(node) = field.node().child(SyntaxKind::KEY) else { return };
    let is_as_written = node.text().eq_ignore_ascii_case(key);
    let nearest = nearest(key, KEYS.iter().map(|it| it.0)).filter(|_| is_as_written);
    ctx.report(node.range(), format!("a mount has no `{}`", field.key()))
        .help("the keys are in Docker's reference of `RUN --mount`")
        .fix(nearest.map(|it| fix(node.range(), it)));
}

fn fix(range: TextRange, word: &str) -> Fix {
    Fix::new(Applicability::Unsafe, format!("write `{word}`"), vec![TextEdit::replace(range, word)])
}
