//! Collations.

use crate::catalog::Object;

use super::data_type::remade;
use super::{Sides, Step};

/// The order a collation gives cannot be changed in place.
pub(super) fn steps(sides: Sides<'_>, want: &Object, parts: &[&str]) -> Vec<Step> {
    if super::own_parts(parts).next().is_none() {
        return Vec::new();
    }
    vec![remade(sides, want, parts)]
}
