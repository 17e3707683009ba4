//! Wordings and what is read from them.

use crate::diagnose::classes::CLASSES;
use crate::diagnose::pattern::compile;
use crate::diagnose::{Diagnosis, ErrorClass, Observation, diagnose};

fn of(message: &str) -> Diagnosis {
    diagnose(&Observation { message, ..Observation::default() })
}

/// The slots as `name=value`, in the order of the type.
fn shown(diagnosis: &Diagnosis) -> String {
    let slots = &diagnosis.slots;
    let single = [
        ("schema", &slots.schema),
        ("table", &slots.table),
        ("column", &slots.column),
        ("enum", &slots.enumeration),
        ("value", &slots.value),
        ("type", &slots.data_type),
        ("constraint", &slots.constraint),
        ("function", &slots.function),
        ("operator", &slots.operator),
        ("role", &slots.role),
    ];
    let lists = [("columns", &slots.columns), ("args", &slots.args), ("relationship", &slots.relationship)];
    let single = single.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value.as_ref()?)));
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    single.chain(lists.map(|(name, list)| format!("{name}={}", list.join("+")))).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_wording_compiles_and_every_class_is_listed_once() {
    for class in CLASSES {
        for pattern in class.patterns.iter().chain(class.more) {
            assert!(compile(pattern.text).is_some(), "{}: {}", class.class, pattern.text);
        }
    }
    for class in ErrorClass::ALL {
        assert_eq!(CLASSES.iter().filter(|known| known.class == *class).count(), 1, "{class}");
    }
}

#[test]
fn database_messages_are_read() {
    for (message, class, slots) in [
        ("ERROR:  column \"next_service_on\" does not exist", "missing_column", "column=next_service_on"),
        ("column customers.next_service_on does not exist", "missing_column", "table=customers column=next_service_on"),
        ("column c.email does not exist", "missing_column", "column=email"),
        ("column customers_1.email does not exist", "missing_column", "column=email"),
        ("select c.x from public.jobs c; column c.email does not exist", "missing_column", "table=jobs column=email"),
        ("column \"b\" of relation \"t\" does not exist", "missing_column", "table=t column=b"),
        ("relation \"public.jobs\" does not exist", "missing_table", "schema=public table=jobs"),
        ("FEHLER: Relation »cat« existiert nicht", "missing_table", "table=cat"),
        ("type \"app_role\" does not exist", "missing_enum_type", "enum=app_role type=app_role"),
        ("type \"public.citext\" does not exist", "missing_enum_type", "schema=public type=citext"),
        ("role \"worker\" does not exist", "other", "role=worker"),
        (
            "function public.f(integer, text) does not exist",
            "missing_function",
            "schema=public function=f args=integer+text",
        ),
        ("operator does not exist: uuid = bigint", "missing_function", "operator== args=uuid+bigint"),
        ("invalid input value for enum job_status: \"on hold\"", "invalid_enum_value", "enum=job_status value=on hold"),
        (
            "invalid input syntax for type timestamp with time zone: \"x\"",
            "type_mismatch",
            "value=x type=timestamp with time zone",
        ),
        ("permission denied for schema private", "permission_denied", "schema=private"),
        ("new row violates row-level security policy for table \"jobs\"", "rls_violation", "table=jobs"),
        (
            "null value in column \"a\" of relation \"t\" violates not-null constraint",
            "not_null_violation",
            "table=t column=a",
        ),
        ("canceling statement due to user request", "other", ""),
        ("canceling statement due to statement timeout", "timeout", ""),
        ("relation \"jobs\" already exists, skipping", "other", "table=jobs"),
        ("column \"a\" of relation \"t\" already exists", "duplicate_object", "table=t column=a"),
    ] {
        let diagnosis = of(message);
        assert_eq!((diagnosis.class.as_str(), shown(&diagnosis).as_str()), (class, slots), "{message}");
    }
}

#[test]
fn errors_of_the_page_and_of_the_network_are_told_apart() {
    for (message, class) in [
        ("TypeError: Failed to fetch", "network"),
        ("TypeError: NetworkError when attempting to fetch resource.", "network"),
        ("TypeError: Load failed", "network"),
        ("TimeoutError: signal timed out", "timeout"),
        ("AbortError: The user aborted a request.", "other"),
        ("TypeError: Cannot read properties of undefined (reading 'map')", "javascript"),
        ("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON", "javascript"),
        ("something else entirely", "other"),
    ] {
        assert_eq!(of(message).class.as_str(), class, "{message}");
    }
}

#[test]
fn the_code_decides_between_classes_that_share_a_wording() {
    for (body, class, subclass) in [
        (
            r#"{"code":"PGRST204","message":"Column 'b' of relation 't' does not exist"}"#,
            "schema_cache",
            Some("missing_column"),
        ),
        (r#"{"code":"42703","message":"column \"b\" of relation \"t\" does not exist"}"#, "missing_column", None),
        (r#"{"code":"P0001","message":"permission denied for table jobs"}"#, "other", Some("raise_exception")),
        (r#"{"code":"57014","message":"Anfrage storniert"}"#, "timeout", None),
        (r#"{"code":"08006","message":"?"}"#, "network", Some("db_unreachable")),
        (r#"{"message":"JWT expired"}"#, "jwt", Some("expired")),
    ] {
        let diagnosis = diagnose(&Observation { message: "400", body: Some(body), ..Observation::default() });
        assert_eq!((diagnosis.class.as_str(), diagnosis.subclass.as_deref()), (class, subclass), "{body}");
    }
}

#[test]
fn the_request_names_the_table_where_the_message_does_not() {
    let body = Some(r#"{"code":"23502","message":"null value in column \"a\" violates not-null constraint"}"#);
    let url = Some("https://x.supabase.co/rest/v1/jobs?select=id");
    let diagnosis = diagnose(&Observation { body, url, ..Observation::default() });
    assert_eq!(shown(&diagnosis), "table=jobs column=a");
    let body = Some(r#"{"code":"42703","message":"column customers_1.vip does not exist"}"#);
    let url = Some("/rest/v1/jobs?select=id,customers(vip)");
    let diagnosis = diagnose(&Observation { body, url, ..Observation::default() });
    assert_eq!(shown(&diagnosis), "table=customers column=vip");
    assert_eq!(diagnosis.title, "column `vip` of table `customers` does not exist");
}

#[test]
fn wordings_of_drivers_gateways_and_auth_are_told_apart() {
    for (message, class, subclass) in [
        ("AuthRetryableFetchError: Failed to fetch", "network", None),
        ("Error: connect ECONNREFUSED 127.0.0.1:54321", "network", None),
        ("<html><h1>504 Gateway Time-out</h1></html>", "timeout", None),
        ("upstream request timeout", "timeout", None),
        ("AuthApiError: Invalid login credentials", "other", Some("authentication")),
        ("JSON object requested, multiple (or no) rows returned", "other", Some("single_row")),
        ("ERROR: deadlock detected", "other", Some("deadlock")),
        ("ERROR:  column reference \"id\" is ambiguous", "other", Some("ambiguous_column")),
        ("cannot drop table jobs because other objects depend on it", "other", Some("dependent_objects")),
        ("ERROR:  must be owner of table jobs", "permission_denied", None),
        ("relation \"jobs_status_idx\" already exists", "duplicate_object", Some("index")),
        ("trigger \"t\" for relation \"jobs\" already exists", "duplicate_object", Some("trigger")),
        ("extension \"vector\" is not available", "other", Some("missing_extension")),
        ("invalid JWT: unable to parse or verify signature, token is expired", "jwt", Some("expired")),
        ("column \"a\" is of type job_status but expression is of type text", "type_mismatch", Some("column_type")),
        ("column jobs.timeout does not exist", "missing_column", None),
        ("insert or update on table \"a\" violates foreign key constraint \"k\"", "fk_violation", None),
        (
            "Could not choose the best candidate function between: public.f(a => integer)",
            "other",
            Some("ambiguous_function"),
        ),
        ("ERROR:  type \"mood\" already exists", "duplicate_object", Some("type")),
        ("server closed the connection unexpectedly", "network", Some("db_unreachable")),
        ("Uncaught ReferenceError: x is not defined", "javascript", None),
    ] {
        let diagnosis = of(message);
        assert_eq!((diagnosis.class.as_str(), diagnosis.subclass.as_deref()), (class, subclass), "{message}");
    }
}
