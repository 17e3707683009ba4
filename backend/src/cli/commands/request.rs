//! What `deploy` and `plan` ask for alike.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::target;
use crate::cli::args::{Common, DecidingArgs, DeclaredArgs, Heal};
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest};
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
pub(super) fn request(wanted: &Wanted<'_>, common: &Common, config: Config) -> Result<DeployRequest, Finding> {
    Ok(DeployRequest {
        dir: wanted.dir.clone(),
        edited: None,
        phase: Some(wanted.declared.phase.clone()),
        target: target(common, &config),
        verify_only: true,
        tries_plan: false,
        plan: None,
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
        confirm: Confirm::Absent,
        lock_wait: wanted.declared.lock_wait,
        log_dir: None,
        cache_dir: config.cache_dir,
        platform: config.platform,
        server_programs: config.server_programs,
        search_path: config.search_path,
        protected: config.protected,
        limits: config.limits,
        accepted: config.accepted,
        heal_rules: config.heal_rules,
    })
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
