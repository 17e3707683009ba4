//! `wrench adopt`.

use super::{folder, target};
use crate::cli::args::{AdoptArgs, Common};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest, adopt};
use crate::plan::HealLevel;

pub(super) async fn run(args: AdoptArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let request = DeployRequest {
        dir: folder(&args.declared, &config),
        edited: None,
        phase: Some(args.declared.phase.clone()),
        target: target(common, &config),
        verify_only: false,
        tries_plan: false,
        plan: None,
        heal: HealLevel::Additive,
        allowed: std::collections::BTreeSet::new(),
        converge_drift: false,
        run_data: false,
        atomic: false,
        seed: false,
        confirm: Confirm::Given,
        lock_wait: args.declared.lock_wait,
        log_dir: None,
        cache_dir: config.cache_dir,
        platform: config.platform,
        server_programs: config.server_programs,
        search_path: config.search_path,
        protected: config.protected,
        limits: config.limits,
        accepted: config.accepted,
        heal_rules: config.heal_rules,
    };
    let mut progress = printer.progress();
    let adopted = adopt(&request, args.at.as_deref(), |event| progress.show(&event)).await;
    progress.finish();
    printer.adopted(&adopted);
    ExitCode::from_number(adopted.exit_code)
}
