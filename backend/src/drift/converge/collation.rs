//! Collations.

use crate::catalog::Object;

use super::data_type::remade_while_unused;
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, sides_of: (&Object, &Object), parts: &[&str]) -> Vec<Step> {
    if super::own_parts(parts).next().is_none() {
        return Vec::new();
    }
    vec![remade_while_unused(sides, sides_of, parts, "the order a collation gives cannot be changed in place")]
}
