//! Collations.

use crate::catalog::model::{Collation, Object};
use crate::sql::{literal, qualified};

/// `CREATE COLLATION …`.
pub(super) fn create_collation(object: &Object, collation: &Collation) -> Vec<String> {
    let provider = match collation.provider.as_str() {
        "i" => "icu",
        "b" => "builtin",
        _ => "libc",
    };
    let mut settings = vec![format!("provider = {provider}")];
    let mut set = |word: &str, value: &Option<String>| {
        settings.extend(value.as_ref().map(|value| format!("{word} = {}", literal(value))));
    };
    set("locale", &collation.locale);
    set("lc_collate", &collation.lc_collate);
    set("lc_ctype", &collation.lc_ctype);
    set("rules", &collation.rules);
    if !collation.deterministic {
        settings.push("deterministic = false".to_owned());
    }
    vec![format!("create collation {} ({})", qualified(&object.id.schema, &object.id.name), settings.join(", "))]
}
