//! Which stages have a label, as hadolint reckons it.
//!
//! A stage has the labels of a stage that it is built on, if that one had them when it was named. A stage that is
//! copied from later, or that a stage without a name is built on which then gets the label, need not have it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use dockerfmt_syntax::ast::From;

use super::LabelReader;
use crate::RuleContext;
use crate::hadolint_image::{HadolintImage, image_text};

/// What matters of a file, in the order of the text.
pub(crate) struct StageEvents<'a>(Vec<Event<'a>>);

enum Event<'a> {
    From(StageNames<'a>),
    CopyFrom(Cow<'a, str>),
    Label(HashSet<Cow<'a, str>>),
}

/// The names of a stage, as they are written.
struct StageNames<'a> {
    own: Option<Cow<'a, str>>,
    /// Without registry, tag and digest.
    image: String,
}

impl<'a> StageEvents<'a> {
    pub(crate) fn new(ctx: &RuleContext<'a>) -> Self {
        let reader = LabelReader::new(ctx);
        let events = ctx.instructions().iter().filter_map(|it| {
            if let Some(from) = it.as_from() {
                Some(Event::From(StageNames::new(from)))
            } else if let Some(label) = it.as_label() {
                Some(Event::Label(reader.pairs(label).into_iter().map(|it| it.key).collect()))
            } else {
                Some(Event::CopyFrom(it.as_copy()?.from()?.value()?.text()))
            }
        });
        StageEvents(events.collect())
    }

    /// The indexes of the stages that set the label `key` themselves.
    pub(crate) fn labelled(&self, key: &str) -> HashSet<usize> {
        let mut n_stages = 0;
        let mut res = HashSet::new();
        for event in &self.0 {
            match event {
                Event::From(_) => n_stages += 1,
                Event::Label(keys) if n_stages > 0 && keys.contains(key) => {
                    res.insert(n_stages - 1);
                }
                _ => {}
            }
        }
        res
    }

    /// The indexes of the stages that lack the label `key`.
    pub(crate) fn lacking(&self, key: &str) -> BTreeSet<usize> {
        let mut res = Reckoning::default();
        for event in &self.0 {
            match event {
                Event::From(names) => res.begin(names),
                Event::CopyFrom(name) => res.excuse(name),
                Event::Label(keys) if keys.contains(key) => res.label(),
                Event::Label(_) => {}
            }
        }
        res.lacking
    }
}

impl<'a> StageNames<'a> {
    fn new(from: From<'a>) -> Self {
        let image = image_text(from).unwrap_or_default();
        let image = HadolintImage::new(&image).name.to_owned();
        StageNames { own: from.stage_name().map(|it| it.text()), image }
    }
}

/// What is known about one label at a place of the text.
#[derive(Default)]
struct Reckoning<'e> {
    n_stages: usize,
    current: Option<&'e StageNames<'e>>,
    lacking: BTreeSet<usize>,
    /// Those that lack it, or did, by their own names.
    lacking_by_name: HashMap<&'e str, Vec<usize>>,
    /// The names of those that have it.
    having: HashSet<&'e str>,
}

impl<'e> Reckoning<'e> {
    fn begin(&mut self, names: &'e StageNames<'e>) {
        let idx = self.n_stages;
        self.n_stages += 1;
        self.current = Some(names);
        let own = names.own.as_deref();
        if self.having.contains(names.image.as_str()) {
            self.having.extend(own);
            return;
        }
        self.lacking.insert(idx);
        if let Some(own) = own {
            self.lacking_by_name.entry(own).or_default().push(idx);
        }
    }

    /// Stages of this name need no label any more.
    fn excuse(&mut self, name: &str) {
        for idx in self.lacking_by_name.remove(name).unwrap_or_default() {
            self.lacking.remove(&idx);
        }
    }

    /// The current stage gets the label.
    fn label(&mut self) {
        let Some(names) = self.current else { return };
        let own = names.own.as_deref();
        self.excuse(own.unwrap_or(&names.image));
        self.lacking.remove(&(self.n_stages - 1));
        self.having.extend(own);
    }
}
