//! Steps in an order in which each finds what it needs.

use std::collections::{BTreeMap, BTreeSet};

use super::step::{Part, Step, StepKey};

/// Steps in order. Where views stand in a circle, one of them comes first with its columns and no rows, and again later
/// as it is; a circle without a view cannot have been made by commands, and is cut at its first step.
pub(super) fn in_order(mut steps: Vec<Step>) -> Vec<Step> {
    steps.sort_by(|a, b| a.turn().cmp(&b.turn()));
    let mut queue = Queue::of(&steps);
    let mut slots: Vec<Option<Step>> = steps.into_iter().map(Some).collect();
    let mut ordered = Vec::with_capacity(slots.len());
    loop {
        while let Some(next) = queue.ready.pop_first() {
            if let Some(step) = slots[next].take() {
                queue.done(&step.key);
                ordered.push(step);
            }
        }
        match cut_circle(&slots, &queue) {
            Some(Cut::Placeholder(at)) => {
                if let Some(step) = &mut slots[at] {
                    ordered.extend(placeholder(step));
                    queue.done(&step.key);
                }
            }
            Some(Cut::Anyway(at)) => {
                queue.ready.insert(at);
            }
            None => return ordered,
        }
    }
}

/// Which steps wait for which; steps are numbered by their turn.
struct Queue {
    open_needs: Vec<usize>,
    needed_by: BTreeMap<StepKey, Vec<usize>>,
    ready: BTreeSet<usize>,
}

impl Queue {
    fn of(steps: &[Step]) -> Queue {
        let known: BTreeSet<&StepKey> = steps.iter().map(|step| &step.key).collect();
        let mut queue = Queue { open_needs: Vec::new(), needed_by: BTreeMap::new(), ready: BTreeSet::new() };
        for (at, step) in steps.iter().enumerate() {
            let needs = step.needs.iter().filter(|need| **need != step.key && known.contains(need));
            let count = needs.map(|need| queue.needed_by.entry(need.clone()).or_default().push(at)).count();
            queue.open_needs.push(count);
            if count == 0 {
                queue.ready.insert(at);
            }
        }
        queue
    }

    /// What waited for `key` waits for one less; a step is done once, though its placeholder may have been before it.
    fn done(&mut self, key: &StepKey) {
        for at in self.needed_by.remove(key).unwrap_or_default() {
            self.open_needs[at] -= 1;
            if self.open_needs[at] == 0 {
                self.ready.insert(at);
            }
        }
    }
}

enum Cut {
    Placeholder(usize),
    Anyway(usize),
}

/// The step with which a circle is left: a view if one stands in it.
fn cut_circle(slots: &[Option<Step>], queue: &Queue) -> Option<Cut> {
    let circle: Vec<usize> = (0..slots.len()).filter(|at| stands_in_circle(slots, queue, *at)).collect();
    let has_placeholder = |at: &usize| slots[*at].as_ref().is_some_and(|step| step.placeholder.is_some());
    let view = circle.iter().copied().find(has_placeholder).map(Cut::Placeholder);
    view.or_else(|| circle.first().copied().map(Cut::Anyway))
}

fn stands_in_circle(slots: &[Option<Step>], queue: &Queue, at: usize) -> bool {
    let waiting_for = |at: usize| slots[at].as_ref().map(|step| followers(queue, &step.key)).unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut stack = waiting_for(at);
    while let Some(next) = stack.pop() {
        if next == at {
            return true;
        }
        if seen.insert(next) {
            stack.extend(waiting_for(next));
        }
    }
    false
}

fn followers(queue: &Queue, key: &StepKey) -> Vec<usize> {
    queue.needed_by.get(key).cloned().unwrap_or_default()
}

/// The placeholder of a view as a step of its own; the view itself then replaces it.
fn placeholder(step: &mut Step) -> Option<Step> {
    let sql = step.placeholder.take()?;
    if let Some(create) = step.sql.first_mut()
        && let Some(rest) = create.strip_prefix("create view ")
    {
        *create = format!("create or replace view {rest}");
    }
    Some(Step::new(&step.key.object, Part::Placeholder, vec![sql]))
}
