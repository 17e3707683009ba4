//! The documents of small schemas, hostile ones among them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::*;
use crate::catalog::{Facts, Kind, Object, ObjectId};
use crate::plan::BaseObject;

/// What a name or comment could hold to become something else.
const HOSTILE: [&str; 8] = [
    "a|b\n| --- |",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"} ||--|| \"x\" : %%{init: {}}%%",
    "`]](javascript:alert(1))**",
    "{{script}}",
    "\u{202e}gnirts\u{0007}",
    "-->\n\n# heading",
];

struct Made {
    have: Catalog,
    base: Base,
}

impl Made {
    fn new() -> Made {
        Made { have: Catalog::default(), base: Base::default() }
    }

    fn add(&mut self, phase: &str, id: ObjectId, comment: &str, facts: Facts) {
        let object = Object {
            id: id.clone(),
            owner: Some("deployer()".into()),
            comment: (!comment.is_empty()).then(|| comment.to_owned()),
            acl: BTreeSet::from(["SELECT anon".to_owned(), "SELECT deployer()".to_owned()]),
            facts,
            needs: BTreeSet::new(),
            grantees: Vec::new(),
            written_by: 0,
            address: (0, 0, 0),
        };
        if !phase.is_empty() {
            self.base.objects.insert(id.clone(), BaseObject { phase: phase.to_owned(), object: object.clone() });
        }
        self.have.objects.insert(id, object);
    }

    fn table(&mut self, phase: &str, name: &str, comment: &str) {
        let facts = json!({"persistence": "p", "rls": true, "rls_forced": false, "options": [], "access_method": null,
            "tablespace": null, "of_type": null, "partition_key": null, "partition_bound": null, "parents": [],
            "replica_identity": "d"});
        self.add(phase, id(Kind::Table, "", name), comment, facts_of(Kind::Table, &facts));
    }

    fn column(&mut self, phase: &str, (table, name): (&str, &str), data_type: &str, comment: &str) {
        let position = self.have.objects.len();
        let facts = json!({"data_type": data_type, "collation": null, "not_null": true, "not_null_constraint": null,
            "default": comment, "generated": null, "generated_kind": "", "identity": "", "identity_sequence": null,
            "storage": null, "compression": "", "statistics": null, "options": [], "inherited": false,
            "position": position});
        self.add(phase, id(Kind::Column, table, name), comment, facts_of(Kind::Column, &facts));
    }

    fn constraint(&mut self, phase: &str, (table, name): (&str, &str), (kind, definition): (&str, &str)) {
        let facts = json!({"constraint_type": kind, "definition": definition, "validated": true, "index_options": [],
            "clustered": false, "inherited": false});
        self.add(phase, id(Kind::Constraint, table, name), "", facts_of(Kind::Constraint, &facts));
    }

    fn documents(&self) -> BTreeMap<String, String> {
        let name = |name: &str, title: &str| PhaseName { name: name.to_owned(), title: title.to_owned() };
        let phases = [name("phase1", "Core | <b>"), name("index", "Second")];
        let subject = Subject { have: &self.have, base: &self.base, platform: PlatformKind::None, phases: &phases };
        document(&subject).files.into_iter().map(|file| (file.name, file.text)).collect()
    }
}

fn id(kind: Kind, relation: &str, name: &str) -> ObjectId {
    ObjectId { kind, schema: "public".into(), relation: relation.into(), name: name.into() }
}

fn facts_of(kind: Kind, facts: &serde_json::Value) -> Facts {
    Facts::from_json(kind, &facts.to_string()).expect("the facts have their shape")
}

fn shop() -> Made {
    let mut made = Made::new();
    made.table("phase1", "customers", "Who pays. More of it.");
    made.column("phase1", ("customers", "id"), "uuid", "");
    made.column("index", ("customers", "points"), "integer", "");
    made.constraint("phase1", ("customers", "customers_pkey"), ("p", "PRIMARY KEY (id)"));
    made.table("index", "orders", "");
    made.column("index", ("orders", "id"), "uuid", "");
    made.column("index", ("orders", "customer_id"), "uuid", "");
    let reference = "FOREIGN KEY (customer_id) REFERENCES public.customers(id) ON DELETE CASCADE";
    made.constraint("index", ("orders", "orders_customer_id_fkey"), ("f", reference));
    made.table("", "stray", "");
    made
}

#[test]
fn every_phase_has_its_page_and_every_table_its_place() {
    let files = shop().documents();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["README.md", "index-2.md", "index.html", "not-in-a-phase.md", "phase1.md"]);
    assert!(files.values().all(|text| is_marked(text)));
    let readme = &files["README.md"];
    assert!(readme.contains("3 tables, 4 columns, 0 views, 0 functions and 0 enums."), "{readme}");
    assert!(readme.contains("| [phase1](phase1.md) | Core \\| &lt;b&gt; | 1 | 2 | 0 | 0 | 0 |"), "{readme}");
    assert!(readme.contains("| [`customers`](phase1.md#table-customers) | 2 | Who pays. |"), "{readme}");
    let first = &files["phase1.md"];
    assert!(first.contains("| `points` | `integer` | Since index. |"), "{first}");
    let incoming = "| [`orders`](index-2.md#table-orders) | `customer_id` | `id` | `orders_customer_id_fkey` |";
    assert!(first.contains(incoming), "{first}");
    let second = &files["index-2.md"];
    let link = "\"orders\" }o--|| \"customers\" : \"customer_id\"";
    assert!(second.contains(link) && second.contains("\n    \"customers\"\n"), "{second}");
    assert!(second.contains("| `anon` | select |"), "{second}");
    assert!(files["not-in-a-phase.md"].contains("### `stray`"));
}

#[test]
fn on_supabase_only_public_and_what_phases_made_is_told() {
    let mut made = shop();
    let far = ObjectId { schema: "auth".into(), ..id(Kind::Table, "", "users") };
    let facts = made.have.objects.values().find(|object| object.id.kind == Kind::Table).expect("a table").facts.clone();
    made.add("", far, "", facts);
    let tables = |platform| {
        let phases = [PhaseName { name: "phase1".into(), title: "phase1".into() }];
        document(&Subject { have: &made.have, base: &made.base, platform, phases: &phases }).counts.tables
    };
    assert_eq!((tables(PlatformKind::Supabase), tables(PlatformKind::None)), (3, 4));
}

#[test]
fn the_same_schema_gives_the_same_bytes() {
    assert_eq!(shop().documents(), shop().documents());
}

#[test]
fn hostile_names_and_comments_mean_nothing_anywhere() {
    let mut made = Made::new();
    for text in HOSTILE {
        made.table("phase1", text, text);
        made.column("phase1", (text, text), text, text);
        made.constraint("phase1", (text, text), ("c", &format!("CHECK (({text}))")));
    }
    let files = made.documents();
    let page = &files["index.html"];
    assert_eq!(page.matches("<script").count(), 2, "the page's own");
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img"), "a value became markup");
    assert_eq!(page.matches("const raw = JSON.parse").count(), 1, "a value became a place of the template");
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".md")) {
        assert!(!text.contains(['\u{202e}', '\u{7}']), "{name}");
        let outside = |line: &&str| !line.starts_with('`');
        let lines: Vec<&str> = text.lines().filter(outside).collect();
        assert_eq!(lines.iter().filter(|line| **line == "# heading").count(), 0, "{name}");
        for line in lines.iter().filter(|line| line.contains("<script") || line.contains("<img")) {
            let bare: String = line.split('`').step_by(2).collect();
            assert!(!bare.contains("<script") && !bare.contains("<img"), "{name}: {line}");
        }
        assert_eq!(lines.iter().filter(|line| line.starts_with("### ")).count() % HOSTILE.len(), 0, "{name}");
    }
}

#[test]
fn every_line_of_a_hostile_diagram_is_one_of_the_grammar() {
    let mut made = Made::new();
    for text in HOSTILE {
        made.table("phase1", text, "");
        made.column("phase1", (text, text), text, "");
        let quoted = text.replace('"', "\"\"");
        let reference = format!("FOREIGN KEY (\"{quoted}\") REFERENCES public.\"{quoted}\"(\"{quoted}\")");
        made.constraint("phase1", (text, "fkey"), ("f", &reference));
    }
    let page = &made.documents()["phase1.md"];
    let diagram = page.split("```mermaid\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a diagram");
    let shapes = [
        "^erDiagram$",
        r#"^    "[^"%\\<>#&`]+"( \{)?$"#,
        r"^    \}$",
        r#"^        [A-Za-z][A-Za-z0-9_()\[\]]* [A-Za-z][A-Za-z0-9_()\[\]]*( (PK|FK|UK)(, (PK|FK|UK))*)?( "[^"%\\<>#&`]*")?$"#,
        r#"^    "[^"%\\<>#&`]+" [}|]o--[|o]\| "[^"%\\<>#&`]+" : "[^"%\\<>#&`]+"$"#,
    ];
    let shapes: Vec<regex::Regex> = shapes.iter().map(|shape| regex::Regex::new(shape).expect("a pattern")).collect();
    for line in diagram.lines() {
        assert!(shapes.iter().any(|shape| shape.is_match(line)), "{line}");
    }
    assert_eq!(diagram.matches("o--").count(), HOSTILE.len());
}
