//! Who may know whom: the dependencies of every crate, as `docs/architecture.md` draws them.

use cargo_metadata::{DependencyKind, MetadataCommand, Package};
use dockerfmt_tests::root;

/// Each crate with all that it may depend on, ours first. Nothing else may know nom, shuck, a terminal or async code.
const LAYERS: &[(&str, &[&str], &[&str])] = &[
    ("dockerfmt-syntax", &[], &["nom"]),
    ("dockerfmt-shell", &["dockerfmt-syntax"], &["shuck-ast", "shuck-linter", "shuck-parser"]),
    ("dockerfmt-semantic", &["dockerfmt-shell", "dockerfmt-syntax"], &[]),
    ("dockerfmt-lint", &["dockerfmt-semantic", "dockerfmt-shell", "dockerfmt-syntax"], &["spdx"]),
    ("dockerfmt-printer", &["dockerfmt-shell", "dockerfmt-syntax"], &[]),
    (
        "dockerfmt",
        &["dockerfmt-lint", "dockerfmt-printer", "dockerfmt-semantic", "dockerfmt-shell", "dockerfmt-syntax"],
        &[],
    ),
    (
        "dockerfmt-project",
        &["dockerfmt"],
        &["ec4rs", "ignore", "saphyr-parser", "serde_json", "tempfile", "toml"],
    ),
    (
        "dockerfmt-cli",
        &["dockerfmt", "dockerfmt-project"],
        &[
            "anstyle",
            "clap",
            "clap_complete",
            "clap_mangen",
            "codespan-reporting",
            "ctrlc",
            "indicatif",
            "jiff",
            "mimalloc",
            "rayon",
            "serde",
            "serde_json",
            "sha1",
            "similar",
            "tempfile",
            "terminal_size",
        ],
    ),
    // It may know everything, and is known by tests only.
    ("xtask", &["dockerfmt", "dockerfmt-tests"], &["clap", "serde_json", "tempfile"]),
    ("dockerfmt-tests", &[], &["serde_json", "tempfile"]),
];

fn packages() -> Vec<Package> {
    let manifest = root().join("Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).no_deps().exec().expect("cargo metadata");
    metadata.packages
}

#[test]
fn every_crate_knows_only_the_layers_below_it() {
    let mut seen = Vec::new();
    for package in packages() {
        let name = package.name.to_string();
        let layer = LAYERS.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("{name} has no layer"));
        let normal = package.dependencies.iter().filter(|it| it.kind == DependencyKind::Normal);
        let (mut ours, mut outside): (Vec<&str>, Vec<&str>) =
            normal.map(|it| it.name.as_str()).partition(|it| it.starts_with("dockerfmt"));
        ours.sort_unstable();
        outside.sort_unstable();
        assert_eq!(ours, layer.1, "our crates below {name}");
        assert_eq!(outside, layer.2, "crates from outside below {name}");
        seen.push(name);
    }
    assert_eq!(seen.len(), LAYERS.len(), "crates of the workspace: {seen:?}");
}

#[test]
fn folders_are_named_for_their_packages() {
    for package in packages().iter().filter(|it| it.name.as_str() != "dockerfmt-tests") {
        let folder = package.manifest_path.parent().and_then(|it| it.file_name());
        assert_eq!(folder, Some(package.name.as_str()));
    }
}

#[test]
fn one_file_knows_the_linter_of_shuck() {
    let source = root().join("crates/dockerfmt-shell/src");
    let mut folders = vec![source];
    let mut knowing = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path).expect("a source file").contains("shuck_linter") {
                knowing.push(path.file_name().expect("a name").to_owned());
            }
        }
    }
    assert_eq!(knowing, ["engine.rs"]);
}
