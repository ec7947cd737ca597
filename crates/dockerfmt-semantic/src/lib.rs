//! What a Dockerfile means: its stages and what they build on, variables, shells, image references.
//!
//! [`Model::new`] reads a parsed file once; it asks nothing of the world and never fails.
//! What depends on something outside the file, as a base image's own variables, is not in the model.
//!
//! ```
//! use dockerfmt_semantic::{Base, Model};
//!
//! let parse = dockerfmt_syntax::parse("ARG V=12\nFROM debian:$V AS base\nFROM BASE\nRUN make\n");
//! let model = Model::new(&parse);
//! let Base::Image(image) = model.stages()[0].base() else { panic!("an image") };
//! assert_eq!(image.tag.as_ref().expect("a tag").text, "12");
//! assert_eq!(*model.stages()[1].base(), Base::Stage(0));
//! ```

mod definition;
mod expand;
mod model;
mod names;
mod run_script;
mod scope;
mod shell;
mod source;
mod stage;
mod variables;

pub use definition::{Definition, DefinitionKind};
pub use dockerfmt_shell::Dialect;
pub use expand::{Known, expand};
pub use model::{Model, PLATFORM_ARGS, is_predefined};
pub use run_script::RunScript;
pub use scope::{Scope, visit_scopes};
pub use shell::Shell;
pub use source::Source;
pub use stage::{Base, Stage};
pub use variables::{Step, Variables, visit_runs, visit_tree};
