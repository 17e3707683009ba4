//! Names that nothing has yet.

use super::names::{LONGEST, cut};
use crate::catalog::Catalog;

/// The name, or with the first number behind it that makes it free in the schema: PostgreSQL numbers its own so. A statement that
/// does nothing where the name is taken would be without effect otherwise.
pub(super) fn free(catalog: &Catalog, schema: &str, name: &str) -> String {
    let is_taken = |name: &str| catalog.objects.keys().any(|id| id.schema == schema && id.name == name);
    let cut = cut(name);
    if !is_taken(cut) {
        return cut.to_owned();
    }
    let numbered = |number: usize| {
        let ending = number.to_string();
        let room = cut.floor_char_boundary(LONGEST.saturating_sub(ending.len()).min(cut.len()));
        format!("{}{ending}", &cut[..room])
    };
    (1..).map(numbered).find(|name| !is_taken(name)).unwrap_or_else(|| cut.to_owned())
}
