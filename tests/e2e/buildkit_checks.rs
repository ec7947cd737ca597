//! BuildKit's checks over the corpus of real files: each difference from the record has a reason.

use dockerfmt_tests::{corpus, root};
use xtask::buildkit::{FILE, compare, page};

#[test]
fn every_difference_has_a_reason() {
    let Some(corpus) = corpus("every_difference_has_a_reason") else { return };
    let comparison = compare(&corpus);
    let total = comparison.total();
    println!("{} files, {total:?}", comparison.n_files);
    assert!(comparison.unexplained.is_empty(), "without a reason: {:#?}", comparison.unexplained);
    // Reasons explain away only what the record leaves out; what both find shows that there is something to compare.
    assert!(total.both > 2000 && total.ours * 50 < total.both, "{total:?}");
    let committed = std::fs::read_to_string(root().join(FILE)).expect("the page");
    assert!(committed == page(&comparison), "{FILE} is stale: cargo xtask buildkit");
}
