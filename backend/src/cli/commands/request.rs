//! What `deploy` and `plan` ask for alike.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use super::target;
use crate::cli::args::{Common, DecidingArgs, DeclaredArgs, Heal};
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest, Target};
use crate::drift::Hazard;
use crate::finding::Finding;
use crate::plan::HealLevel;

/// Everything a plan depends on.
pub(super) struct Wanted<'a> {
    pub(super) dir: PathBuf,
    pub(super) declared: &'a DeclaredArgs,
    pub(super) deciding: &'a DecidingArgs,
    pub(super) heal: Heal,
}

/// A request that changes nothing, asks nobody and writes no log.
pub(super) fn request(wanted: &Wanted<'_>, common: &Common, config: &Config) -> Result<DeployRequest, Finding> {
    Ok(DeployRequest {
        phase: Some(wanted.declared.phase.clone()),
        heal: match wanted.heal {
            Heal::Off => HealLevel::Off,
            Heal::Identical => HealLevel::Identical,
            Heal::Additive => HealLevel::Additive,
        },
        allowed: hazards(&wanted.deciding.allow_hazard)?,
        converge_drift: wanted.deciding.converge_drift,
        run_data: wanted.deciding.run_data,
        atomic: wanted.deciding.atomic,
        seed: wanted.deciding.seed,
        lock_wait: wanted.declared.lock_wait,
        ..unchanging(wanted.dir.clone(), target(common, config), config)
    })
}

/// All phases as they are declared: nothing is changed, nobody asked or waited for, and no log written.
pub(super) fn unchanging(dir: PathBuf, target: Target, config: &Config) -> DeployRequest {
    DeployRequest {
        dir,
        edited: None,
        phase: None,
        target,
        verify_only: true,
        tries_plan: false,
        plan: None,
        heal: HealLevel::Additive,
        allowed: BTreeSet::new(),
        converge_drift: false,
        run_data: false,
        atomic: false,
        seed: false,
        confirm: Confirm::Absent,
        lock_wait: Duration::ZERO,
        log_dir: None,
        cache_dir: config.cache_dir.clone(),
        platform: config.platform,
        server_programs: config.server_programs.clone(),
        search_path: config.search_path.clone(),
        protected: config.protected,
        limits: config.limits,
        accepted: config.accepted.clone(),
        heal_rules: config.heal_rules.clone(),
    }
}

/// Hazards by their names.
pub(super) fn hazards(names: &[String]) -> Result<BTreeSet<Hazard>, Finding> {
    let mut allowed = BTreeSet::new();
    for name in names {
        if name == "all" {
            allowed.extend(Hazard::ALL);
            continue;
        }
        let Some(hazard) = Hazard::ALL.into_iter().find(|hazard| hazard.as_str() == name) else {
            let known: Vec<String> = Hazard::ALL.iter().map(|hazard| format!("`{}`", hazard.as_str())).collect();
            return Err(Finding::error("unrecognized-hazard", format!("unrecognized hazard `{name}`"))
                .with_hint(format!("Known are {} and `all`.", known.join(", "))));
        };
        allowed.insert(hazard);
    }
    Ok(allowed)
}
