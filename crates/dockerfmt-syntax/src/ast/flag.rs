//! Flags and the fields of `--mount`.

use std::borrow::Cow;

use crate::grammar::meant_flag;
use crate::kind::SyntaxKind::*;
use crate::quote::unquoted_flag;

use super::Word;

view! {
    /// `--name` or `--name=value`
    Flag
}

view! {
    /// `key` or `key=value` in the value of `--mount`
    MountField
}

impl<'t> Flag<'t> {
    /// The whole flag as BuildKit keeps it: without quotes and escapes.
    pub fn text(self) -> Cow<'t, str> {
        unquoted_flag(self.0.joined())
    }

    /// The name without its dashes.
    pub fn name(self) -> &'t str {
        self.0.token(FLAG_NAME).map_or("", |it| it.text())
    }

    /// The flag that was likely meant; `None` where the instruction knows this one.
    pub fn meant_name(self) -> Option<&'static str> {
        meant_flag(self.0.parent()?.kind(), self.name())
    }

    /// What follows the `=`; `None` where nothing does.
    pub fn value(self) -> Option<Word<'t>> {
        self.0.child(FLAG_VALUE).map(Word::new)
    }

    /// The value without quotes and escapes; empty where there is none.
    ///
    /// The escape is `\` whatever the directive says, as in BuildKit.
    pub fn value_text(self) -> Cow<'t, str> {
        self.0.child(FLAG_VALUE).map_or(Cow::Borrowed(""), |it| unquoted_flag(it.joined()))
    }

    /// The fields of a `--mount`; none for other flags.
    pub fn mount_fields(self) -> impl Iterator<Item = MountField<'t>> {
        let fields = self.0.child(FLAG_VALUE).into_iter().flat_map(|it| it.child_nodes());
        fields.filter(|it| it.kind() == MOUNT_FIELD).map(MountField::new)
    }

    /// The value of the first mount field with one of these keys, letter case aside.
    pub fn mount_value(self, keys: &[&str]) -> Option<Cow<'t, str>> {
        self.mount_fields()
            .find(|it| keys.iter().any(|key| it.key().eq_ignore_ascii_case(key)))
            .map(|it| it.value_text())
    }
}

impl<'t> MountField<'t> {
    /// The key, without quotes.
    pub fn key(self) -> Cow<'t, str> {
        self.0.child(KEY).map_or(Cow::Borrowed(""), |it| unquoted_flag(it.joined()))
    }

    /// What follows the `=`.
    pub fn value(self) -> Option<Word<'t>> {
        self.0.child(VALUE).map(Word::new)
    }

    /// The value without quotes; empty where there is none.
    pub fn value_text(self) -> Cow<'t, str> {
        self.0.child(VALUE).map_or(Cow::Borrowed(""), |it| unquoted_flag(it.joined()))
    }
}

#[cfg(test)]
mod tests {
    use crate::parse;

    #[test]
    fn mounts_have_fields() {
        let parse = parse(
            "RUN --mount=type=cache,Target=/root/.cache,ro --mount='type=secret,id=\\'k' --network=none a",
        );
        let run = parse.file().instructions().next().and_then(|it| it.as_run()).expect("a RUN");
        let mounts: Vec<_> = run.mounts().collect();
        assert_eq!(mounts.len(), 2);
        let fields: Vec<_> = mounts[0].mount_fields().map(|it| (it.key(), it.value_text())).collect();
        let plain: Vec<_> = fields.iter().map(|(key, value)| (key.as_ref(), value.as_ref())).collect();
        assert_eq!(plain, [("type", "cache"), ("Target", "/root/.cache"), ("ro", "")]);
        assert_eq!(mounts[0].mount_value(&["dst", "target"]).as_deref(), Some("/root/.cache"));
        assert_eq!(mounts[0].mount_value(&["ro"]).as_deref(), Some(""));
        assert_eq!(mounts[0].mount_value(&["from"]), None);
        assert_eq!(run.instruction().flag("network").expect("a flag").mount_fields().count(), 0);
    }

    #[test]
    fn misspelt_flags_are_meant_as_others() {
        let parse = parse("COPY --form=a --link --banana x y\nSTOPSIGNAL --form=a x\n");
        let flags = parse.file().instructions().flat_map(|it| it.flags());
        let meant: Vec<_> = flags.map(|it| it.meant_name()).collect();
        assert_eq!(meant, [Some("from"), None, None, None]);
    }

    #[test]
    fn values_lose_the_quotes_of_flags() {
        let parse = parse("COPY --from=\"a\\b\" --link x y");
        let copy = parse.file().instructions().next().and_then(|it| it.as_copy()).expect("a COPY");
        let from = copy.from().expect("a flag");
        assert_eq!(from.value_text(), "ab");
        assert_eq!(from.value().expect("a value").unquoted(), "ab");
        let link = copy.instruction().flag("link").expect("a flag");
        assert!(link.value().is_none() && link.value_text().is_empty());
    }
}
