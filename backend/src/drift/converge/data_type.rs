//! Types that have no way to change in place: dropped and made again while nothing uses them.

use crate::catalog::{Object, create, render_drop};

use super::super::hazard::Nature;
use super::rebuild::WHOLE;
use super::{Sides, Step};

/// Makes the whole object again, unless something depends on it; `why` says what stands in the way.
pub(super) fn remade_while_unused(
    sides: Sides<'_>,
    (have, want): (&Object, &Object),
    parts: &[&str],
    why: &str,
) -> Step {
    let users = sides.have.dependents(&want.id);
    if let Some(user) = users.last() {
        let why = format!("{why}, and {} uses it", user.id);
        return Step::new(want, parts, Nature::Unsupported(why), Vec::new());
    }
    let parts: Vec<&str> = parts.iter().copied().chain([WHOLE]).collect();
    let sql = [vec![render_drop(have)], create(want, sides.want)].concat();
    Step::new(want, &parts, Nature::Replace, sql)
}
