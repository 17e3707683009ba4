//! A schema as `pg_dump` prints it, each line with the object it belongs to, so that differences can be told by name.

use std::collections::BTreeMap;

use crate::server::TestDatabase;

/// A line of a dump and the object under whose heading it stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// `TABLE`, `INDEX`, `ACL`, … as the heading says.
    pub kind: String,
    /// The schema, or `-`.
    pub schema: String,
    /// The heading's name: of a policy `jobs jobs_read`, of a privilege `TABLE jobs`.
    pub object: String,
    /// The text.
    pub text: String,
}

/// A schema. Two are equal exactly if the schemas are, but for the order of columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dumped(BTreeMap<Line, usize>);

/// What one schema has and the other lacks.
#[derive(Clone, Debug, Default)]
pub struct Differences {
    /// Declared and not live.
    pub missing: Vec<Line>,
    /// Live and not declared.
    pub extra: Vec<Line>,
}

impl Dumped {
    /// Reads a database.
    pub fn of(database: &TestDatabase) -> Dumped {
        let output = std::process::Command::new(database.server.program("pg_dump"))
            .args(["--schema-only", "-N", "wrench", "-N", "wrench_attic", "-d", &database.url()])
            .output()
            .expect("pg_dump starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Dumped::parse(&String::from_utf8_lossy(&output.stdout))
    }

    fn parse(text: &str) -> Dumped {
        let mut lines: BTreeMap<Line, usize> = BTreeMap::new();
        let (mut kind, mut schema, mut object) = (String::new(), String::new(), String::new());
        for text in text.lines() {
            if let Some(heading) = heading(text) {
                (object, kind, schema) = heading;
            }
            if text.is_empty()
                || ["--", "\\", "SET ", "SELECT pg_catalog.set_config"].iter().any(|n| text.starts_with(n))
            {
                continue;
            }
            let line = Line {
                kind: kind.clone(),
                schema: schema.clone(),
                object: object.clone(),
                text: text.trim_end_matches(',').to_owned(),
            };
            *lines.entry(line).or_default() += 1;
        }
        Dumped(lines)
    }

    /// Where `live` differs from `self`.
    pub fn against(&self, live: &Dumped) -> Differences {
        Differences { missing: beyond(&self.0, &live.0), extra: beyond(&live.0, &self.0) }
    }
}

/// Lines of one that stand there more often than in the other.
fn beyond(one: &BTreeMap<Line, usize>, other: &BTreeMap<Line, usize>) -> Vec<Line> {
    one.iter()
        .filter(|(line, count)| other.get(line).is_none_or(|there| there < *count))
        .map(|(line, _)| line.clone())
        .collect()
}

/// `-- Name: jobs; Type: TABLE; Schema: public; Owner: postgres`
fn heading(line: &str) -> Option<(String, String, String)> {
    let (name, rest) = line.strip_prefix("-- Name: ")?.split_once("; Type: ")?;
    let (kind, rest) = rest.split_once("; Schema: ")?;
    let (schema, _) = rest.split_once("; Owner: ")?;
    Some((name.to_owned(), kind.to_owned(), schema.to_owned()))
}

impl Line {
    /// What must be named when this line differs: a column, or the object itself, without its table.
    pub fn name(&self) -> &str {
        let after_space = |text: &'_ str| text.find(' ').map_or(0, |at| at + 1);
        let column = self.text.strip_prefix("    ").filter(|_| self.kind == "TABLE" || self.kind == "FOREIGN TABLE");
        let name = match (column, self.kind.as_str()) {
            (Some(column), _) => column.trim_start_matches("CONSTRAINT "),
            (None, "POLICY" | "TRIGGER" | "CONSTRAINT" | "FK CONSTRAINT" | "CHECK CONSTRAINT" | "DEFAULT" | "RULE") => {
                &self.object[after_space(&self.object)..]
            }
            (None, "ACL" | "COMMENT") => {
                let of = &self.object[after_space(&self.object)..];
                let of = if self.object.starts_with("COLUMN ") { of.rsplit('.').next().unwrap_or(of) } else { of };
                of.rsplit(" ON ").next().unwrap_or(of)
            }
            _ => &self.object,
        };
        if column.is_some() { first_word(name) } else { name.split('(').next().unwrap_or(name).trim_matches('"') }
    }

    /// Whether the line makes the object, so that the object is gone where it is missing.
    pub fn is_creation(&self) -> bool {
        self.text.starts_with("CREATE ")
    }
}

fn first_word(text: &str) -> &str {
    match text.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or(quoted),
        None => text.split([' ', ',']).next().unwrap_or(text),
    }
}

#[cfg(test)]
mod tests {
    use super::Dumped;

    const ONE: &str = "-- Name: jobs; Type: TABLE; Schema: public; Owner: postgres\n--\n\nCREATE TABLE public.jobs (\n    id integer,\n    \"Title\" text\n);\n--\n-- Name: jobs read; Type: POLICY; Schema: public; Owner: postgres\n--\n\nCREATE POLICY read ON public.jobs USING (true);\n";

    #[test]
    fn differences_carry_the_name_that_must_be_said() {
        let other = ONE.replace("\"Title\" text", "\"Title\" varchar").replace("(true)", "(false)");
        let found = Dumped::parse(ONE).against(&Dumped::parse(&other));
        let names: Vec<&str> = found.missing.iter().chain(&found.extra).map(super::Line::name).collect();
        assert_eq!(names, ["read", "Title", "read", "Title"]);
    }

    #[test]
    fn the_order_of_columns_is_free_and_a_line_twice_is_not_once() {
        let turned = ONE.replace("    id integer,\n    \"Title\" text\n", "    \"Title\" text,\n    id integer\n");
        assert_eq!(Dumped::parse(ONE), Dumped::parse(&turned));
        let twice = format!("{ONE}CREATE POLICY read ON public.jobs USING (true);\n");
        assert_eq!(Dumped::parse(&twice).against(&Dumped::parse(ONE)).missing.len(), 1);
    }
}
