//! The printers: the file, and one per group of instructions as in the grammar.

mod env;
mod exec;
mod file;
mod flag;
mod from;
mod healthcheck;
mod instruction;
mod words;

pub(crate) use file::file;
pub(crate) use instruction::{Part, Printer};
