//! What an answer depends on, as far as it is known before anybody is connected to.

use std::collections::BTreeSet;

use crate::deploy::request::DeployRequest;
use crate::files::{Declared, Style};
use crate::shadow::{Drawer, Key, this_program};

/// Files and request, and where the answer would be kept.
#[derive(Clone, Debug)]
pub(in crate::deploy) struct Question<'a> {
    key: Key,
    drawer: Drawer<'a>,
    /// What `supabase_migrations` holds matters, too.
    pub(super) has_history: bool,
}

impl<'a> Question<'a> {
    /// What these files and this request ask; `purpose` keeps commands apart. `None` where an answer may not be kept.
    pub(in crate::deploy) fn new(
        request: &'a DeployRequest,
        (declared, selected): (&Declared, &BTreeSet<usize>),
        purpose: &str,
    ) -> Option<Question<'a>> {
        // Somebody agreed to one plan, and it is made to be compared with that.
        if request.plan.is_some() {
            return None;
        }
        let mut key = Key::default();
        key.add(&this_program()?);
        key.add(purpose);
        add_request(&mut key, request);
        key.add(&format!("{:?} {}", declared.platform, declared.has_phases_file));
        for (index, phase) in declared.phases.iter().enumerate() {
            key.add(&format!("{} {:?} {}", phase.name, phase.style, selected.contains(&index)));
            for file in &phase.files {
                key.add(&file.key);
                key.add(&file.source.path);
                key.add(if file.is_seed { "seed" } else { "" });
                key.add(&file.source.text);
            }
            key.add("");
        }
        let has_history = declared.phases.iter().any(|phase| phase.style == Style::History);
        Some(Question { key, drawer: drawer(request), has_history })
    }

    /// Whether these files were answered for some database.
    pub(in crate::deploy) fn was_asked(&self) -> bool {
        self.drawer.has(&self.key.name())
    }

    /// The question to a database that looks like this.
    pub(super) fn of(&self, facts: &[&str]) -> String {
        let mut key = self.key.clone();
        key.add_all(facts.iter().copied());
        key.name()
    }

    /// What was kept under a key.
    pub(super) fn recall(&self, key: &str) -> Option<Vec<u8>> {
        self.drawer.read(&self.name(key))
    }

    /// Keeps an answer under a key.
    pub(super) fn keep(&self, key: &str, body: &[u8]) -> std::io::Result<()> {
        self.drawer.write(&self.name(key), body)
    }

    /// The name under which an answer is kept.
    pub(super) fn name(&self, key: &str) -> String {
        format!("{}-{key}", self.key.name())
    }
}

/// Where answers are kept.
pub(super) fn drawer(request: &DeployRequest) -> Drawer<'_> {
    Drawer { folder: &request.cache_dir, prefix: "settled-" }
}

fn add_request(key: &mut Key, request: &DeployRequest) {
    let DeployRequest { heal, allowed, converge_drift, run_data, seed, platform, accepted, .. } = request;
    key.add(&format!("{heal:?} {allowed:?} {converge_drift} {run_data} {seed} {platform:?} {accepted:?}"));
    key.add(&format!("{:?} {:?}", request.server_programs, request.phase));
}
