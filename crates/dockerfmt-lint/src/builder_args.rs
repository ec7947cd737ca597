//! Build arguments that mean something to the builder itself.

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
        for it in ["http_proxy", "BUILDKIT_SBOM_SCAN_STAGE", "SOURCE_DATE_EPOCH"] {
            assert!(is_for_builder(it), "{it}");
        }
        assert!(!is_for_builder("PROXY") && !is_for_builder("TARGETARCH"));
    }
}
