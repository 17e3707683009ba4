//! Extensions.

use crate::catalog::{Extension, Object};
use crate::sql::ident;

use super::super::hazard::Nature;
use super::Step;

pub(super) fn steps(want: &Object, to: &Extension, parts: &[&str]) -> Vec<Step> {
    if !parts.contains(&"schema") {
        return Vec::new();
    }
    let sql = format!("alter extension {} set schema {}", ident(&want.id.name), ident(&to.schema));
    vec![Step::new(want, &["schema"], Nature::Replace, vec![sql])]
}
