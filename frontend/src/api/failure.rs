//! Why there is no answer, for a person.

use wrench_wire::Problem;

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// HTTP status; 0 when there was no answer.
    pub(crate) status: u16,
    /// What happened.
    pub(crate) message: String,
    /// What to do next.
    pub(crate) hint: Option<String>,
}

impl Failure {
    /// Nobody answered.
    pub(crate) fn unreachable() -> Self {
        Self {
            status: 0,
            message: "Wrench does not answer.".to_owned(),
            hint: Some("Look at the terminal in which `wrench dev` or `wrench serve` was started.".to_owned()),
        }
    }

    /// The answer is no success; the problem in its body may be empty.
    pub(super) fn from_problem(status: u16, problem: Problem) -> Self {
        let title = Some(problem.title).filter(|title| !title.is_empty());
        let message = problem.detail.or(title).unwrap_or_else(|| format!("Wrench answered with HTTP status {status}."));
        Self { status, message, hint: problem.hint }
    }

    /// The answer is none that this panel knows.
    pub(crate) fn unreadable() -> Self {
        Self {
            status: 200,
            message: "Wrench's answer could not be read.".to_owned(),
            hint: Some("Reload the panel: it may be older than the server.".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use wrench_wire::Problem;

    use super::Failure;

    #[test]
    fn the_occurrence_is_told_rather_than_the_kind() {
        let wrong = Problem {
            title: "wrong code".into(),
            detail: Some("4 tries are left.".into()),
            hint: Some("Look again.".into()),
            ..Problem::default()
        };
        let failure = Failure::from_problem(401, wrong);
        assert_eq!((failure.message.as_str(), failure.hint.as_deref()), ("4 tries are left.", Some("Look again.")));
        let absent = Problem { title: "not found".into(), ..Problem::default() };
        assert_eq!(Failure::from_problem(404, absent).message, "not found");
    }

    #[test]
    fn an_answer_of_somebody_else_still_has_a_message() {
        let message = Failure::from_problem(502, Problem::default()).message;
        assert_eq!(message, "Wrench answered with HTTP status 502.");
    }
}
