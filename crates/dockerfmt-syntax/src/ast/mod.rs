//! Typed views on the tree, one file per instruction as in the grammar.
//!
//! A view is a node that is known to have a certain kind: it costs nothing, owns nothing, and every accessor
//! answers `None` where a broken file lacks what is asked for.

/// Defines a view: a newtype over a node.
macro_rules! view {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name<'t>(crate::tree::Node<'t>);

        impl<'t> $name<'t> {
            pub(crate) fn new(node: crate::tree::Node<'t>) -> Self {
                $name(node)
            }

            /// The node that is viewed.
            pub fn node(self) -> crate::tree::Node<'t> {
                self.0
            }

            /// Its bytes.
            pub fn range(self) -> crate::text::TextRange {
                self.0.range()
            }
        }
    };
}

mod arg;
mod cmd;
mod copy;
mod directive;
mod env;
mod expose;
mod file;
mod flag;
mod form;
mod from;
mod healthcheck;
mod heredoc;
mod image;
mod instruction;
mod onbuild;
mod run;
mod shell;
mod user;
mod volume;
mod word;

pub use arg::Arg;
pub use cmd::{Cmd, Entrypoint};
pub use copy::{Add, Copy};
pub use directive::Directive;
pub use env::{Env, Label, Pair};
pub use expose::Expose;
pub use file::File;
pub use flag::{Flag, MountField};
pub use form::{Command, ExecForm, JsonString, ShellForm};
pub use from::From;
pub use healthcheck::Healthcheck;
pub use heredoc::Heredoc;
pub use image::{Image, ImagePart, ImageReference};
pub use instruction::Instruction;
pub use onbuild::Onbuild;
pub use run::Run;
pub use shell::Shell;
pub use user::{Maintainer, Stopsignal, User, Workdir};
pub use volume::Volume;
pub use word::{Variable, Word};
