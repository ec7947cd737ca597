//! The settings that rules are tried out with.

use std::sync::Arc;

use dockerfmt_lint::{DockerIgnore, LabelType, Settings, rules};

/// Settings that have all that any rule asks for, and the rule `code` on: labels are required, registries trusted,
/// files kept from the builder.
/// What says the same as a check of BuildKit's is off, or it would be heard in its place.
/// ShellCheck's codes have no rule and are on.
pub(crate) fn settings(code: &str) -> Settings {
    let rule = rules().iter().find(|it| it.code == code);
    assert!(rule.is_some() || code.starts_with("SC"), "no rule {code}");
    let labels = [
        ("commit", LabelType::Hash),
        ("created", LabelType::Rfc3339),
        ("email", LabelType::Email),
        ("license", LabelType::Spdx),
        ("title", LabelType::Text),
        ("url", LabelType::Url),
        ("version", LabelType::Semver),
    ];
    Settings {
        ignore: rule
            .iter()
            .filter(|it| it.is_buildkits())
            .flat_map(|it| it.equivalents())
            .map(|it| it.code.into())
            .collect(),
        overrides: rule.map(|it| (code.into(), it.severity)).into_iter().collect(),
        labels: labels.map(|it| (it.0.to_owned(), it.1)).into(),
        strict_labels: true,
        docker_ignore: Some(Arc::new(DockerIgnore::parse("node_modules\n*.log\n"))),
        trusted_registries: vec!["docker.io".to_owned(), "registry.example.com".to_owned()],
        ..Settings::default()
    }
}
