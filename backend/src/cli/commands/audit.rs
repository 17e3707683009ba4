//! `wrench audit`.

use super::{folder, interruption, target};
use crate::audit::comparison::{Request, compare_live};
use crate::cli::args::{AuditArgs, Common, FailOn};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::Printer;
use crate::config::Config;
use crate::deploy::{Confirm, DeployRequest};
use crate::drift::Ignored;
use crate::finding::{Finding, Severity};
use crate::plan::HealLevel;

pub(super) async fn run(args: AuditArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    let ignored = match Ignored::new(&config.audit_ignore) {
        Ok(ignored) => ignored,
        Err(error) => {
            printer.findings(&[Finding::error("configuration", error.to_string())]);
            return ExitCode::Usage;
        }
    };
    let declared = DeployRequest {
        dir: folder(&args.declared, &config),
        edited: None,
        phase: Some(args.declared.phase.clone()),
        target: target(common, &config),
        verify_only: true,
        tries_plan: false,
        plan: None,
        heal: HealLevel::Additive,
        allowed: std::collections::BTreeSet::new(),
        converge_drift: false,
        run_data: false,
        atomic: false,
        seed: false,
        confirm: Confirm::Absent,
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
    let fail_on = match args.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warn => Severity::Warn,
        FailOn::Info => Severity::Info,
    };
    let request = Request { declared, ignored, fail_on, lints: !args.no_lints };
    let mut progress = printer.progress();
    let report = compare_live(&request, interruption(), |event| progress.show(&event)).await;
    progress.finish();
    printer.audited(&report, &request.declared.dir);
    ExitCode::from_number(report.exit_code)
}
