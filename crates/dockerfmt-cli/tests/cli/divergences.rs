//! The examples of `fixtures/divergences` that are not about the verdicts on one file: in hadolint's stead the program
//! says what hadolint said when it was asked, and by default something else.

use dockerfmt_tests::hadolint::{Program, divergences, outcome};

use crate::sandbox::dockerfmt;

#[test]
fn both_sides_of_what_no_verdict_shows() {
    let (own, stand_in) = (Program::dockerfmt(&dockerfmt()), Program::stand_in(&dockerfmt()));
    let mut numbers = Vec::new();
    for it in divergences() {
        for case in it.theme.cases.iter().filter(|case| it.hadolints_verdicts(case).is_none()) {
            // In what order hadolint reports the findings of one line is chance.
            if it.number != "D-22" {
                assert_eq!(outcome(&stand_in, case), it.recorded(case), "{} {}", it.number, case.name);
            }
            assert_ne!(outcome(&own, case), it.recorded(case), "{} {}", it.number, case.name);
            numbers.push(it.number.clone());
        }
    }
    numbers.dedup();
    assert_eq!(numbers, ["D-2", "D-17", "D-18", "D-22"]);
}
