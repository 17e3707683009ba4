//! Types, and what is told in a line.

use super::chapters::described as line;
use super::words::{check_expression, policy_command, role};
use crate::catalog::{self, Facts, Object};
use crate::document::model::{Described, Enum};
use crate::document::names::display;
use crate::document::text::short_type;
use crate::postgrest::Name;

/// Describes an enum. Which columns have it is not known here.
pub(super) fn enumeration(object: &Object, facts: &catalog::Enum) -> Enum {
    let name = Name::new(&object.id.schema, &object.id.name);
    Enum { name, labels: facts.labels.clone(), comment: object.comment.clone(), used_by: Vec::new() }
}

/// Describes an extension.
pub(super) fn extension(object: &Object) -> Described {
    let Facts::Extension(facts) = &object.facts else { return line(object, object.id.name.clone(), String::new()) };
    line(object, object.id.name.clone(), format!("in schema {}", facts.schema))
}

/// Describes a domain, composite type or range type.
pub(super) fn described(object: &Object) -> Option<Described> {
    let text = match &object.facts {
        Facts::Domain(domain) => {
            let mut words = vec![short_type(&domain.base_type)];
            words.extend(domain.not_null.then(|| "not null".to_owned()));
            words.extend(domain.default.as_ref().map(|default| format!("default {default}")));
            let checks =
                domain.constraints.values().map(|check| format!("check ({})", check_expression(&check.definition)));
            words.extend(checks);
            words.join(" ")
        }
        Facts::CompositeType(composite) => {
            let attributes =
                composite.attributes.iter().map(|one| format!("{} {}", one.name, short_type(&one.data_type)));
            format!("({})", attributes.collect::<Vec<_>>().join(", "))
        }
        Facts::RangeType(range) => format!("range of {}", short_type(&range.subtype)),
        _ => return None,
    };
    Some(line(object, shown(object), text))
}

/// What has no section of its own; nothing for what is told with another object, and for what concerns no reader.
pub(super) fn other(object: &Object) -> Option<Described> {
    let text = match &object.facts {
        Facts::Sequence(sequence) => {
            format!("{} from {} by {}", sequence.data_type, sequence.start, sequence.increment)
        }
        Facts::Trigger(trigger) => trigger.definition.clone(),
        Facts::Policy(policy) => {
            let roles: Vec<String> = policy.roles.iter().map(|name| role(name)).collect();
            format!("{} for {}", policy_command(&policy.command), roles.join(", "))
        }
        Facts::Rule(rule) => rule.definition.clone(),
        Facts::EventTrigger(_) | Facts::Publication(_) | Facts::PublicationTable(_) | Facts::PublicationSchema(_) => {
            String::new()
        }
        Facts::Collation(_) | Facts::ForeignServer(_) | Facts::Statistics(_) => String::new(),
        Facts::Schema(_) if object.id.name != "public" => String::new(),
        _ => return None,
    };
    Some(line(object, shown(object), text))
}

fn shown(object: &Object) -> String {
    let id = &object.id;
    if id.relation.is_empty() {
        return display(&Name::new(&id.schema, &id.name));
    }
    format!("{} on {}", id.name, display(&Name::new(&id.schema, &id.relation)))
}
