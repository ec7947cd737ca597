//! The generated files that are committed are those that would be generated now.

use std::path::PathBuf;

use dockerfmt_tests::root;

#[test]
fn generated_files_are_up_to_date() {
    let stale = xtask::generate::stale(&root());
    assert_eq!(stale, Vec::<PathBuf>::new(), "run `cargo xtask gen` and commit what it writes");
}

#[test]
fn every_rule_has_a_page() {
    let files = xtask::rule_pages::files();
    assert_eq!(files.len(), dockerfmt::lint::rules().len() + 1);
    for rule in dockerfmt::lint::rules() {
        let path = PathBuf::from(format!("docs/rules/{}.md", rule.code));
        let page = files.iter().find(|it| it.0 == path).map(|it| it.1.as_str());
        assert_eq!(page, Some(rule.page().as_str()), "{}", rule.code);
        let (_, index) = files.last().expect("the index");
        let link = format!("[{0}]({0}.md)", rule.code);
        assert!(index.contains(&link), "{index}");
    }
}
