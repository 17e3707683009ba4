//! `wrench deploy`.

use std::collections::BTreeSet;

use super::{folder, interruption, target};
use crate::cli::args::{Common, DeployArgs, Heal};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest, deploy};
use crate::drift::Hazard;
use crate::finding::Finding;
use crate::plan::HealLevel;

pub(super) async fn run(args: DeployArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let allowed = match hazards(&args.allowed.allow_hazard) {
        Ok(allowed) => allowed,
        Err(finding) => {
            printer.findings(&[finding]);
            return ExitCode::Usage;
        }
    };
    let request = DeployRequest {
        dir: folder(&args.declared, &config),
        phase: Some(args.declared.phase.clone()),
        target: target(common, &config),
        verify_only: args.verify_only,
        tries_plan: true,
        heal: match args.heal {
            Heal::Off => HealLevel::Off,
            Heal::Identical => HealLevel::Identical,
            Heal::Additive => HealLevel::Additive,
        },
        allowed,
        converge_drift: args.allowed.converge_drift,
        run_data: args.allowed.run_data,
        seed: args.allowed.seed,
        confirm: if args.allowed.yes { Confirm::Given } else { printer.confirm() },
        lock_wait: args.declared.lock_wait,
        log_dir: Some(args.log_dir.or(config.log_dir).unwrap_or_else(|| "logs".into())),
        cache_dir: config.cache_dir,
        platform: config.platform,
        server_programs: config.server_programs,
        search_path: config.search_path,
        protected: config.protected,
        limits: config.limits,
        accepted: config.accepted,
    };
    let mut progress = printer.progress();
    let report = deploy(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    printer.report(&report, &request);
    ExitCode::from_number(report.exit_code)
}

fn hazards(names: &[String]) -> Result<BTreeSet<Hazard>, Finding> {
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
