//! Views and materialized views.

use super::chapters::Context;
use super::grants::grants;
use super::table::indexes;
use crate::catalog::{self, Object};
use crate::document::model::{Column, View};
use crate::document::text::short_type;
use crate::postgrest::{Name, take_name};

/// Describes a view.
pub(super) fn view(context: &Context<'_>, object: &Object, facts: &catalog::View) -> View {
    let name = Name::new(&object.id.schema, &object.id.name);
    let parts: Vec<&Object> = context.parts.of(&name).collect();
    let columns = facts.columns.iter().map(|column| Column {
        name: column.name.clone(),
        data_type: short_type(&column.data_type),
        type_name: take_name(&mut column.data_type.as_str()).filter(|name| context.types.contains(name)),
        not_null: false,
        default: facts.column_defaults.get(&column.name).cloned(),
        comment: facts.column_comments.get(&column.name).cloned(),
        since: None,
    });
    View {
        columns: columns.collect(),
        materialized: facts.materialized,
        comment: object.comment.clone(),
        facts: sentences(facts),
        indexes: indexes(&parts),
        definition: facts.definition.trim().to_owned(),
        grants: grants(object, &[]),
        name,
    }
}

fn sentences(facts: &catalog::View) -> Vec<String> {
    if facts.materialized {
        let filled = if facts.populated { "" } else { " It holds no rows before its first refresh." };
        return vec![format!("Its rows are stored, and as old as its last refresh.{filled}")];
    }
    let option =
        |name: &str| facts.options.iter().any(|option| option == name || option.starts_with(&format!("{name}=true")));
    let invoker = option("security_invoker") || facts.options.iter().any(|option| option == "security_invoker=on");
    let mut all = vec![match invoker {
        true => "Reads with the rights of whoever asks (security invoker).".to_owned(),
        false => "Reads with the rights of its owner.".to_owned(),
    }];
    all.extend(option("security_barrier").then(|| "A security barrier.".to_owned()));
    all
}
