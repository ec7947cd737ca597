//! `InvalidDefaultArgInFrom`: images that need a build argument to have a name.

use crate::from_args::{FromArgs, is_no_expansion};
use crate::image_name::is_image_name;
use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `FROM` whose image is no valid name when no build arguments are given: it is empty, has upper-case
    /// letters, or ends in a colon.
    /// Names without variables are looked at as well.
    ///
    /// ## Why it matters
    /// The file cannot be built, or not without arguments that it does not tell.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// ARG VERSION
    /// FROM debian:$VERSION
    /// ```
    /// ```dockerfile,good
    /// ARG VERSION=12
    /// FROM debian:$VERSION
    /// ```
    InvalidDefaultArgInFrom {
        name: "invalid-default-image",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        run: Run::File(check),
    }
}

fn check(ctx: &mut RuleContext<'_>) {
    let args = FromArgs::new(ctx.model());
    for stage in ctx.stages() {
        let Some(image) = stage.from().image() else { continue };
        let name = args.expand(image.word());
        // BuildKit gives up where it cannot expand, and says something else.
        if args.is_broken() || name.as_deref().is_some_and(is_no_expansion) {
            return;
        }
        let Some(name) = name.filter(|it| !is_image_name(it)) else { continue };
        let written = image.word().text();
        let message = match name.as_str() {
            "" => format!("`{written}` is empty by default"),
            _ if image.word().is_literal() => format!("`{written}` is no name of an image"),
            _ => format!("`{written}` is by default `{name}`, which is no name of an image"),
        };
        let help = if image.word().is_literal() {
            "check how the name is written"
        } else {
            "give each `ARG` a default"
        };
        ctx.report(image.range(), message).help(help);
    }
}
