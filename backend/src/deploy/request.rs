//! What is asked of a deploy.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use crate::drift::Hazard;
use crate::files::{Edited, PlatformKind};
use crate::heal::UserRule;
use crate::plan::HealLevel;
use crate::postgres::{BinarySearch, ServerAddress};
use crate::shadow::ShadowLimits;

/// The database to deploy to.
#[derive(Clone)]
pub enum Target {
    /// A server somebody named.
    Url(String),
    /// The private server of this folder.
    Embedded {
        /// Folder that holds `.wrench/`.
        checkout: PathBuf,
    },
    /// The private server of this folder, which somebody has opened.
    Opened(Box<ServerAddress>),
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may hold a password.
        f.write_str(match self {
            Target::Url(_) => "Url(…)",
            Target::Embedded { .. } => "Embedded",
            Target::Opened(_) => "Opened(…)",
        })
    }
}

/// A person's word that a protected target may be changed.
#[derive(Clone)]
pub enum Confirm {
    /// Given beforehand.
    Given,
    /// Nobody is there to give it.
    Absent,
    /// Asked for once the plan is known; the text says what will happen and where.
    Ask(fn(&str) -> bool),
}

impl std::fmt::Debug for Confirm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Confirm::Given => "Given",
            Confirm::Absent => "Absent",
            Confirm::Ask(_) => "Ask(…)",
        })
    }
}

/// A deploy as asked for.
#[derive(Clone, Debug)]
pub struct DeployRequest {
    /// Folder with the declared files.
    pub dir: PathBuf,
    /// A declared file as it would be, where a change of it is planned before it is written.
    pub edited: Option<Edited>,
    /// Phase by name or number; `None` for all.
    pub phase: Option<String>,
    /// Where to deploy to.
    pub target: Target,
    /// Decide and try, change nothing.
    pub verify_only: bool,
    /// Where nothing is changed, try the plan on a copy of the live schema.
    pub tries_plan: bool,
    /// Fingerprint of the plan that somebody agreed to; any other plan is refused.
    pub plan: Option<String>,
    /// How far healing goes.
    pub heal: HealLevel,
    /// Accepted hazards.
    pub allowed: BTreeSet<Hazard>,
    /// Put back what was changed behind our back.
    pub converge_drift: bool,
    /// Run data statements on a database the journal did not build.
    pub run_data: bool,
    /// Put all that PostgreSQL allows into one transaction.
    pub atomic: bool,
    /// Deploy the seed files, too.
    pub seed: bool,
    /// Whether the person agrees to change a protected target.
    pub confirm: Confirm,
    /// How long to wait for another deployer.
    pub lock_wait: Duration,
    /// Folder for log files; none where nothing is to be written.
    pub log_dir: Option<PathBuf>,
    /// Folder for caches.
    pub cache_dir: PathBuf,
    /// Platform by configuration.
    pub platform: Option<PlatformKind>,
    /// Explicit folder of server programs.
    pub server_programs: Option<PathBuf>,
    /// The value of `PATH`, where server programs are looked for.
    pub search_path: Option<std::ffi::OsString>,
    /// Treat the target as protected whatever its host.
    pub protected: Option<bool>,
    /// How much the declared files may use on the private server.
    pub limits: ShadowLimits,
    /// Extensions without which statements may stay unproved.
    pub accepted: BTreeSet<String>,
    /// Heal rules of the project.
    pub heal_rules: Vec<UserRule>,
}

impl DeployRequest {
    /// Where server programs are looked for, of whatever major.
    pub fn search(&self) -> BinarySearch {
        BinarySearch { explicit: self.server_programs.clone(), search_path: self.search_path.clone(), major: None }
    }
}
