//! `wrench serve`.

use super::serving::{Stopped, Wanted, find_places, run as run_server, start};
use super::{folder, target};
use crate::cli::args::{Common, ServeArgs};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Printer, Serving};
use crate::config::Config;

pub(super) async fn run(args: ServeArgs, common: &Common, config: Config, printer: &Printer) -> ExitCode {
    match serve(args, common, &config, printer).await {
        Ok(code) => code,
        Err(stopped) => stopped.print(printer),
    }
}

async fn serve(args: ServeArgs, common: &Common, config: &Config, printer: &Printer) -> Result<ExitCode, Stopped> {
    let target = target(common, config);
    let places = find_places(&target, config).await?;
    let wanted = Wanted {
        listen: args.listen,
        allow_remote: args.allow_remote,
        dir: folder(args.dir.as_ref(), config),
        log_dir: args.log_dir.or_else(|| config.log_dir.clone()).unwrap_or_else(|| "logs".into()),
        target,
    };
    let server = start(wanted, &places, config, printer).await?;
    printer.serving(&Serving { wrench: server.address(), app: None, code: server.code() });
    Ok(run_server(server, printer).await)
}
