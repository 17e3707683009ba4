//! Decides: declared files, catalogs and journal in, a plan out. Pure.
//!
//! Decisions are made per object and part from three catalogs (`want`, `have`, `base`) and then carried to the
//! statements that declare the objects. Nothing here connects, reads files, or asks the clock.

mod anchor;
mod around;
mod attribution;
mod called;
mod checkpoint;
mod decide;
mod detours;
mod displace;
mod drops;
mod hand_over;
mod hazards;
mod heals;
mod history;
mod inputs;
mod labels;
mod lines;
mod moments;
mod outcome;
mod partitioned;
mod place_words;
mod position;
mod put_back;
mod refuse;
mod relocate;
mod replay;
mod rows;
mod segments;
mod state;
mod summary;
mod unmodelled;
mod unnamed;

pub use attribution::Attribution;
pub use checkpoint::Checkpoint;
pub use decide::{decide_objects, tables_to_probe};
pub use hazards::hazards_of;
pub use inputs::{AppliedKey, Base, BaseObject, DeclaredStatement, Evidence, HealLevel, Inputs, Options};
pub use moments::mark_moments;
pub use outcome::{ObjectDecision, Outcome};
pub use place_words::place_findings;
pub use position::{Place, Position, differences_at, find_position, phases_to_place, unplaced_phases};
pub use refuse::place;
pub use rows::{Ask, RowProbe, row_probes};
pub use segments::{Part, Segment, SegmentKind};
pub use summary::{Decision, Plan, PlannedStatement, Verdict};
pub use unnamed::{names_in_database, renamed};

use crate::drift::Sides;

/// Makes the plan.
pub fn make_plan(inputs: &Inputs<'_>) -> Plan {
    let mut decisions = decide_objects(inputs);
    let mut plan = Plan::default();
    refuse::report_objects(inputs, &decisions, &mut plan);
    let leaving = decide::leaving(inputs);
    let sides = Sides { have: inputs.have, want: inputs.full, leaving: &leaving };
    let clearances = displace::displace(inputs, sides, &mut decisions);
    let statements = state::plan_statements(inputs, (&decisions, &clearances), &mut plan);
    plan.statements = statements;
    plan.segments = segments::cut(&plan.statements, inputs, &decisions, &clearances);
    plan.objects = decisions;
    plan
}
