//! Why our verdicts may differ from hadolint's by default: what each divergence says, as a test on the code and on the
//! text that the finding is about.

mod instructions;
mod runs;
mod stages;

use crate::difference::Difference;

/// One way in which a divergence shows.
struct Reason {
    /// The divergence.
    number: &'static str,
    /// Whether we have the finding; else hadolint has it.
    is_extra: bool,
    /// The rules that it is about; any where empty.
    codes: &'static [&'static str],
    holds: fn(&Difference<'_>) -> bool,
}

const fn more(
    number: &'static str,
    codes: &'static [&'static str],
    holds: fn(&Difference<'_>) -> bool,
) -> Reason {
    Reason { number, is_extra: true, codes, holds }
}

const fn less(
    number: &'static str,
    codes: &'static [&'static str],
    holds: fn(&Difference<'_>) -> bool,
) -> Reason {
    Reason { number, is_extra: false, codes, holds }
}

/// Only these may let us report more than hadolint does.
const ADDING: [&str; 4] = ["D-1", "D-3", "D-6", "D-7"];

/// What hadolint's rules about packages ask versions for.
const PACKAGES: &[&str] =
    &["DL3008", "DL3013", "DL3016", "DL3018", "DL3028", "DL3033", "DL3037", "DL3041", "DL3062"];

/// The rules about what package managers leave in the layer.
const CACHES: &[&str] = &["DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042", "DL3060"];

const REASONS: &[Reason] = &[
    more("D-1", &["DL1000"], |it| it.has_error()),
    more("D-1", &["DL3025"], instructions::is_in_brackets),
    more("D-1", &[], runs::goes_on_behind_heredoc),
    less("D-1", &["DL3066"], instructions::is_number_in_quotes_or_blanks),
    less("D-1", &["DL3010", "DL3020", "DL3021", "DL3045", "DL3067"], instructions::is_cut_between_words),
    more("D-3", &["DL3064"], instructions::has_several_names),
    less("D-3", &["DL3033", "DL3041", "DL3066"], instructions::uses_second_name),
    less("D-5", &[], runs::is_for_another_program),
    more("D-6", &["DL3010"], stages::is_not_last),
    more("D-7", &["DL3006", "DL3007", "DL3026"], stages::is_known_by_expansion_or_registry),
    more("D-7", &["DL3026"], stages::is_image_named_as_stage),
    less("D-7", &["DL3006"], stages::is_tagged_stage_or_unknown),
    less("D-7", &["DL3026"], stages::has_variable),
    less("D-7", &["DL3065"], stages::has_default_platform),
    less("D-8", &["DL3022"], stages::is_clear_source),
    less("D-8", &["DL3045"], stages::is_built_on_other_letter_case),
    less("D-9", &[], runs::is_wrapped),
    less("D-10", &["DL4006"], runs::has_pipefail),
    less("D-11", CACHES, runs::has_mount),
    less("D-13", &[], instructions::is_ignored),
    less("D-14", &["DL3020"], instructions::adds_what_copy_cannot),
    less("D-15", &["DL3044"], instructions::quotes_or_escapes),
    less("D-16", &["DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"], instructions::has_variable),
    less("D-19", &["DL3002", "DL3066"], stages::is_only_built_on),
    less("D-21", PACKAGES, runs::has_value_of_option),
    less("D-24", &["DL3014"], runs::is_confirmed),
    less("D-25", CACHES, runs::empties_cache),
    less("D-26", &["DL3016"], runs::installs_folder),
    less("D-26", &["DL3028"], runs::installs_gem_of_version_or_file),
    less("D-26", &["DL3033", "DL3041"], runs::installs_group_or_file),
    less("D-26", &["DL3062"], runs::names_part_of_module),
    less("D-27", &["DL3049"], stages::needs_no_label),
    less("D-28", &["DL3054"], instructions::has_literal_value),
];

/// A reason by its place in the list, with the number of its divergence.
pub(crate) type Row = (usize, &'static str);

/// The reasons that explain a difference.
pub(crate) fn rows(difference: &Difference<'_>) -> Vec<Row> {
    let is_about = |it: &Reason| {
        it.is_extra == difference.is_extra && (it.codes.is_empty() || it.codes.contains(&difference.code))
    };
    let holds = |it: &Reason| is_about(it) && (it.holds)(difference);
    all_rows().into_iter().filter(|it| holds(&REASONS[it.0])).collect()
}

/// All reasons.
pub(crate) fn all_rows() -> Vec<Row> {
    REASONS.iter().enumerate().map(|(idx, it)| (idx, it.number)).collect()
}

/// The numbers of the divergences that explain a difference, each once.
pub(crate) fn numbers(difference: &Difference<'_>) -> Vec<&'static str> {
    let mut res: Vec<_> = rows(difference).into_iter().map(|it| it.1).collect();
    res.dedup();
    res
}

#[test]
fn few_divergences_add_findings() {
    let adding = REASONS.iter().filter(|it| it.is_extra).map(|it| it.number);
    let wrong: Vec<_> = adding.filter(|it| !ADDING.contains(it)).collect();
    assert_eq!(wrong, [""; 0]);
}
