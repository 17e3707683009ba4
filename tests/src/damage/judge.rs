//! What a deploy made of a damaged database, judged by the dumps before and after, not by what it says of itself.

use wrench_backend::deploy::Report;

use super::contents::Contents;
use super::dumped::{Differences, Dumped, Line};
use super::world::World;
use crate::scenario::findings;
use crate::server::TestDatabase;

/// What damages call the things they leave, which no file names.
const MARK: &str = "zz_";

/// A database as it stands.
pub struct State {
    /// Its schema.
    pub schema: Dumped,
    /// Its rows.
    pub rows: Contents,
}

/// How a treatment of a damaged database ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Equal to what is declared.
    Equal,
    /// Nothing changed, the differences named, with this exit code.
    Named(i32),
}

/// What a deploy that stops must name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Every difference: they are all for a person to decide.
    Every,
    /// One that it stops at: the others it would put right.
    One,
}

impl State {
    /// Reads a database.
    pub async fn of(world: &World, database: &TestDatabase) -> State {
        State { schema: Dumped::of(database), rows: Contents::of(database, &world.schemas).await }
    }
}

/// Judges a deploy.
///
/// # Errors
/// What it did wrong: success with a difference, a difference it does not name, a change although it stopped, or a lost row.
pub fn judge(
    world: &World,
    (report, names): (&Report, Names),
    before: &State,
    after: &State,
) -> Result<Outcome, String> {
    let lost = before.rows.lost(&world.rows, &after.rows);
    if !lost.is_empty() {
        return Err(format!("exit {}, LOST ROWS of {}", report.exit_code, lost.join(", ")));
    }
    if report.exit_code == 0 {
        let left = unexcused(world, &world.want.against(&after.schema));
        return match left.is_empty() {
            true => Ok(Outcome::Equal),
            false => Err(format!("FALSE SUCCESS, and different: {}", print(&left))),
        };
    }
    let said = findings(report);
    if before.schema != after.schema {
        let changed = before.schema.against(&after.schema);
        let lines = [changed.missing, changed.extra].concat();
        return Err(format!("exit {} and CHANGED: {said} | {}", report.exit_code, print(&lines)));
    }
    let differences = world.want.against(&before.schema);
    let all = unexcused(world, &differences);
    let unnamed = unnamed(world, &differences, &said);
    if !unnamed.is_empty() && (names == Names::Every || unnamed.len() == all.len()) {
        return Err(format!("exit {} and UNNAMED: {said} | {}", report.exit_code, print(&unnamed)));
    }
    Ok(Outcome::Named(report.exit_code))
}

/// Differences that are no business of a deploy's left out: a schema that no file names, and elsewhere what no file names and
/// opens nothing.
pub fn unexcused(world: &World, differences: &Differences) -> Vec<Line> {
    let is_excused = |line: &&Line| {
        let is_marked = [&line.text, &line.object, &line.schema].iter().any(|text| text.contains(MARK));
        line.schema.starts_with(MARK) || is_marked && !opens(line)
    };
    let extra = differences.extra.iter().filter(|line| !is_excused(line));
    let missing = differences.missing.iter().filter(|line| !is_called_otherwise(world, line, &differences.extra));
    missing.chain(extra).cloned().collect()
}

/// Whether it may let somebody in.
fn opens(line: &Line) -> bool {
    matches!(line.kind.as_str(), "POLICY" | "ACL")
}

/// The files do not name it, so any name will do.
fn is_called_otherwise(world: &World, line: &Line, extra: &[Line]) -> bool {
    let name = line.name();
    let renamed = |text: &str| text.replace(name, &format!("{MARK}{}", name.to_lowercase()));
    let like = |other: &Line| {
        (&other.kind, &other.object, &other.text) == (&line.kind, &renamed(&line.object), &renamed(&line.text))
    };
    matches!(line.kind.as_str(), "CONSTRAINT" | "FK CONSTRAINT" | "INDEX")
        && !world.text.contains(name)
        && extra.iter().any(like)
}

/// Differences whose object the findings do not name, nor what it hangs on and is gone with.
pub(super) fn unnamed(world: &World, differences: &Differences, said: &str) -> Vec<Line> {
    let gone: Vec<&str> = differences
        .missing
        .iter()
        .filter(|line| line.is_creation() && said.contains(line.name()))
        .map(Line::name)
        .collect();
    let follows = |line: &Line| gone.iter().any(|gone| line.text.contains(gone) || line.object.contains(gone));
    unexcused(world, differences).into_iter().filter(|line| !said.contains(line.name()) && !follows(line)).collect()
}

/// Whether a treatment dropped something that no file names and that opens nothing. What it gave its declared name back is no such
/// thing.
pub(super) fn cleared(before: &Differences, after: &Differences) -> bool {
    let is_added = |line: &&Line| {
        let declared = line.name().strip_prefix(MARK);
        let missing = |name: &str| before.missing.iter().any(|line| line.name().eq_ignore_ascii_case(name));
        declared.is_some_and(|name| !missing(name)) && !opens(line)
    };
    before.extra.iter().filter(is_added).any(|line| !after.extra.iter().any(|left| left.name() == line.name()))
}

fn print(lines: &[Line]) -> String {
    let shown = lines.iter().take(12).map(|line| format!("{} {}: {}", line.kind, line.object, line.text.trim()));
    let more = if lines.len() > 12 { format!(" … and {} more", lines.len() - 12) } else { String::new() };
    shown.collect::<Vec<_>>().join(" / ") + &more
}
