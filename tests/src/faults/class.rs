//! A class of faults: a file of `testdata/faults`.
//!
//! The first line says what it is; `-- since: 16` leaves older majors out. Then sections: `@want` is declared, `@old` was
//! declared before, `@same` is what psql can run where the declared order is wrong, `@less` is made by hand and lacks something
//! that can be added, `@behind` changes it behind Wrench's back, `@rows` puts rows in the way, `@live` comes on top of each,
//! `@meanwhile` is held in a transaction of another session. `@context` goes before everything declared or made by hand.

use std::collections::BTreeMap;
use std::path::Path;

/// What was there when the declared files come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Nothing.
    Absent,
    /// The same, made by hand.
    Identical,
    /// Less, made by hand.
    Additive,
    /// What the last deployment left; the files were changed since.
    ByUs,
    /// Something else; the files were not changed.
    Behind,
    /// Something else, and the files were changed, too.
    Both,
    /// Rows that do not fit, under what an earlier deployment left.
    Rows,
}

impl Column {
    /// All, in the order of the table.
    pub const ALL: [Column; 7] =
        [Column::Absent, Column::Identical, Column::Additive, Column::ByUs, Column::Behind, Column::Both, Column::Rows];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Column::Absent => "absent",
            Column::Identical => "identical",
            Column::Additive => "additive",
            Column::ByUs => "changed by us",
            Column::Behind => "changed behind us",
            Column::Both => "both",
            Column::Rows => "rows in the way",
        }
    }
}

/// A class of faults.
pub struct Class {
    /// The file's name.
    pub name: String,
    /// What it is, in words.
    pub title: String,
    /// The first major it can be tried on.
    pub since: u16,
    sections: BTreeMap<String, String>,
}

/// What is done before the deploy under test.
pub struct Preparation {
    /// Deployed with Wrench.
    pub deployed: Option<String>,
    /// Run by psql after it.
    pub by_hand: String,
}

impl Class {
    /// All classes by name; `FAULT` narrows to names that contain it.
    pub fn all() -> Vec<Class> {
        let only = std::env::var("FAULT").unwrap_or_default();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/faults");
        let paths =
            std::fs::read_dir(folder).expect("the faults are there").map(|entry| entry.expect("a class").path());
        let mut classes: Vec<Class> = paths
            .map(|path| {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                Class::parse(name, &std::fs::read_to_string(&path).expect("a class is read"))
            })
            .filter(|class| class.name.contains(&only))
            .collect();
        classes.sort_by_key(|class| class.title.to_lowercase());
        classes
    }

    fn parse(name: String, text: &str) -> Class {
        let title =
            text.lines().next().and_then(|line| line.strip_prefix("-- ")).expect("a class has a title").to_owned();
        let since = text.lines().find_map(|line| line.strip_prefix("-- since: ")?.parse().ok()).unwrap_or_default();
        let mut parts = text.split("-- @");
        parts.next();
        let section = |part: &str| {
            let (key, body) = part.split_once('\n').expect("a section has a body");
            let known = ["context", "want", "same", "less", "old", "behind", "rows", "live", "meanwhile"];
            assert!(known.contains(&key), "{name}: no section is called {key}");
            (key.to_owned(), body.to_owned())
        };
        let sections: BTreeMap<String, String> = parts.map(section).collect();
        assert!(sections.contains_key("want"), "{name} declares nothing");
        Class { name: name.clone(), title, since, sections }
    }

    fn with_context(&self, key: &str) -> Option<String> {
        let context = self.sections.get("context").cloned().unwrap_or_default();
        self.sections.get(key).map(|text| format!("{context}{text}"))
    }

    fn section(&self, key: &str) -> Option<String> {
        self.sections.get(key).cloned()
    }

    /// What is declared.
    pub fn want(&self) -> String {
        self.with_context("want").unwrap_or_default()
    }

    /// What the declared files come to, in an order in which psql can run it.
    pub fn same(&self) -> String {
        self.with_context("same").unwrap_or_else(|| self.want())
    }

    /// What another session holds in an open transaction while the deploy runs.
    pub fn meanwhile(&self) -> Option<String> {
        self.section("meanwhile")
    }

    /// What comes before the deploy; none where the class has no such case.
    pub fn preparation(&self, column: Column) -> Option<Preparation> {
        let want = Some(self.want());
        let (deployed, by_hand) = match column {
            Column::Absent => (None, Some(String::new())),
            Column::Identical => (None, Some(self.same())),
            Column::Additive => (None, Some(self.with_context("less")?)),
            Column::ByUs => (Some(self.with_context("old")?), Some(String::new())),
            Column::Behind => (want, self.section("behind")),
            Column::Both => (Some(self.with_context("old")?), self.section("behind")),
            Column::Rows => {
                (Some(self.with_context("old").or_else(|| self.with_context("less"))?), self.section("rows"))
            }
        };
        let live = self.section("live").unwrap_or_default();
        Some(Preparation { deployed, by_hand: by_hand? + &live })
    }
}
