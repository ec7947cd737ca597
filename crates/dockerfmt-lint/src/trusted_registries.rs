//! The patterns of registries that images may come from.

/// Whether one of `patterns` matches a registry: `*` at the start or the end stands for anything.
pub(crate) fn is_trusted(patterns: &[String], registry: &str) -> bool {
    patterns.iter().any(|it| matches(it, registry))
}

/// Names of Docker Hub, where images without a registry come from.
pub(crate) const DOCKER_HUB: [&str; 2] = ["docker.io", "hub.docker.com"];

/// Whether one of `patterns` matches Docker Hub.
pub(crate) fn is_docker_hub_trusted(patterns: &[String]) -> bool {
    DOCKER_HUB.iter().any(|it| is_trusted(patterns, it))
}

fn matches(pattern: &str, registry: &str) -> bool {
    if pattern == "*" {
        return true;
    }
    if let Some(suffix) = pattern.strip_prefix('*') {
        return registry.ends_with(suffix);
    }
    match pattern.strip_suffix('*') {
        Some(prefix) => registry.starts_with(prefix),
        None => registry == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_at_one_end() {
        for it in ["*", "r.io", "*.io", "r*", "r.io*", "*r.io"] {
            assert!(matches(it, "r.io"), "{it}");
        }
        for it in ["R.io", "io", ".io", "r", "*r*", "*r", "io*", "r*o", "**", ""] {
            assert!(!matches(it, "r.io"), "{it}");
        }
    }

    #[test]
    fn docker_hub_has_two_names() {
        let is_trusted = |it: &str| is_docker_hub_trusted(&[it.to_owned()]);
        assert!(is_trusted("docker.io") && is_trusted("*.docker.com"));
        assert!(!is_trusted("r.io"));
    }
}
