//! `DF3007`: build arguments that an `ENV` hides.

use std::collections::HashMap;

use dockerfmt_semantic::{Definition, DefinitionKind, Stage};

use crate::{Preset, RuleContext, Run, Severity};

rule! {
    /// ## What it does
    /// Finds names in `ARG` that an `ENV` above it in the stage has set.
    /// Nothing is reported in templates, where only one of several branches is taken.
    ///
    /// ## Why it matters
    /// An `ENV` always wins over an `ARG` of the same name.
    /// Neither the default of the `ARG` nor what is given to the build has any effect.
    ///
    /// ## Example
    /// ```dockerfile,bad
    /// FROM debian:12
    /// ENV VERSION=1.0
    /// ARG VERSION=2.0
    /// RUN ./install $VERSION
    /// ```
    /// ```dockerfile,good
    /// FROM debian:12
    /// ARG VERSION=2.0
    /// ENV VERSION=$VERSION
    /// RUN ./install $VERSION
    /// ```
    DF3007 {
        name: "shadowed-arg",
        severity: Severity::Warning,
        presets: &[Preset::Recommended, Preset::Strict],
        since: "0.1.0",
        skips_templates: true,
        run: Run::Stage(check),
    }
}

fn check(ctx: &mut RuleContext<'_>, stage: &Stage<'_>) {
    let mut lines: HashMap<_, u32> = HashMap::new();
    for definition in stage.definitions() {
        let name = definition.name();
        match definition.kind() {
            // `ENV NAME=$NAME` has the value of the `ARG`; naming that again changes nothing.
            DefinitionKind::Env if uses_itself(definition) => {}
            DefinitionKind::Env => {
                lines.entry(name).or_insert_with(|| ctx.line(definition.range().start));
            }
            DefinitionKind::Arg => {
                let line = lines.get(&name).copied();
                report(ctx, definition, line);
            }
        }
    }
}

fn uses_itself(env: &Definition<'_>) -> bool {
    let name = env.name();
    let mut variables = env.value().into_iter().flat_map(|it| it.variables());
    variables.any(|it| it.name().is_some_and(|it| it.text() == name))
}

fn report(ctx: &mut RuleContext<'_>, arg: &Definition<'_>, line: Option<u32>) -> Option<()> {
    let line = line?;
    ctx.report(arg.range(), format!("the `ENV` of line {line} hides the `ARG` `{}`", arg.name()))
        .help("put the `ARG` above the `ENV`, and give its value to it");
    Some(())
}
