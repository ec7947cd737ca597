//! `docs/cli.md` is what the program says.

use crate::sandbox::dockerfmt;

#[test]
fn the_page_of_the_command_line_is_up_to_date() {
    let page = xtask::cli_page::page(&dockerfmt()).unwrap();
    let committed = std::fs::read_to_string(xtask::root().join(xtask::cli_page::FILE)).unwrap_or_default();
    assert_eq!(committed.replace("\r\n", "\n"), page, "run `cargo xtask gen` and commit what it writes");
}
