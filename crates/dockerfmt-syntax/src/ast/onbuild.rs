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

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn the_trigger_is_an_instruction() {
        let parse = parse("ONBUILD COPY --chown=a b c\nONBUILD\n");
        let mut onbuilds = parse.file().instructions().filter_map(|it| it.as_onbuild());
        let trigger = onbuilds.next().and_then(|it| it.trigger()).expect("a trigger");
        let copy = trigger.as_copy().expect("a COPY");
        assert_eq!(copy.destination().expect("a destination").text(), "c");
        assert_eq!(trigger.flag("chown").expect("a flag").value_text(), "a");
        assert!(onbuilds.next().expect("an ONBUILD").trigger().is_none());
    }
}
