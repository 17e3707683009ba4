//! A stack as browsers print it, as frames.

use crate::diagnose::Frame;

/// Frames that are read; the fingerprint looks at the first of the app's.
const MOST: usize = 50;

/// Reads the lines of Chromium (`at save (http://…/app.js:1:2)`) and of Firefox and Safari (`save@http://…/app.js:1:2`).
pub(super) fn frames(stack: &str) -> Vec<Frame<'_>> {
    stack.lines().filter_map(|line| frame(line.trim())).take(MOST).collect()
}

fn frame(line: &str) -> Option<Frame<'_>> {
    let (function, place) = match line.strip_prefix("at ") {
        Some(rest) => match rest.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
            Some((function, place)) => (Some(function), place),
            None => (None, rest),
        },
        None => {
            let (function, place) = line.split_once('@')?;
            (Some(function).filter(|function| !function.is_empty()), place)
        }
    };
    let file = without_position(place);
    // Libraries that a page takes from elsewhere, and what the browser runs itself, are not the app's.
    let is_foreign = ["node_modules", "native", "<anonymous>", "webpack/", "chrome-extension:", "moz-extension:"];
    let in_app = !is_foreign.iter().any(|part| file.contains(part));
    Some(Frame { function, file: Some(file), in_app })
}

/// An address without line and column, which change with every build.
fn without_position(place: &str) -> &str {
    let mut file = place;
    for _ in 0..2 {
        if let Some((before, digits)) = file.rsplit_once(':')
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            file = before;
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stacks_of_each_browser_are_read() {
        let cases = [
            ("    at save (http://localhost:3000/app.js:12:34)", Some("save"), "http://localhost:3000/app.js", true),
            ("    at http://localhost:3000/app.js:1:2", None, "http://localhost:3000/app.js", true),
            (
                "    at async Page.load (http://x/node_modules/a.js:1:2)",
                Some("async Page.load"),
                "http://x/node_modules/a.js",
                false,
            ),
            ("save@http://localhost:3000/app.js:12:34", Some("save"), "http://localhost:3000/app.js", true),
            ("@http://localhost:3000/app.js:12:34", None, "http://localhost:3000/app.js", true),
        ];
        for (line, function, file, in_app) in cases {
            let read = frames(line);
            assert_eq!(read.len(), 1, "{line}");
            assert_eq!((read[0].function, read[0].file, read[0].in_app), (function, Some(file), in_app), "{line}");
        }
        assert!(frames("TypeError: x is undefined\n\n").is_empty());
    }
}
