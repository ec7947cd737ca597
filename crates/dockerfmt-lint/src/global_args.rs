//! Build arguments that stand outside of stages, or in none: what the builder gives of itself.

/// Arguments that the builder takes without an `ARG`, and hides from the history.
const PROXIES: [&str; 10] = [
    "ALL_PROXY",
    "FTP_PROXY",
    "HTTPS_PROXY",
    "HTTP_PROXY",
    "NO_PROXY",
    "all_proxy",
    "ftp_proxy",
    "http_proxy",
    "https_proxy",
    "no_proxy",
];

/// Whether the builder sets `name` to say what it builds, once an `ARG` asks for it.
pub(crate) fn is_of_platform(name: &str) -> bool {
    let part = name.strip_prefix("BUILD").or_else(|| name.strip_prefix("TARGET"));
    let is_part = |it| matches!(it, "PLATFORM" | "OS" | "OSVERSION" | "ARCH" | "VARIANT");
    part.is_some_and(is_part) || name == "TARGETSTAGE"
}

/// Whether the builder itself reads the argument, so that an `ARG` has an effect though nothing uses it.
pub(crate) fn is_for_builder(name: &str) -> bool {
    name.starts_with("BUILDKIT_") || name == "SOURCE_DATE_EPOCH" || PROXIES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_builder_are_known() {
        assert!(PROXIES.is_sorted());
        assert!(is_of_platform("TARGETARCH") && is_of_platform("BUILDPLATFORM"));
        assert!(!is_of_platform("TARGET") && !is_of_platform("BUILD_ARCH"));
        assert!(is_for_builder("http_proxy") && is_for_builder("BUILDKIT_SBOM_SCAN_STAGE"));
    }
}
