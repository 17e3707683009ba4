//! What makes two plans the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::catalog::{Object, object_hash};
use crate::deploy::decided::Decided;
use crate::deploy::target::OpenTarget;
use crate::plan::{ObjectDecision, Outcome, Plan, PlannedStatement};
use crate::sql::hex;

/// How many characters a fingerprint has.
const LENGTH: usize = 32;

/// A plan as far as it matters whether it is another one: where, what it touches, and what is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Role, server and database.
    pub target: String,
    /// Phases asked for.
    pub phases: Vec<String>,
    /// One transaction was asked for.
    #[serde(default)]
    pub atomic: bool,
    /// Objects that are not identical, by their words.
    pub objects: BTreeMap<String, ObjectDetails>,
    /// Statements that are sent or refused, in order.
    pub statements: Vec<StatementDetails>,
}

/// An object with its decision, and hashes of its three versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectDetails {
    /// What was decided.
    pub decision: String,
    /// Declared.
    pub want: Option<String>,
    /// Live.
    pub have: Option<String>,
    /// Left by the last deployment.
    pub base: Option<String>,
}

/// A statement with its decision. Its text may hold a secret, so a hash stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementDetails {
    /// File, or the object where no statement stands for the change.
    pub place: String,
    /// What was decided.
    pub decision: String,
    /// Hash of what is sent.
    pub sql: String,
}

impl Details {
    pub(super) fn of(decided: &Decided, plan: &Plan, target: &str, phases: &[String]) -> Details {
        let inputs = decided.inputs();
        let touched = plan.objects.values().filter(|decision| decision.outcome != Outcome::Identical);
        let hash = |object: Option<&Object>| object.map(object_hash);
        let object = |decision: &ObjectDecision| ObjectDetails {
            decision: decision.outcome.as_str().to_owned(),
            want: hash(inputs.want.get(&decision.id)),
            have: hash(inputs.have.get(&decision.id)),
            base: hash(inputs.base.get(&decision.id)),
        };
        let runs = |planned: &&PlannedStatement| planned.decision.runs() || planned.decision.stops();
        Details {
            target: target.to_owned(),
            phases: phases.to_vec(),
            atomic: decided.options.atomic,
            objects: touched.map(|decision| (decision.id.to_string(), object(decision))).collect(),
            statements: plan.statements.iter().filter(runs).map(|planned| statement(decided, planned)).collect(),
        }
    }

    /// A short text that is equal exactly for equal plans.
    pub fn fingerprint(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        let mut hash = hex(&Sha256::digest(text.as_bytes()));
        hash.truncate(LENGTH);
        hash
    }
}

fn statement(decided: &Decided, planned: &PlannedStatement) -> StatementDetails {
    let declared = planned.index.and_then(|index| decided.statements.get(index));
    let object = || planned.object.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut hasher = Sha256::new();
    for sql in &planned.sql {
        hasher.update(sql);
        hasher.update([0]);
    }
    StatementDetails {
        place: declared.map_or_else(object, |declared| declared.file.clone()),
        decision: planned.decision.as_str().to_owned(),
        sql: hex(&hasher.finalize()),
    }
}

/// The target in words that stay the same while it is the same; the port of a private server does not.
pub(super) fn place_of(target: &OpenTarget) -> String {
    let server = &target.connection.server;
    let host = match target.is_embedded {
        true => "the private server".to_owned(),
        false => format!("{}:{}", server.host, server.port),
    };
    format!("database \"{}\" on {host} as role \"{}\"", server.database, server.user)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_follows_every_part() {
        let object = |have: &str| ObjectDetails {
            decision: "converge".into(),
            want: Some("w".into()),
            have: Some(have.into()),
            base: None,
        };
        let of = |target: &str, have: &str, atomic: bool| {
            let objects = BTreeMap::from([("table \"t\"".to_owned(), object(have))]);
            Details { target: target.into(), phases: Vec::new(), atomic, objects, statements: Vec::new() }.fingerprint()
        };
        assert_eq!(of("a", "1", false), of("a", "1", false));
        assert_eq!(of("a", "1", false).len(), LENGTH);
        assert_ne!(of("a", "1", false), of("b", "1", false));
        assert_ne!(of("a", "1", false), of("a", "2", false));
        assert_ne!(of("a", "1", false), of("a", "1", true));
    }
}
