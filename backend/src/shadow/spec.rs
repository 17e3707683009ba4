//! What an elaboration is asked for, what it answers, and why it may not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, LoadError, ObjectId};
use crate::heal::Detour;
use crate::plan::{Attribution, Base, Checkpoint, renamed};
use crate::postgres::{ConnectError, EmbeddedError, Notice, PgError, ServerBinaries};

/// What the shadow must look like before the first file.
pub struct ShadowSpec<'a> {
    /// Server programs of the target's major.
    pub binaries: &'a ServerBinaries,
    /// Folder for what makes the next start quick.
    pub cache: &'a Path,
    /// Superuser of the private server.
    pub superuser: &'a str,
    /// Role the files run as, named as on the target.
    pub deployer: &'a str,
    /// Roles of the target.
    pub roles: &'a [String],
    /// Platform baseline to apply first.
    pub baseline: Option<&'a str>,
    /// Search path of the deployer's sessions on the target, as the setting holds it.
    pub search_path: &'a str,
    /// The live catalog, for its default privileges.
    pub have: &'a Catalog,
    /// What the last deployments left.
    pub base: &'a Base,
    /// How much the files may use.
    pub limits: ShadowLimits,
    /// Statements after which the schema is noted.
    pub checkpoints: &'a BTreeSet<usize>,
    /// Whether statements that do not get through as they stand may do so in another way.
    pub heals: bool,
}

/// How much the files may use on the private server before they are stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShadowLimits {
    /// Time of one statement.
    pub statement: Duration,
    /// Time of all of them.
    pub total: Duration,
    /// Bytes on disk.
    pub disk_bytes: u64,
    /// Bytes of memory of each process.
    pub memory_bytes: u64,
}

impl Default for ShadowLimits {
    fn default() -> ShadowLimits {
        const GIB: u64 = 1 << 30;
        ShadowLimits {
            statement: Duration::from_secs(30),
            total: Duration::from_secs(300),
            disk_bytes: 2 * GIB,
            memory_bytes: 2 * GIB,
        }
    }
}

/// What the files declare.
#[derive(Clone, Debug)]
pub struct Elaboration {
    /// Everything the shadow holds afterwards.
    pub full: Catalog,
    /// What it held before the first statement.
    pub initial: Catalog,
    /// What the files made or changed.
    pub declared: Catalog,
    /// Which statement did what.
    pub attribution: Attribution,
    /// Declarations that had no effect since their object was there.
    pub repeated: Vec<Repeated>,
    /// Extensions that the private server does not have, each with the statement that asks for it.
    pub lacking: Vec<(String, usize)>,
    /// Statements that could not be tried for want of these extensions, with what the server said.
    pub unproved: Vec<(usize, String)>,
    /// Whether it was remembered rather than made.
    pub from_cache: bool,
    /// The order in which the statements run, where it is not that of the files; all indexes are places in it.
    pub order: Vec<usize>,
    /// Statements that got through in another way than written.
    pub detours: Vec<Detour>,
    /// Names that were cut, with the statements that give them.
    pub cut_names: Vec<(usize, String)>,
    /// The schema after the statements asked for.
    pub checkpoints: Vec<Checkpoint>,
}

impl Elaboration {
    /// The same with some declared objects called what their like is called in `have`.
    pub fn renamed(self, names: &BTreeMap<ObjectId, ObjectId>, have: &Catalog) -> Elaboration {
        if names.is_empty() {
            return self;
        }
        Elaboration {
            full: renamed(self.full, names, have),
            declared: renamed(self.declared, names, have),
            attribution: self.attribution.renamed(names),
            ..self
        }
    }
}

/// A declaration that was skipped since its object was there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeated {
    /// The statement that was skipped.
    pub statement: usize,
    /// The statement that made the object.
    pub first: usize,
    /// What the server said.
    pub message: String,
    /// Whether both texts make the same; none where that could not be found out.
    pub same: Option<bool>,
}

/// Which bound was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Time of one statement.
    Statement(Duration),
    /// Time of all statements.
    Total(Duration),
    /// Bytes on disk.
    Disk(u64),
}

/// Why the files could not be elaborated.
#[derive(Debug, thiserror::Error)]
pub enum ShadowError {
    /// The private server did not start.
    #[error("could not start the private server for the declared state")]
    Start(#[source] EmbeddedError),
    /// No session on the private server.
    #[error("could not connect to the private server")]
    Connect(#[source] ConnectError),
    /// The private server could not be made to look like the target.
    #[error("could not prepare the private server")]
    Prepare(#[source] tokio_postgres::Error),
    /// A statement failed.
    #[error("statement {index} failed on the private server")]
    Statement {
        /// Index among the statements.
        index: usize,
        /// What the server answered.
        #[source]
        source: Box<PgError>,
    },
    /// A statement took more than it may.
    #[error("statement {index} met a bound on the private server")]
    Exhausted {
        /// Index among the statements.
        index: usize,
        /// Which bound.
        bound: Bound,
    },
    /// The result could not be read.
    #[error("could not read what is on the private server")]
    Load(#[source] LoadError),
    /// There is no copy of the live schema to try things on.
    #[error("there is no copy of the live schema yet")]
    Cold,
}

/// Notices by the statement they came with.
pub(super) type Notices = Vec<(usize, Notice)>;
