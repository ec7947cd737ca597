//! `DF3008`: defaults for what the builder says of platforms.

use dockerfmt_semantic::is_predefined;
use dockerfmt_syntax::ast::{Arg, Pair};
use dockerfmt_syntax::{TextEdit, TextRange};

use crate::{Applicability, Fix, FixAvailability, Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds `ARG`s for `TARGETARCH`, `BUILDPLATFORM` and the like that have a default.
    ///
    /// ## Why it matters
    /// The default takes the place of what the builder knows.
    /// A build for another platform is then told that it is for this one, and puts the wrong programs into the image.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ARG TARGETARCH=amd64
    /// ADD https://example.com/tool-$TARGETARCH /bin/tool
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ARG TARGETARCH
    /// ADD https://example.com/tool-$TARGETARCH /bin/tool
    /// ```
    ///
    /// ## Fix
    /// The default is deleted.
    /// The fix is unsafe: builders older than BuildKit have no other value.
    DF3008 {
        name: "platform-default",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        fix: FixAvailability::Sometimes,
        since: "0.1.0",
        run: Run::Arg(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, arg: Arg<'_>) -> Option<()> {
    for pair in arg.pairs() {
        let Some((key, value)) = pair.key().zip(pair.value()) else { continue };
        let name = key.unquoted();
        if is_predefined(&name) {
            let message = format!("the default of `{name}` replaces what the builder knows");
            ctx.report(value.range(), message).help("leave out the default").fix(fix(pair));
        }
    }
    Some(())
}

fn fix(pair: Pair<'_>) -> Option<Fix> {
    let range = TextRange::new(pair.key()?.range().end, pair.range().end);
    let is_whole = !pair.node().text().contains('\n');
    is_whole.then(|| Fix::new(Applicability::Unsafe, "delete the default", vec![TextEdit::delete(range)]))
}
