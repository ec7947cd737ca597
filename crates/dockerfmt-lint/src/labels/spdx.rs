//! Ids of the SPDX licence list.
//!
//! The crate `spdx` has version 3.29 of the list, hadolint 2.15.1 an older one. Licences that came later are taken for
//! valid unless the verdict must be hadolint's.

use spdx::flags::IS_DEPRECATED;
use spdx::identifiers::LICENSES;

use super::is_space;

/// Whether `text` is the id of one licence, blanks behind it aside. An expression is none, nor is a deprecated id.
pub(crate) fn is_spdx(text: &str) -> bool {
    let id = text.trim_end_matches(is_space);
    let found = LICENSES.binary_search_by_key(&id, |it| it.name).map(|it| &LICENSES[it]);
    let is_current = found.is_ok_and(|it| it.flags & IS_DEPRECATED == 0 || id == DEPRECATED_LATER);
    is_current && !is_no_id(id)
}

/// Whether hadolint 2.15.1 takes `text` for an id.
pub(crate) fn is_hadolint_spdx(text: &str) -> bool {
    let id = text.trim_end_matches(is_space);
    is_spdx(id) && LATER.split(' ').all(|it| it != id)
}

/// Whether `id` is one that the crate has beside those of the list.
fn is_no_id(id: &str) -> bool {
    id == "NOASSERTION" || id.ends_with("-invariants")
}

/// Deprecated since hadolint's list was made.
const DEPRECATED_LATER: &str = "Net-SNMP";

/// In the list since hadolint's was made.
const LATER: &str = "\
    3D-Slicer-1.0 ALGLIB-Documentation AMD-newlib Advanced-Cryptics-Dictionary Artistic-dist Aspell-RU \
    BOLA-1.1 BSD-2-Clause-first-lines BSD-2-Clause-pkgconf-disclaimer BSD-2-Clause-pos-unchanged \
    BSD-3-Clause-OpenWebUI BSD-3-Clause-Tso BSD-Mark-Modifications BSD-Source-Code-no-disclaimer \
    BSD-Source-alt-GPL BSD-ask-to-endorse Boehm-GC-without-fee Brian-Gladman-3-Clause-no-conversion Buddy \
    Bugroff CAPEC-tou CC-BY-NC-3.0-IGO CC-PDM-1.0 CC-SA-1.0 Catharon CryptoSwift DocBook-DTD DocBook-Schema \
    DocBook-Stylesheet DocBook-XML ESA-PL-permissive-2.4 ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 \
    FDK-MPEG-H FSFULLRSD FSL-1.1-ALv2 FSL-1.1-MIT Game-Programming-Gems Gutmann HDF5 HIDAPI HPND-Intel \
    HPND-Netrek HPND-SMC HPND-UC-export-US HPND-export-US-acknowledgement HPND-export2-US \
    HPND-merchantability-variant HPND-sell-variant-MIT-disclaimer-rev HPND-sell-variant-critical-systems \
    Hippocratic-3.0-core ISO-permission Informatica InnoSetup MIPS MIT-Click MIT-Khronos-old MIT-STK \
    MMPL-1.0.1 MVT-1.1 NCBI-PD NCL NIST-PD-TNT NTIA-PD OAR OSC-1.0 OSSP OpenMDW-1.0 PPL \
    ParaType-Free-Font-1.3 Ruby-pty SGMLUG-PM SMAIL-GPL SOFA SUL-1.0 Sendmail-Open-Source-1.1 Sun-PPP-2000 \
    TekHVC ThirdEye TrustedQSL Ubuntu-font-1.0 UnRAR Unlicense-libtelnet Unlicense-libwhirlpool Vixie-Cron \
    WTFNMFPL WordNet X11-no-permit-persons X11-swapped any-OSI any-OSI-perl-modules atc-game cve-tou \
    generic-xts hyphen-bulgarian jove libpng-1.6.35 man2html ngrep pkgconf threeparttable wwl xzoom";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_exact() {
        for it in ["MIT", "Apache-2.0", "GPL-2.0-only", "GPL-2.0-or-later", "Net-SNMP", "MIT \t\u{a0}"] {
            assert!(is_spdx(it) && is_hadolint_spdx(it), "{it}");
        }
        for it in [
            "",
            "mit",
            " MIT",
            "MIT+",
            "GPL-3.0",
            "GPL-2.0+",
            "MIT OR Apache-2.0",
            "(MIT)",
            "LicenseRef-x",
            "NONE",
            "NOASSERTION",
            "GFDL-1.1-invariants",
        ] {
            assert!(!is_spdx(it) && !is_hadolint_spdx(it), "{it}");
        }
    }

    #[test]
    fn hadolint_does_not_know_later_ones() {
        assert!(is_spdx("OpenMDW-1.0") && !is_hadolint_spdx("OpenMDW-1.0"));
        assert!(LATER.split(' ').all(is_spdx));
    }

    /// Counted by asking hadolint 2.15.1 for each id that the crate has, and for each word in its own program file.
    #[test]
    fn hadolint_knows_so_many() {
        let n_known = LICENSES.iter().filter(|it| is_hadolint_spdx(it.name)).count();
        assert_eq!(n_known, 606);
    }
}
