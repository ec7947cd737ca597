//! What the tests of the workspace share: where fixtures and the corpus are.
