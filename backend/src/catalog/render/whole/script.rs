//! The script, in order.

use super::order::in_order;
use super::shape::Shape;
use super::steps::all_steps;
use crate::catalog::model::{Catalog, ObjectId};

/// Names are qualified throughout, and bodies of functions may name what comes later.
const SETTINGS: [&str; 2] =
    ["select pg_catalog.set_config('search_path', '', false)", "set check_function_bodies = off"];

/// One statement of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The object it makes or finishes; none for the settings of the session.
    pub object: Option<ObjectId>,
    /// One command, or a comment that says why there is none.
    pub sql: String,
}

/// Statements that make `catalog` on an empty database of the same major, in order, for a session whose role becomes
/// [`DEPLOYER`](crate::catalog::DEPLOYER).
///
/// Roles, tablespaces and objects of kinds that the catalog does not hold are not part of it. An index that a failed
/// concurrent build left invalid cannot be made on purpose: a comment stands in its place.
pub fn render_catalog(catalog: &Catalog) -> Vec<Rendered> {
    let shape = Shape::of(catalog);
    let settings = SETTINGS.iter().map(|sql| Rendered { object: None, sql: (*sql).to_owned() });
    let steps = in_order(all_steps(&shape)).into_iter().flat_map(|step| {
        let object = step.key.object;
        step.sql.into_iter().map(move |sql| Rendered { object: Some(object.clone()), sql })
    });
    settings.chain(steps).collect()
}
