//! Range types.

use crate::catalog::Object;

use super::data_type::remade_while_unused;
use super::{Sides, Step};

pub(super) fn steps(sides: Sides<'_>, sides_of: (&Object, &Object), parts: &[&str]) -> Vec<Step> {
    let own: Vec<&str> = super::own_parts(parts).collect();
    if own.is_empty() {
        return Vec::new();
    }
    vec![remade_while_unused(sides, sides_of, parts, "what a range type is made of cannot be changed in place")]
}
