//! Event triggers.

use super::rule::firing;
use crate::catalog::model::{EventTrigger, Object};
use crate::sql::{ident, literal};

/// `CREATE EVENT TRIGGER …`.
pub(super) fn create_event_trigger(object: &Object, trigger: &EventTrigger) -> Vec<String> {
    let name = ident(&object.id.name);
    let tags: Vec<String> = trigger.tags.iter().map(|tag| literal(tag)).collect();
    let when = if tags.is_empty() { String::new() } else { format!(" when tag in ({})", tags.join(", ")) };
    let mut statements =
        vec![format!("create event trigger {name} on {}{when} execute function {}()", trigger.event, trigger.function)];
    statements.extend(firing(&trigger.enabled).map(|word| format!("alter event trigger {name} {word}")));
    statements
}
