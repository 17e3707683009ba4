//! Rust text taken apart: code without comments, and the strings in it.

/// A string literal.
#[derive(Debug, PartialEq)]
pub(super) struct Literal {
    /// Line on which it begins, from 1.
    pub(super) line: usize,
    /// What stands between the quotes, escapes as written.
    pub(super) text: String,
}

/// Rust text without comments and without the unit tests at its end.
pub(super) struct RustText {
    /// Code by line; strings are empty in it.
    pub(super) lines: Vec<String>,
    /// Strings in order.
    pub(super) literals: Vec<Literal>,
}

impl RustText {
    pub(super) fn parse(text: &str) -> RustText {
        let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text);
        let mut scan = Scan { rest: text, line: 1, code: String::new(), literals: Vec::new() };
        while !scan.rest.is_empty() {
            scan.step();
        }
        RustText { lines: scan.code.split('\n').map(str::to_owned).collect(), literals: scan.literals }
    }

    /// Lines that hold `path` as whole words, with their numbers.
    pub(super) fn lines_naming<'a>(&'a self, path: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.lines.iter().enumerate().filter(move |(_, line)| names(line, path)).map(|(at, _)| at + 1)
    }
}

/// Whether `path` stands in the line and is no part of a longer word.
fn names(line: &str, path: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        !(before.is_some_and(is_word) || after.is_some_and(is_word) && path.ends_with(is_word))
    })
}

struct Scan<'a> {
    rest: &'a str,
    line: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Scan<'_> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.skip(rest.find("*/").map_or(rest.len(), |at| at + 2));
        } else if let Some(fence) = self.raw_fence() {
            let start = rest.find('"').map_or(0, |at| at + 1);
            let end = rest[start..].find(&fence).map_or(rest.len(), |at| start + at);
            self.literal(start, end, fence.len());
        } else if rest.starts_with('"') {
            self.literal(1, closing_quote(rest), 1);
        } else if let Some(length) = character(rest) {
            self.skip(length);
        } else {
            let length = rest.chars().next().map_or(0, char::len_utf8);
            self.code.push_str(&rest[..length]);
            self.line += usize::from(rest.starts_with('\n'));
            self.rest = &rest[length..];
        }
    }

    /// What ends the raw string that begins here, if one does.
    fn raw_fence(&self) -> Option<String> {
        let in_word = self.code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let after = self.rest.strip_prefix('r').filter(|_| !in_word)?;
        let hashes = after.chars().take_while(|c| *c == '#').count();
        after[hashes..].starts_with('"').then(|| format!("\"{}", "#".repeat(hashes)))
    }

    fn literal(&mut self, start: usize, end: usize, fence: usize) {
        self.literals.push(Literal { line: self.line, text: self.rest[start..end].to_owned() });
        self.code.push_str("\"\"");
        self.skip((end + fence).min(self.rest.len()));
    }

    /// Leaves a piece out of the code, its line ends apart.
    fn skip(&mut self, length: usize) {
        let ends = self.rest[..length].matches('\n').count();
        self.code.push_str(&"\n".repeat(ends));
        self.line += ends;
        self.rest = &self.rest[length..];
    }
}

fn closing_quote(text: &str) -> usize {
    let mut escaped = false;
    let inside = text.char_indices().skip(1);
    for (at, c) in inside {
        match c {
            '"' if !escaped => return at,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// Length of the character literal that begins here; lifetimes are none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    let from = if first == '\\' { 2 } else { first.len_utf8() };
    let end = inside.get(from..)?.find('\'')?;
    (end == 0 || first == '\\').then_some(1 + from + end + 1)
}

#[test]
fn comments_go_and_strings_are_kept_apart() {
    let text =
        RustText::parse("let a = \"x\\\"y\"; // \"no\"\nlet b: &'a str = r#\"two\nlines\"#;\nlet c = '\"'; tokio_x");
    let found: Vec<(usize, &str)> = text.literals.iter().map(|literal| (literal.line, literal.text.as_str())).collect();
    assert_eq!(found, [(1, "x\\\"y"), (2, "two\nlines")]);
    assert_eq!(text.lines[3], "let c = ; tokio_x");
    assert_eq!(text.lines_naming("tokio").count(), 0);
}
