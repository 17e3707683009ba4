//! Refuses a plan that is no longer the one somebody agreed to.

use std::path::Path;

use super::details::{Details, ObjectDetails, place_of};
use super::keep::recall;
use crate::deploy::decided::Decided;
use crate::deploy::error::Stop;
use crate::deploy::stages::Stages;
use crate::finding::Finding;
use crate::plan::Plan;

/// How many changes are named before the rest is counted.
const NAMED: usize = 5;

/// Ends the deploy unless the plan is the one that was agreed to, if one was.
pub(in crate::deploy) fn refuse_stale(stages: &Stages<'_>, decided: &Decided, plan: &Plan) -> Result<(), Stop> {
    let Some(agreed) = &stages.request.plan else { return Ok(()) };
    let now = Details::of(decided, plan, &place_of(stages.open_target()?), &stages.report.phases);
    refuse_other(agreed, &now, &stages.request.cache_dir)
}

fn refuse_other(agreed: &str, now: &Details, cache: &Path) -> Result<(), Stop> {
    if now.fingerprint() == agreed {
        return Ok(());
    }
    let detail = match recall(cache, agreed) {
        Some(then) => changed_since(&then, now),
        None => "It was not made on this machine, so nobody knows what changed since.".to_owned(),
    };
    let finding = Finding::error("stale-plan", format!("the plan is no longer {agreed}"))
        .with_detail(detail)
        .with_hint(format!("Look at `wrench plan` again; it is {} now.", now.fingerprint()));
    Err(Stop::refused(finding))
}

/// What is different, in sentences.
fn changed_since(then: &Details, now: &Details) -> String {
    if then.target != now.target {
        return format!("It was made for {}, and this is {}.", then.target, now.target);
    }
    let mut changes: Vec<String> = Vec::new();
    if then.phases != now.phases {
        changes.push(format!("It was made for phases {}.", then.phases.join(", ")));
    }
    if then.atomic != now.atomic {
        let how = if then.atomic { "with" } else { "without" };
        changes.push(format!("It was made {how} `--atomic`."));
    }
    let mut names: Vec<&String> = then.objects.keys().chain(now.objects.keys()).collect();
    names.sort();
    names.dedup();
    changes.extend(
        names.into_iter().filter_map(|name| object_changed(name, then.objects.get(name), now.objects.get(name))),
    );
    if changes.is_empty() {
        changes.extend(files_changed(then, now));
    }
    let more = changes.len().saturating_sub(NAMED);
    changes.truncate(NAMED);
    if more > 0 {
        changes.push(format!("And {more} more."));
    }
    changes.join(" ")
}

fn object_changed(name: &str, then: Option<&ObjectDetails>, now: Option<&ObjectDetails>) -> Option<String> {
    let name = capital(name);
    match (then, now) {
        (Some(then), Some(now)) if then == now => None,
        (Some(then), Some(now)) if then.have != now.have => {
            Some(format!("{name} was changed in the database{}.", decisions(then, now)))
        }
        (Some(then), Some(now)) if then.want != now.want => {
            Some(format!("{name} is declared otherwise{}.", decisions(then, now)))
        }
        (Some(then), Some(now)) if then.base != now.base => {
            Some(format!("{name} was deployed by somebody else{}.", decisions(then, now)))
        }
        (Some(then), Some(now)) => Some(format!("{name} is decided otherwise{}.", decisions(then, now))),
        (Some(_), None) => Some(format!("{name} is as declared now.")),
        (None, Some(now)) => Some(format!("{name} was as declared, and is not any more ({}).", now.decision)),
        (None, None) => None,
    }
}

fn decisions(then: &ObjectDetails, now: &ObjectDetails) -> String {
    if then.decision == now.decision { String::new() } else { format!(" ({}, was {})", now.decision, then.decision) }
}

/// Files whose statements are sent otherwise although every object is decided as before.
fn files_changed(then: &Details, now: &Details) -> Vec<String> {
    let differ = |one: &Details, other: &Details| -> Vec<String> {
        let missing = one.statements.iter().filter(|statement| !other.statements.contains(statement));
        missing.map(|statement| statement.place.clone()).collect()
    };
    let mut files = [differ(then, now), differ(now, then)].concat();
    files.sort();
    files.dedup();
    match files.is_empty() {
        true => vec!["The statements stand in another order.".to_owned()],
        false => files.iter().map(|file| format!("Other statements of {file} would be sent.")).collect(),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn object(decision: &str, want: &str, have: &str, base: &str) -> ObjectDetails {
        let hash = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        ObjectDetails { decision: decision.into(), want: hash(want), have: hash(have), base: hash(base) }
    }

    fn check(then: Option<ObjectDetails>, now: Option<ObjectDetails>, expect: &str) {
        let details = |object: Option<ObjectDetails>| Details {
            target: "here".into(),
            phases: vec!["phase1".into()],
            atomic: false,
            objects: object.map(|object| ("table \"t\"".to_owned(), object)).into_iter().collect(),
            statements: Vec::new(),
        };
        assert_eq!(changed_since(&details(then), &details(now)), expect);
    }

    #[test]
    fn the_side_that_changed_is_named() {
        let then = || Some(object("create", "w", "", ""));
        check(
            then(),
            Some(object("drift", "w", "h", "")),
            "Table \"t\" was changed in the database (drift, was create).",
        );
        check(then(), Some(object("create", "x", "", "")), "Table \"t\" is declared otherwise.");
        check(then(), Some(object("create", "w", "", "b")), "Table \"t\" was deployed by somebody else.");
        check(then(), None, "Table \"t\" is as declared now.");
        check(None, then(), "Table \"t\" was as declared, and is not any more (create).");
    }

    #[test]
    fn another_database_is_named() {
        let at = |target: &str| Details {
            target: target.into(),
            phases: Vec::new(),
            atomic: false,
            objects: BTreeMap::new(),
            statements: Vec::new(),
        };
        assert_eq!(changed_since(&at("a"), &at("b")), "It was made for a, and this is b.");
    }
}
