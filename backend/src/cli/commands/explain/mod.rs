//! `wrench explain`.

mod ground;
mod line;

use std::io::{BufRead, IsTerminal, Read};

use serde_json::Value;

use self::ground::Ground;
use super::folder;
use crate::cli::args::{Common, ExplainArgs, Format};
use crate::cli::exit_code::ExitCode;
use crate::cli::output::{Explained, Printer, Seen};
use crate::config::Config;
use crate::diagnose::diagnose;
use crate::finding::Finding;

/// Longer texts are no error messages.
const LONGEST: u64 = 1024 * 1024;

pub(super) async fn run(args: &ExplainArgs, common: &Common, config: &Config, printer: &Printer) -> ExitCode {
    let from_input = args.text.as_deref().is_none_or(|text| text == "-");
    if args.text.is_none() && std::io::stdin().is_terminal() {
        let finding = Finding::error("usage", "there is no error to explain")
            .with_hint("Give the text as `wrench explain TEXT`, or pipe it in.");
        printer.findings(&[finding]);
        return ExitCode::Usage;
    }
    let ground = ground(args, common, config, printer).await;
    if from_input && common.format == Format::Json {
        return lines(ground.as_ref(), printer);
    }
    let text = match &args.text {
        Some(text) if !from_input => text.clone(),
        _ => match whole_input() {
            Ok(text) => text,
            Err(finding) => {
                printer.findings(&[finding]);
                return ExitCode::Usage;
            }
        },
    };
    let explained = explain(&seen(args, text), ground.as_ref());
    printer.explained(&explained);
    ExitCode::Done
}

/// The live schema, where a database is named; that it cannot be read is said and ends nothing.
async fn ground(args: &ExplainArgs, common: &Common, config: &Config, printer: &Printer) -> Option<Ground> {
    let url = common.database_url.as_ref().or(config.database_url.as_ref())?;
    let dir = folder(args.dir.as_ref(), config);
    match Ground::read(url, &dir).await {
        Ok(ground) => Some(ground),
        Err(finding) => {
            printer.findings(&[finding]);
            None
        }
    }
}

/// What the arguments say of the error.
fn seen(args: &ExplainArgs, raw: String) -> Seen {
    let request = args.request.as_deref().unwrap_or_default().trim();
    let (method, url) = match request.split_once(char::is_whitespace) {
        Some((method, url)) => (Some(method.to_owned()), Some(url.trim().to_owned())),
        None => (None, (!request.is_empty()).then(|| request.to_owned())),
    };
    Seen { raw, status: args.status, method, url, ..Seen::default() }
}

fn explain(seen: &Seen, ground: Option<&Ground>) -> Explained {
    let diagnosis = diagnose(&seen.observation());
    let proposals = ground.map(|ground| ground.proposals(seen, &diagnosis));
    Explained { diagnosis, proposals }
}

fn whole_input() -> Result<String, Finding> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes);
    let usage = |message: String| Finding::error("usage", message);
    read.map_err(|error| usage("standard input cannot be read".to_owned()).with_detail(format!("{error}.")))?;
    if bytes.len() as u64 > LONGEST {
        return Err(
            usage("the text is longer than 1 MiB".to_owned()).with_hint("Cut out the error and its surroundings.")
        );
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A line in, a line out, at once and in order. A line that cannot be read is answered with its problem and makes the exit code 1.
fn lines(ground: Option<&Ground>, printer: &Printer) -> ExitCode {
    let mut input = std::io::stdin().lock();
    let mut code = ExitCode::Done;
    loop {
        let mut bytes = Vec::new();
        match input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => return code,
            Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
            Ok(_) => {}
            Err(error) => {
                printer.problem(&Value::Null, &format!("standard input cannot be read: {error}"));
                return ExitCode::Failed;
            }
        }
        if bytes.len() as u64 > LONGEST {
            skip_line(&mut input);
            printer.problem(&Value::Null, "the line is longer than 1 MiB");
            code = ExitCode::Failed;
            continue;
        }
        match line::read(&bytes) {
            Ok((id, seen)) => printer.explained_line(&id, &explain(&seen, ground)),
            Err(error) => {
                printer.problem(&error.id, &error.problem);
                code = ExitCode::Failed;
            }
        }
    }
}

/// Passes over the rest of a line without keeping it.
fn skip_line(input: &mut impl BufRead) {
    loop {
        let Ok(buffer) = input.fill_buf() else { return };
        let (used, is_end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        if is_end {
            return;
        }
    }
}
