//! How long ago something was, in as few words as a list has room for.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// `12 s ago`, `3 h ago`, `5 d ago`. A clock that runs ahead of the server's gives `just now`.
pub(crate) fn ago(seconds: i64) -> String {
    let (count, unit) = match seconds {
        ..5 => return "just now".to_owned(),
        5..MINUTE => (seconds, "s"),
        MINUTE..HOUR => (seconds / MINUTE, "min"),
        HOUR..DAY => (seconds / HOUR, "h"),
        DAY..WEEK => (seconds / DAY, "d"),
        _ => (seconds / WEEK, "wk"),
    };
    format!("{count} {unit} ago")
}

#[cfg(test)]
mod tests {
    use super::ago;

    #[test]
    fn the_unit_is_the_largest_that_fits() {
        for (seconds, expect) in [
            (-30, "just now"),
            (4, "just now"),
            (5, "5 s ago"),
            (59, "59 s ago"),
            (60, "1 min ago"),
            (3_599, "59 min ago"),
            (3_600, "1 h ago"),
            (86_399, "23 h ago"),
            (86_400, "1 d ago"),
            (604_800, "1 wk ago"),
        ] {
            assert_eq!(ago(seconds), expect, "{seconds}");
        }
    }
}
