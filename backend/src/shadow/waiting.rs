//! Statements that name what comes later, and the order in which they get through.

use super::run::{Runner, numbered};
use super::spec::ShadowError;
use crate::heal::{Detour, Way, waits};
use crate::plan::DeclaredStatement;
use crate::postgres::PgError;
use crate::sql::{StatementClass, mentions};

/// Statements that wait, and the order so far.
#[derive(Default)]
pub(super) struct Waiting {
    /// Index, what it waits for, and the rule.
    pending: Vec<(usize, Box<PgError>, &'static str)>,
    /// Indexes of what got through, in order.
    pub(super) order: Vec<usize>,
    moved: Vec<(usize, &'static str)>,
}

impl Waiting {
    /// Has a failed statement wait, if it may.
    pub(super) fn takes(&mut self, statements: &[DeclaredStatement], index: usize, error: &PgError) -> bool {
        let Some(rule) = waits(&statements[index], error).filter(|_| stands_alone(statements, index)) else {
            return false;
        };
        self.pending.push((index, Box::new(error.clone()), rule.code));
        true
    }

    /// Tries again what may have waited for statement `after`: in its own file at once, elsewhere when the file is over.
    pub(super) async fn try_again(&mut self, runner: &Runner<'_>, after: usize) -> Result<(), ShadowError> {
        let here = &runner.statements[after];
        let next = runner.statements.get(after + 1);
        let ends_phase = next.is_none_or(|next| next.phase != here.phase);
        loop {
            let may_pass = |(index, error, _): &(usize, Box<PgError>, &'static str)| {
                let waiting = &runner.statements[*index];
                let here_now =
                    waiting.file == here.file && names(error).any(|name| mentions(here.statement.text(), name));
                waiting.phase == here.phase && (here_now || here.ends_file)
            };
            let mut passed = None;
            for (place, pending) in self.pending.iter().enumerate().filter(|(_, pending)| may_pass(pending)) {
                let text = runner.statements[pending.0].statement.text();
                if numbered(&runner.sessions.deployer.client, pending.0, ("", text)).await.is_ok() {
                    passed = Some(place);
                    break;
                }
            }
            let Some(place) = passed else { break };
            let (index, _, rule) = self.pending.remove(place);
            self.order.push(index);
            self.moved.push((index, rule));
        }
        let lost = self.pending.iter().position(|(index, ..)| runner.statements[*index].phase == here.phase);
        match lost.filter(|_| ends_phase) {
            Some(place) => {
                let (index, source, _) = self.pending.swap_remove(place);
                Err(ShadowError::Statement { index, source })
            }
            None => Ok(()),
        }
    }

    /// The order and what moved in it; nothing where all stands as written.
    pub(super) fn reordered(self) -> Option<Reordered> {
        if self.moved.is_empty() {
            return None;
        }
        let place = |index: usize| self.order.iter().position(|at| *at == index).unwrap_or_default();
        let moved = self.moved.iter();
        let detours = moved
            .map(|(index, rule)| Detour { statement: place(*index), rule: (*rule).to_owned(), way: Way::Behind })
            .collect();
        Some(Reordered { order: self.order, detours })
    }
}

/// Another order than that of the files.
pub(super) struct Reordered {
    pub(super) order: Vec<usize>,
    pub(super) detours: Vec<Detour>,
}

/// Nothing in its file says how it is to be run: no settings before it, no transaction around it.
fn stands_alone(statements: &[DeclaredStatement], index: usize) -> bool {
    let here = &statements[index];
    let mut file =
        statements.iter().enumerate().filter(|(_, other)| other.phase == here.phase && other.file == here.file);
    file.all(|(at, other)| match other.statement.class {
        StatementClass::Transaction => false,
        StatementClass::Session => at > index,
        _ => true,
    })
}

/// Names that an error is about, without schemas.
fn names(error: &PgError) -> impl Iterator<Item = &str> {
    let quoted = error.message.split('"').skip(1).step_by(2).chain(function(error));
    quoted.flat_map(|name| name.split('.'))
}

/// `function f(integer) does not exist` and `column a.b does not exist` quote nothing.
fn function(error: &PgError) -> Option<&str> {
    let (_, rest) = error.message.split_once(' ')?;
    rest.split(['(', ' ']).next()
}

/// Statements in another order. A file is over wherever another one follows.
pub fn in_order(statements: Vec<DeclaredStatement>, order: &[usize]) -> Vec<DeclaredStatement> {
    if order.len() != statements.len() {
        return statements;
    }
    let mut all: Vec<DeclaredStatement> = order.iter().filter_map(|at| statements.get(*at).cloned()).collect();
    for at in 0..all.len() {
        let next = all.get(at + 1);
        all[at].ends_file = next.is_none_or(|next| next.phase != all[at].phase || next.file != all[at].file);
    }
    all
}
