//! Flags and the fields of `--mount`.

use std::borrow::Cow;

use crate::kind::SyntaxKind::*;

use super::Word;
use super::word::unquoted;

view! {
    /// `--name` or `--name=value`
    Flag
}

view! {
    /// `key` or `key=value` in the value of `--mount`
    MountField
}

impl<'t> Flag<'t> {
    /// The name without its dashes.
    pub fn name(self) -> &'t str {
        self.0.token(FLAG_NAME).map_or("", |it| it.text())
    }

    /// What follows the `=`; `None` where nothing does.
    pub fn value(self) -> Option<Word<'t>> {
        self.0.child(FLAG_VALUE).map(Word::new)
    }

    /// The value without quotes and escapes; empty where there is none.
    ///
    /// The escape is `\` whatever the directive says, as in BuildKit.
    pub fn value_text(self) -> Cow<'t, str> {
        self.0.child(FLAG_VALUE).map_or(Cow::Borrowed(""), |it| unquoted(it.joined(), '\\'))
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
        self.0.child(KEY).map_or(Cow::Borrowed(""), |it| unquoted(it.joined(), '\\'))
    }

    /// What follows the `=`.
    pub fn value(self) -> Option<Word<'t>> {
        self.0.child(VALUE).map(Word::new)
    }

    /// The value without quotes; empty where there is none.
    pub fn value_text(self) -> Cow<'t, str> {
        self.0.child(VALUE).map_or(Cow::Borrowed(""), |it| unquoted(it.joined(), '\\'))
    }
}
