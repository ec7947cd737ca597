//! What a rule is: documentation, metadata, and a check hooked to a part of the file.
//!
//! Separate from the driver, so that a rule file needs nothing but this and the context.

use dockerfmt_semantic::Stage;
use dockerfmt_syntax::ast::{self, Instruction};

use crate::context::RuleContext;
use crate::diagnostic::Severity;
use crate::settings::{Preset, Settings};

/// A check with its metadata and its documentation.
#[derive(Debug)]
pub struct Rule {
    /// The code: `DL3007`, or `StageNameCasing` for one of BuildKit's checks.
    pub code: &'static str,
    /// The pattern that is flagged, readable after "allow": `latest-tag`.
    pub name: &'static str,
    /// The severity unless settings change it.
    pub severity: Severity,
    /// The presets that have the rule; none for a rule that is only on where settings name it.
    pub presets: &'static [Preset],
    /// Whether the rule is too new to be on unless settings ask for new rules.
    pub preview: bool,
    /// Whether findings come with a fix.
    pub fix: FixAvailability,
    /// The first version that has the rule.
    pub since: &'static str,
    /// The documentation as the doc comment has it, each line behind a blank.
    pub(crate) raw_docs: &'static str,
    /// Whether what ONBUILD triggers is checked too, on its own.
    pub(crate) onbuild: bool,
    /// Whether hadolint may report an instruction more than once: for each required label, say.
    pub(crate) repeats: bool,
    /// Whether it finds nothing in templates, where only one of the branches is taken.
    pub(crate) skips_templates: bool,
    /// Whether it looks at what pragmas made of the findings of the others, and so runs behind them.
    pub(crate) runs_last: bool,
    /// Whether a file can put it on by itself: `# check=experimental=…`.
    pub(crate) experimental: bool,
    /// Whether settings give it something to look for: labels, registries.
    pub(crate) can_find: fn(&Settings) -> bool,
    pub(crate) run: Run,
}

impl Rule {
    /// What a rule file leaves out.
    pub(crate) const DEFAULT: Rule = Rule {
        code: "",
        name: "",
        severity: Severity::Warning,
        presets: &[Preset::Default, Preset::Recommended, Preset::Strict],
        preview: false,
        fix: FixAvailability::None,
        since: "",
        raw_docs: "",
        onbuild: false,
        repeats: false,
        skips_templates: false,
        runs_last: false,
        experimental: false,
        can_find: |_| true,
        run: Run::File(|_| ()),
    };

    /// The documentation for users, in Markdown.
    pub fn docs(&self) -> String {
        self.raw_docs.lines().flat_map(|it| [it.strip_prefix(' ').unwrap_or(it), "\n"]).collect()
    }

    /// Whether it is one of hadolint's.
    pub(crate) fn is_hadolints(&self) -> bool {
        self.source() == "hadolint"
    }

    /// Who has it too: `hadolint`, `BuildKit`, or nobody but `dockerfmt`.
    pub fn source(&self) -> &'static str {
        match self.code.get(..2) {
            Some("DL") => "hadolint",
            Some("DF") => "dockerfmt",
            _ => "BuildKit",
        }
    }

    /// Whether it is one of BuildKit's checks. Its code is then BuildKit's name for it.
    pub fn is_buildkits(&self) -> bool {
        self.source() == "BuildKit"
    }

    /// Whether `word` means this rule: its code or its name, in any letter case.
    pub fn is_called(&self, word: &str) -> bool {
        self.names().any(|it| it.eq_ignore_ascii_case(word))
    }

    /// The words that mean this rule, the code first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.code, self.name].into_iter()
    }
}

/// Whether the findings of a rule come with a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixAvailability {
    /// Never.
    None,
    /// Where the text allows it.
    Sometimes,
    /// Always.
    Always,
}

impl FixAvailability {
    /// `none`, `sometimes` or `always`.
    pub const fn as_str(self) -> &'static str {
        match self {
            FixAvailability::None => "none",
            FixAvailability::Sometimes => "sometimes",
            FixAvailability::Always => "always",
        }
    }
}

/// Defines [`Run`] and how the driver calls the hooks of instructions.
macro_rules! hooks {
    ($($variant:ident $cast:ident $keyword:literal;)*) => {
        /// What a rule looks at. A check that answers an [`Option`] may leave it with `?` where a broken file
        /// lacks what it asks for.
        #[derive(Clone, Copy, Debug)]
        pub enum Run {
            $(
                #[doc = concat!("Every ", $keyword, ".")]
                $variant(fn(&mut RuleContext<'_>, ast::$variant<'_>) -> Option<()>),
            )*
            /// Every instruction, known or not.
            Instruction(fn(&mut RuleContext<'_>, Instruction<'_>) -> Option<()>),
            /// Every stage; never what ONBUILD triggers.
            Stage(fn(&mut RuleContext<'_>, &Stage<'_>)),
            /// The file, once. For rules that remember: they walk [`RuleContext::instructions`] themselves, and
            /// what they remember is their local variables.
            File(fn(&mut RuleContext<'_>)),
        }

        impl Run {
            /// Calls the check for all that it looks at.
            pub(crate) fn check(self, ctx: &mut RuleContext<'_>) {
                let instructions = ctx.instructions();
                match self {
                    $(Run::$variant(check) => {
                        for it in instructions.iter().filter_map(|it| it.$cast()) {
                            check(ctx, it);
                        }
                    })*
                    Run::Instruction(check) => {
                        for &it in instructions {
                            check(ctx, it);
                        }
                    }
                    Run::Stage(check) => {
                        for it in ctx.stages() {
                            check(ctx, it);
                        }
                    }
                    Run::File(check) => check(ctx),
                }
            }
        }
    };
}

hooks! {
    Add as_add "`ADD`";
    Arg as_arg "`ARG`";
    Copy as_copy "`COPY`";
    Env as_env "`ENV`";
    Expose as_expose "`EXPOSE`";
    From as_from "`FROM`";
    Healthcheck as_healthcheck "`HEALTHCHECK`";
    Label as_label "`LABEL`";
    Maintainer as_maintainer "`MAINTAINER`";
    Onbuild as_onbuild "`ONBUILD`";
    Run as_run "`RUN`";
    Shell as_shell "`SHELL`";
    Stopsignal as_stopsignal "`STOPSIGNAL`";
    User as_user "`USER`";
    Volume as_volume "`VOLUME`";
    Workdir as_workdir "`WORKDIR`";
}

/// Defines the rule of a file: its doc comment is the documentation that users read, then come the code and
/// the fields of [`Rule`].
macro_rules! rule {
    ($(#[doc = $doc:literal])* $code:ident { $($field:ident: $value:expr,)* }) => {
        pub(crate) static RULE: $crate::Rule = $crate::Rule {
            code: stringify!($code),
            raw_docs: concat!($($doc, "\n",)*),
            $($field: $value,)*
            ..$crate::Rule::DEFAULT
        };
    };
}
