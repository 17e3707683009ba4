//! Remembers what files declared, so that a deploy without changes starts no server.
//!
//! A memory is used only where everything the answer depends on is the same; whatever is wrong with its file makes the
//! files be elaborated again, and that is all.

use super::cache::{Drawer, Key, this_program};
use super::elaborate::copied_defaults;
use super::kept::{from_bytes, to_bytes};
use super::spec::{Elaboration, ShadowSpec};
use crate::plan::DeclaredStatement;

/// What was remembered of exactly these files on a shadow exactly like this one.
pub fn remembered(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Option<Elaboration> {
    from_bytes(&drawer(spec).read(&name(spec, statements)?)?)
}

/// Remembers an elaboration. A cache that cannot be written makes the next deploy slower, and that is all.
pub(super) fn remember(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement], elaboration: &Elaboration) {
    let (Some(name), Some(body)) = (name(spec, statements), to_bytes(elaboration)) else { return };
    let _slower_next_time = drawer(spec).write(&name, &body);
}

fn drawer<'a>(spec: &ShadowSpec<'a>) -> Drawer<'a> {
    Drawer { folder: spec.cache, prefix: "declared-" }
}

/// `None` where something the answer depends on is not known.
fn name(spec: &ShadowSpec<'_>, statements: &[DeclaredStatement]) -> Option<String> {
    // What each file leaves is asked for once, to find out where a database stands.
    if !spec.checkpoints.is_empty() {
        return None;
    }
    let mut key = Key::default();
    key.add(&this_program()?);
    let binaries = spec.binaries;
    key.add(&binaries.dir.to_string_lossy());
    key.add(&binaries.version);
    key.add(&binaries.extensions()?);
    for part in [spec.superuser, spec.deployer, spec.search_path, spec.baseline.unwrap_or_default()] {
        key.add(part);
    }
    let mut roles: Vec<&String> = spec.roles.iter().collect();
    roles.sort();
    key.add_all(roles.into_iter().map(String::as_str));
    for id in copied_defaults(spec) {
        key.add(&id.path());
        key.add_all(spec.have.get(&id).into_iter().flat_map(|object| object.acl.iter().map(String::as_str)));
    }
    key.add(if spec.heals { "heals" } else { "" });
    key.add("files");
    for declared in statements {
        key.add(&declared.statement.hash);
        key.add(if declared.ends_file { "end" } else { "" });
    }
    Some(key.name())
}
