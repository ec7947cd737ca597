//! The printers: the file, and one per group of instructions as in the grammar.

mod entry;
mod env;
mod exec;
mod file;
mod flag;
mod from;
mod healthcheck;
mod instruction;
mod line_end;
mod understood;
mod words;

pub(crate) use file::{PrintedFile, file};
pub(crate) use instruction::{Part, Printer};
