//! The `dockerfmt` program.
fn main() {}
