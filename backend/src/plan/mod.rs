//! Decides: declared files, catalogs and journal in, a plan out. Pure.
//!
//! Decisions are made per object and part from three catalogs (`want`, `have`, `base`) and then carried to the
//! statements that declare the objects. Nothing here connects, reads files, or asks the clock.

mod anchor;
mod checkpoint;
mod decide;
mod drops;
mod hazards;
mod heals;
mod history;
mod inputs;
mod outcome;
mod place_words;
mod position;
mod refuse;
mod segments;
mod state;
mod summary;
mod unnamed;

pub use checkpoint::Checkpoint;
pub use decide::{decide_objects, tables_to_probe};
pub use hazards::hazards_of;
pub use inputs::{AppliedKey, Attribution, Base, BaseObject, DeclaredStatement, Evidence, HealLevel, Inputs, Options};
pub use outcome::{ObjectDecision, Outcome};
pub use place_words::place_findings;
pub use position::{Place, Position, differences_at, find_position, phases_to_place, unplaced_phases};
pub use refuse::place;
pub use segments::{Segment, SegmentKind};
pub use summary::{Decision, Plan, PlannedStatement, Verdict};
pub use unnamed::{names_in_database, renamed};

/// Makes the plan.
pub fn make_plan(inputs: &Inputs<'_>) -> Plan {
    let decisions = decide_objects(inputs);
    let mut plan = Plan::default();
    refuse::report_objects(inputs, &decisions, &mut plan);
    let statements = state::plan_statements(inputs, &decisions, &mut plan);
    plan.statements = statements;
    plan.segments = segments::cut(&plan.statements, inputs);
    plan.objects = decisions;
    plan
}
