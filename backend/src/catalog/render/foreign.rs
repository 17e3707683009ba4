//! Foreign servers and user mappings.

use crate::catalog::model::{ForeignServer, Object, UserMapping};
use crate::sql::{ident, literal};

use super::reference::reference;

/// `CREATE SERVER …`.
pub(super) fn create_server(object: &Object, server: &ForeignServer) -> Vec<String> {
    let word = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(" {name} {}", literal(value))).unwrap_or_default()
    };
    vec![format!(
        "create server {}{}{} foreign data wrapper {}{}",
        ident(&object.id.name),
        word("type", &server.server_type),
        word("version", &server.version),
        ident(&server.wrapper),
        foreign_options(&server.options)
    )]
}

/// `CREATE USER MAPPING …`, without the secrets: nobody but the server knows them.
pub(super) fn create_user_mapping(object: &Object, mapping: &UserMapping) -> Vec<String> {
    vec![format!("create {}{}", reference(object), foreign_options(&mapping.options))]
}

/// ` options (name 'value', …)`; nothing where there are none.
pub fn foreign_options(options: &[String]) -> String {
    if options.is_empty() {
        return String::new();
    }
    let options: Vec<String> = options
        .iter()
        .map(|option| {
            let (name, value) = option.split_once('=').unwrap_or((option, ""));
            format!("{} {}", ident(name), literal(value))
        })
        .collect();
    format!(" options ({})", options.join(", "))
}
