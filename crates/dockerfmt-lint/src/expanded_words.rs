//! The variables that the builder puts values in for, instruction by instruction.
//!
//! What a shell expands is not among them, nor are the words that BuildKit takes as they are written.

use dockerfmt_syntax::ast::{Instruction, Variable, Word};
use dockerfmt_syntax::{SyntaxKind, TextRange};

use crate::context_files::{all_sources, destination};
use crate::values::pairs;

/// A variable and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) name: String,
    pub(crate) range: TextRange,
}

/// The variables in the words of an instruction that BuildKit expands, `EXPOSE` and `FROM` aside.
pub(crate) fn uses(instruction: Instruction<'_>) -> Vec<Use> {
    let mut res: Vec<Use> =
        words(instruction).iter().flat_map(|it| it.variables()).filter_map(Use::of).collect();
    if matches!(instruction.kind(), SyntaxKind::ADD | SyntaxKind::COPY) {
        res.extend(in_heredocs(instruction));
    }
    res
}

impl Use {
    fn of(variable: Variable<'_>) -> Option<Self> {
        Some(Use { name: variable.name()?.text().to_owned(), range: variable.range() })
    }
}

fn words(instruction: Instruction<'_>) -> Vec<Word<'_>> {
    let flag = |name| instruction.flag(name).and_then(|it| it.value());
    if matches!(instruction.kind(), SyntaxKind::ADD | SyntaxKind::COPY) {
        let checksum = flag("checksum").filter(|_| instruction.as_add().is_some());
        let flags = [flag("chown"), flag("chmod"), checksum].into_iter().flatten();
        return flags.chain(all_sources(instruction)).chain(destination(instruction)).collect();
    }
    if let Some(it) = instruction.as_run() {
        let fields = it.mounts().flat_map(|it| it.mount_fields());
        let fields = fields.filter(|it| !it.key().eq_ignore_ascii_case("from"));
        return fields.filter_map(|it| it.value()).collect();
    }
    if let Some(it) = instruction.as_volume() {
        return it.paths().collect();
    }
    let value = match instruction.kind() {
        SyntaxKind::USER => instruction.as_user().and_then(|it| it.value()),
        SyntaxKind::WORKDIR => instruction.as_workdir().and_then(|it| it.value()),
        SyntaxKind::STOPSIGNAL => instruction.as_stopsignal().and_then(|it| it.value()),
        // Keys and values of `ARG`, `ENV` and `LABEL`.
        _ => return pairs(instruction).flat_map(|it| [it.key(), it.value()]).flatten().collect(),
    };
    value.into_iter().collect()
}

/// The variables in the files that heredocs hold, unless a quote in the opener says that there are none.
fn in_heredocs(instruction: Instruction<'_>) -> Vec<Use> {
    let escape = instruction.node().tree().escape();
    let open = instruction.heredocs().filter(|it| it.0.expands);
    let bodies = open.filter_map(|it| it.1.body());
    bodies.flat_map(|it| in_text(it.text(), it.range().start, escape)).collect()
}

/// The variables in a text whose quotes mean nothing.
fn in_text(text: &str, start: u32, escape: char) -> Vec<Use> {
    let mut res = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['$', escape]) {
        let found = &rest[at..];
        let mut chars = found.chars();
        if chars.next() == Some(escape) {
            chars.next();
            rest = chars.as_str();
            continue;
        }
        let behind = chars.as_str();
        let body = behind.strip_prefix('{').unwrap_or(behind);
        let len = body.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(body.len());
        if len > 0 && !body.starts_with(|c: char| c.is_numeric()) {
            let at = start + (text.len() - found.len()) as u32;
            let end = start + (text.len() - body.len() + len) as u32;
            res.push(Use { name: body[..len].to_owned(), range: TextRange::new(at, end) });
        }
        rest = &body[len..];
    }
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let parse = dockerfmt_syntax::parse(text);
        let instruction = parse.file().instructions().next().expect("an instruction");
        let names: Vec<String> = uses(instruction).into_iter().map(|it| it.name).collect();
        assert_eq!(names.join(" "), expected, "{text}");
    }

    #[test]
    fn each_instruction_has_its_words() {
        check("COPY --from=$F --chown=$A --chmod=$B --exclude=$X $C $D", "A B C D");
        check("COPY [\"$A\", \"/$B\"]", "A B");
        check("ADD --checksum=$A $B $C", "A B C");
        check("ENV $A=$B ${C:-$D}=1", "A B C D");
        check("LABEL $A=$B", "A B");
        check("ARG A=$B C=$D", "B D");
        check("USER $A:$B", "A B");
        check("WORKDIR /$A", "A");
        check("VOLUME $A [\"$B\"]", "A B");
        check("VOLUME [\"$A\"]", "A");
        check("STOPSIGNAL $A", "A");
        check("RUN --mount=type=cache,target=$A,id=${B},from=$X --network=$Y echo $Z", "A B");
        for text in
            ["EXPOSE $A", "CMD $A", "ENTRYPOINT $A", "SHELL [\"$A\"]", "HEALTHCHECK CMD $A", "MAINTAINER $A"]
        {
            check(text, "");
        }
        check("ONBUILD ENV A=$B", "");
        check("ENV A='$B' C=\\$D E=\"$F\"", "F");
    }

    #[test]
    fn heredocs_are_expanded_unless_quoted() {
        check("COPY <<E /x\n$A '${B:-1}' \\$C $1 $\nE\n", "A B");
        check("COPY <<'E' /x\n$A\nE\n", "");
        check("RUN <<E\n$A\nE\n", "");
    }
}
