//! Any instruction.

use crate::heredoc::Opener;
use crate::kind::SyntaxKind::{self, *};
use crate::text::TextRange;
use crate::tree::{Node, Token};

use super::{
    Add, Arg, Cmd, Copy, Entrypoint, Env, Expose, Flag, From, Healthcheck, Heredoc, Label, Maintainer,
    Onbuild, Run, Shell, Stopsignal, User, Volume, Workdir,
};

/// An instruction, known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction<'t>(Node<'t>);

impl<'t> Instruction<'t> {
    /// Views `node`, if it is an instruction.
    pub fn cast(node: Node<'t>) -> Option<Self> {
        node.kind().is_instruction().then_some(Instruction(node))
    }

    /// The node that is viewed.
    pub fn node(self) -> Node<'t> {
        self.0
    }

    /// Its bytes: from the keyword to the last argument or heredoc terminator, without the last line end.
    pub fn range(self) -> TextRange {
        self.0.range()
    }

    /// Which instruction it is; `UNKNOWN` where the keyword is none.
    pub fn kind(self) -> SyntaxKind {
        self.0.kind()
    }

    /// The keyword as it is written. A continuation may cut it; then this is the first piece.
    pub fn keyword(self) -> Option<Token<'t>> {
        self.0.token(KEYWORD)
    }

    /// The keywords behind its own: `AS`, or the `CMD` of a `HEALTHCHECK`; in pieces where a continuation cuts them.
    pub(super) fn inner_keywords(self) -> impl Iterator<Item = Token<'t>> {
        let mut own = self.kind().keyword().map_or(0, str::len);
        self.0.child_tokens().filter(|it| it.kind() == KEYWORD).skip_while(move |it| {
            let is_own = own > 0;
            own = own.saturating_sub(it.text().len());
            is_own
        })
    }

    /// The flags in the order of the text.
    pub fn flags(self) -> impl Iterator<Item = Flag<'t>> {
        self.0.child_nodes().filter(|it| it.kind() == FLAG).map(Flag::new)
    }

    /// The first flag of this name.
    pub fn flag(self, name: &str) -> Option<Flag<'t>> {
        self.flags().find(|it| it.name() == name)
    }

    /// The heredocs in the order of their bodies, each with what opens it.
    pub fn heredocs(self) -> impl Iterator<Item = (Opener, Heredoc<'t>)> {
        let openers =
            self.0.descendants().filter_map(|it| it.into_node()).filter(|it| it.kind() == HEREDOC_OPENER);
        let bodies = self.0.descendants().filter_map(|it| it.into_node()).filter(|it| it.kind() == HEREDOC);
        openers.filter_map(|it| crate::heredoc::opener(&it.joined(), 0)).zip(bodies.map(Heredoc::new))
    }
}

/// Defines the casts to the instructions' own views.
macro_rules! casts {
    ($($method:ident $kind:ident $view:ident $name:literal;)*) => {
        impl<'t> Instruction<'t> {
            $(
                #[doc = concat!("The instruction as `", $name, "`, if it is one.")]
                pub fn $method(self) -> Option<$view<'t>> {
                    (self.kind() == $kind).then(|| $view::new(self.0))
                }
            )*
        }
    };
}

casts! {
    as_add ADD Add "ADD";
    as_arg ARG Arg "ARG";
    as_cmd CMD Cmd "CMD";
    as_copy COPY Copy "COPY";
    as_entrypoint ENTRYPOINT Entrypoint "ENTRYPOINT";
    as_env ENV Env "ENV";
    as_expose EXPOSE Expose "EXPOSE";
    as_from FROM From "FROM";
    as_healthcheck HEALTHCHECK Healthcheck "HEALTHCHECK";
    as_label LABEL Label "LABEL";
    as_maintainer MAINTAINER Maintainer "MAINTAINER";
    as_onbuild ONBUILD Onbuild "ONBUILD";
    as_run RUN Run "RUN";
    as_shell SHELL Shell "SHELL";
    as_stopsignal STOPSIGNAL Stopsignal "STOPSIGNAL";
    as_user USER User "USER";
    as_volume VOLUME Volume "VOLUME";
    as_workdir WORKDIR Workdir "WORKDIR";
}

/// Gives the views of instructions the way back to the general one.
macro_rules! instructions {
    ($($view:ident)*) => {
        $(
            impl<'t> $view<'t> {
                /// The general view: keyword, flags, heredocs.
                pub fn instruction(self) -> Instruction<'t> {
                    Instruction(self.node())
                }
            }
        )*
    };
}

instructions! {
    Add Arg Cmd Copy Entrypoint Env Expose From Healthcheck Label Maintainer Onbuild Run Shell Stopsignal User Volume
    Workdir
}
