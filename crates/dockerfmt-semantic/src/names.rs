//! The names of stages, for looking one up.
//!
//! Separate so that a file of ten thousand stages is not read ten thousand times.

use std::collections::HashMap;

/// Stage names in lower case, with the indices of the stages that have them.
#[derive(Clone, Debug, Default)]
pub(crate) struct StageNames {
    indices: HashMap<String, Vec<usize>>,
}

impl StageNames {
    /// Adds the stage `idx`, which must be larger than those before.
    pub(crate) fn push(&mut self, name: &str, idx: usize) {
        self.indices.entry(name.to_ascii_lowercase()).or_default().push(idx);
    }

    /// The last of the first `n_stages` stages that has this name.
    pub(crate) fn find(&self, name: &str, n_stages: usize) -> Option<usize> {
        let indices = self.indices.get(&name.to_ascii_lowercase())?;
        let n_before = indices.partition_point(|&it| it < n_stages);
        indices[..n_before].last().copied()
    }
}
