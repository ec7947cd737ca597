//! `ONBUILD`

use super::Instruction;

view! {
    /// `ONBUILD instruction`
    Onbuild
}

impl<'t> Onbuild<'t> {
    /// What is triggered.
    pub fn trigger(self) -> Option<Instruction<'t>> {
        self.0.child_nodes().find_map(Instruction::cast)
    }
}
