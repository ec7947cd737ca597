//! One test per difference between the two parsers; the lists hold what the real hadolint 2.15.1 was seen to do.
