//! Errors, a live catalog and declared files in; proposals out.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::{Case, Deployments, Proposal, Reading, RequestEvidence, propose};
use crate::catalog::{Catalog, Column, Constraint, Facts, Kind, Object, ObjectId, Table};
use crate::diagnose::{Observation, diagnose};
use crate::files::{Declared, DeclaredFile, Phase, Style};
use crate::finding::SourceFile;
use crate::heal::Applicability;

/// `table column type`, one per line; a column `id` is the table's key.
const LIVE: &str = "
customers id uuid
customers first_name text
customers last_service_on date
customers created_at timestamp with time zone
customers company_id uuid
customers notes text
companies id uuid
jobs id bigint
jobs arrival_window_minutes integer
jobs status public.job_status
jobs unit_price numeric(10,3)
jobs list_price numeric(10,3)
jobs ends_at timestamp with time zone
invoices id uuid
";

fn object(kind: Kind, relation: &str, name: &str, facts: Facts) -> (ObjectId, Object) {
    let id = ObjectId { kind, schema: "public".into(), relation: relation.into(), name: name.into() };
    let object = Object {
        id: id.clone(),
        owner: None,
        comment: None,
        acl: BTreeSet::new(),
        facts,
        needs: BTreeSet::new(),
        grantees: Vec::new(),
        written_by: 0,
        address: (0, 0, 0),
    };
    (id, object)
}

fn column(data_type: &str, position: usize) -> Facts {
    Facts::Column(Column {
        data_type: data_type.into(),
        collation: None,
        not_null: false,
        not_null_constraint: None,
        default: None,
        generated: None,
        generated_kind: String::new(),
        identity: String::new(),
        identity_sequence: None,
        storage: None,
        moment: false,
        type_storage: String::new(),
        compression: String::new(),
        statistics: None,
        options: Vec::new(),
        foreign_options: Vec::new(),
        inherited: false,
        position: i32::try_from(position).expect("few columns"),
    })
}

fn table() -> Facts {
    Facts::Table(Table {
        persistence: "p".into(),
        rls: true,
        rls_forced: false,
        options: Vec::new(),
        access_method: None,
        tablespace: None,
        of_type: None,
        partition_key: None,
        partition_bound: None,
        foreign: None,
        parents: Vec::new(),
        replica_identity: "d".into(),
    })
}

fn key() -> Facts {
    Facts::Constraint(Constraint {
        constraint_type: "p".into(),
        definition: "PRIMARY KEY (id)".into(),
        validated: true,
        index_options: Vec::new(),
        clustered: false,
        inherited: false,
        parent: None,
    })
}

/// That a customer is of a company.
fn reference() -> (ObjectId, Object) {
    let Facts::Constraint(key) = key() else { unreachable!("it is one") };
    let definition = "FOREIGN KEY (company_id) REFERENCES public.companies(id)".into();
    let facts = Facts::Constraint(Constraint { constraint_type: "f".into(), definition, ..key });
    object(Kind::Constraint, "customers", "customers_company_id_fkey", facts)
}

fn live() -> Catalog {
    let mut catalog = Catalog::default();
    catalog.objects.extend([reference()]);
    for (at, line) in LIVE.lines().filter(|line| !line.is_empty()).enumerate() {
        let mut words = line.splitn(3, ' ');
        let (relation, name) = (words.next().expect("a table"), words.next().expect("a column"));
        catalog.objects.extend([
            object(Kind::Table, "", relation, table()),
            object(Kind::Column, relation, name, column(words.next().expect("a type"), at)),
            object(Kind::Constraint, relation, &format!("{relation}_pkey"), key()),
        ]);
    }
    catalog
}

fn file(path: &str, text: &str) -> DeclaredFile {
    let source = Arc::new(SourceFile { path: format!("deploy/{path}"), text: text.into() });
    DeclaredFile { key: path.into(), source, is_seed: false }
}

fn phase(name: &str, style: Style, files: Vec<DeclaredFile>) -> Phase {
    Phase { name: name.into(), title: String::new(), style, files }
}

fn declared(phases: Vec<Phase>) -> Declared {
    Declared { root: PathBuf::from("deploy"), platform: None, has_phases_file: true, phases, left_out: Vec::new() }
}

fn two_phases() -> Declared {
    declared(vec![
        phase(
            "phase1",
            Style::State,
            vec![
                file(
                    "phase1/tables.sql",
                    "create table public.customers (id uuid);\ncreate table public.jobs (id bigint);\n",
                ),
                file(
                    "phase1/columns.sql",
                    "-- a\n\nalter table public.customers add column if not exists vip boolean;\n",
                ),
            ],
        ),
        phase("phase2", Style::State, vec![file("phase2/tables.sql", "create table public.companies (id uuid);\n")]),
    ])
}

/// The one proposal for a 42703 (or another body) with its request.
fn one(body: &str, request: RequestEvidence<'_>, declared: &Declared) -> Option<Proposal> {
    let diagnosis = diagnose(&Observation { body: Some(body), url: request.url, ..Observation::default() });
    let mut proposals = propose(&Case {
        diagnosis: &diagnosis,
        catalog: &live(),
        declared: &Reading::new(declared),
        deployments: &Deployments::new(),
        request,
    });
    assert!(proposals.len() <= 1, "{proposals:?}");
    proposals.pop()
}

fn missing(table: &str, column: &str) -> String {
    format!(r#"{{"code":"42703","message":"column {table}.{column} does not exist"}}"#)
}

#[test]
fn the_type_comes_from_what_was_sent_from_equal_names_and_from_habits() {
    for (table, column, url, body, data_type) in [
        ("customers", "next_service_on", "?next_service_on=gte.‹date›", "", "date"),
        ("customers", "next_service_on", "?next_service_on=gte.2026-09-01", "", "date"),
        ("customers", "reviewed_at", "?reviewed_at=gte.‹date›", "", "timestamptz"),
        ("customers", "loyal", "", r#"{"loyal":"‹bool›"}"#, "boolean"),
        ("customers", "loyal", "?loyal=is.true", "", "boolean"),
        ("customers", "loyal", "?or=(loyal.eq.‹bool›,id.is.null)", "", "boolean"),
        ("customers", "extras", "", r#"[{"extras":{"a":"‹int›"}}]"#, "jsonb"),
        ("customers", "status", "", "", "public.job_status"),
        ("customers", "rank", "", r#"{"rank":3}"#, "integer"),
        ("invoices", "setup_price", "", r#"{"setup_price":3}"#, "numeric(10,3)"),
        ("invoices", "setup_amount", "", "", "numeric(12,2)"),
        ("invoices", "job_id", "", "", "bigint"),
        ("invoices", "company_id", "", "", "uuid"),
        ("invoices", "is_paid", "", "", "boolean"),
        ("invoices", "metadata", "", "", "jsonb"),
        ("invoices", "logo_url", "", r#"{"logo_url":"‹text:20›"}"#, "text"),
        ("invoices", "colour", "", "", "text"),
    ] {
        let url = format!("/rest/v1/{table}{url}");
        let request = RequestEvidence {
            method: Some("get"),
            url: Some(&url),
            body: Some(body).filter(|b| !b.is_empty()),
            prefer: None,
        };
        let proposal = one(&missing(table, column), request, &two_phases()).expect(column);
        let ending = format!("{column} {data_type};\n");
        assert!(proposal.sql.ends_with(&ending), "{column}: {}", proposal.sql);
        assert!(proposal.evidence.len() > 1 && proposal.confidence > 0.0);
    }
}

#[test]
fn the_statement_goes_to_the_end_of_the_right_file() {
    let request = RequestEvidence {
        method: Some("get"),
        url: Some("/rest/v1/customers?next_service_on=gte.‹date›"),
        body: None,
        prefer: None,
    };
    let proposal = one(&missing("customers", "next_service_on"), request, &two_phases()).expect("a proposal");
    assert_eq!(proposal.title, "add column `next_service_on` (date) to `customers`");
    assert_eq!((proposal.file.as_str(), proposal.after_line), ("deploy/phase1/columns.sql", 3));
    assert_eq!(
        proposal.context.last().map(String::as_str),
        Some("alter table public.customers add column if not exists vip boolean;")
    );
    assert_eq!(
        proposal.sql,
        "-- The app asks for it: GET /rest/v1/customers.\nalter table public.customers add column if not exists next_service_on date;\n"
    );
    assert_eq!((proposal.applicability, proposal.command.as_str()), (Applicability::Safe, "wrench deploy --phase=1"));
    let elsewhere = one(&missing("companies", "Order"), RequestEvidence::default(), &two_phases()).expect("a proposal");
    assert_eq!((elsewhere.file.as_str(), elsewhere.after_line), ("deploy/phase2/columns.sql", 0));
    assert!(elsewhere.sql.contains("public.companies add column if not exists \"Order\" text;"), "{}", elsewhere.sql);
}

#[test]
fn files_that_are_steps_get_a_new_step() {
    let steps = vec![file("0001_a.sql", "create table customers (id uuid);\n"), file("0002_b.sql", "select 1;\n")];
    let steps = declared(vec![phase("deploy", Style::History, steps)]);
    let proposal = one(&missing("customers", "birthday"), RequestEvidence::default(), &steps).expect("a proposal");
    assert_eq!((proposal.file.as_str(), proposal.after_line), ("deploy/0003_add_customers_birthday.sql", 0));
}

#[test]
fn a_wrong_request_gets_no_ddl() {
    for (column, url, named) in [
        ("first_nmae", "/rest/v1/customers", "`first_name`"),
        ("firstName", "/rest/v1/customers", "`first_name`"),
        ("first_names", "/rest/v1/customers", "`first_name`"),
        ("when_made", "/rest/v1/customers?select=when_made:created_at&order=when_made", "`created_at`"),
        ("sum", "/rest/v1/companies?select=id,customers(sum)", "`sum()`"),
        ("companies", "/rest/v1/customers?select=companies", "`companies(…)`"),
    ] {
        let request = RequestEvidence { url: Some(url), ..RequestEvidence::default() };
        let proposal = one(&missing("customers", column), request, &two_phases()).expect(column);
        assert_eq!((proposal.applicability, proposal.sql.as_str()), (Applicability::DisplayOnly, ""), "{column}");
        assert!(
            proposal.title.starts_with("change your code here") && proposal.title.contains(named),
            "{}",
            proposal.title
        );
    }
    for column in ["next_service_on", "notes2", "phone"] {
        let proposal = one(&missing("customers", column), RequestEvidence::default(), &two_phases()).expect(column);
        assert_eq!(proposal.applicability, Applicability::Safe, "{column}: {}", proposal.title);
    }
}

#[test]
fn what_is_declared_is_deployed_and_what_is_live_is_reloaded() {
    let declared_only =
        one(&missing("customers", "vip"), RequestEvidence::default(), &two_phases()).expect("a proposal");
    assert_eq!((declared_only.sql.as_str(), declared_only.command.as_str()), ("", "wrench deploy --phase=1"));
    assert!(
        declared_only.evidence[0].starts_with("deploy/phase1/columns.sql:3 declares"),
        "{:?}",
        declared_only.evidence
    );
    let cache = |column: &str| {
        format!(
            r#"{{"code":"PGRST204","message":"Could not find the '{column}' column of 'customers' in the schema cache"}}"#
        )
    };
    let live = one(&cache("notes"), RequestEvidence::default(), &two_phases()).expect("a proposal");
    assert_eq!((live.sql.as_str(), live.applicability), ("notify pgrst, 'reload schema';", Applicability::DisplayOnly));
    let absent = one(&cache("birthday"), RequestEvidence::default(), &two_phases()).expect("a proposal");
    assert_eq!(absent.applicability, Applicability::Safe);
}

#[test]
fn nothing_is_proposed_where_the_table_is_not_known() {
    for body in [missing("ghosts", "a"), missing("c", "a"), r#"{"code":"23505","message":"duplicate key"}"#.to_owned()]
    {
        assert_eq!(one(&body, RequestEvidence::default(), &two_phases()), None, "{body}");
    }
}
