//! The only room that sends DDL to a target: takes the lock, plans, executes, proves, records, writes the log.
//!
//! Formats nothing for people: it answers with a [`Report`] and tells what it does through [`Event`]s.

mod adopt;
mod apply;
mod baseline;
mod decided;
mod declared;
mod deployed;
mod edit;
mod elaborated;
mod error;
mod event;
mod explained;
mod facts;
mod held;
mod journal;
mod log;
mod migrations_table;
mod partial;
mod positions;
mod preview;
mod private_server;
mod protected;
mod prove;
mod recorded;
mod refusals;
mod replay;
mod report;
mod request;
mod rows;
mod run;
mod scope;
mod settled;
mod stages;
mod statements;
mod survey;
mod target;
mod trial;
mod untried;

pub use adopt::{Adopted, adopt};
pub use declared::{DeclaredSchema, declared_schema};
pub use deployed::{Deployed, PhaseName, Unread, read_deployed};
pub use edit::{Edit, EditError};
pub use error::DeployError;
pub use event::Event;
pub use held::{Held, held_by};
pub use journal::{
    RecordedDeployment, RecordedStatement, deployments_stamp, recorded_deployment, recorded_deployments, recorded_runs,
};
pub use log::{
    LogEntry, LogFile, finding_json, heal_json, log_files, masked_detail, read_log, read_logs, summary_json, to_json,
};
pub use preview::{Details, ObjectDetails, Planned, Preview, preview, write_script};
pub use private_server::{PrivateServer, PrivateServerError, open_private_server};
pub use recorded::{Recorded, recorded};
pub use replay::{Replayed, replay};
pub use report::{Report, SegmentReport, StatementReport, StatementStatus, Status, Summary, TargetInfo};
pub use request::{Confirm, DeployRequest, Target};
pub use run::deploy;
pub use settled::Equal;
pub use survey::{Seen, Sides, Survey, survey};
pub use target::target_address;
