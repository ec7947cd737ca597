//! Our findings against the recorded ones of hadolint 2.15.1: those on a corpus of real files, and those on the examples
//! of `fixtures/divergences`.
//!
//! In compat mode they are the same. By default every difference has a reason with the number of a divergence, and the
//! examples show that each reason holds for its own divergence and for no other.

mod corpus;
mod difference;
mod examples;
mod reasons;
