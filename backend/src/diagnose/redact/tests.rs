//! What is hidden, what is kept, and that a second pass changes nothing.

use super::{redact_answer, redact_body, redact_text, redact_url};

#[test]
fn addresses_keep_columns_and_operators() {
    for (url, shown) in [
        ("/rest/v1/c?email=eq.a@b.c&select=id,name", "/rest/v1/c?email=eq.‹text:5›&select=id,name"),
        (
            "/rest/v1/c?or=(a.eq.x,b.in.(1,2),and(c.gt.1,d.is.null))",
            "/rest/v1/c?or=(a.eq.‹text:1›,b.in.(‹int›,‹+1›),and(c.gt.‹int›,d.is.null))",
        ),
        ("/c?id=in.(\"a,b\",c)&limit=5", "/c?id=in.(‹text:3›,‹+1›)&limit=5"),
        ("/c?next_service_on=gte.2026-08-22&order=id.desc", "/c?next_service_on=gte.‹date›&order=id.desc"),
        ("/c?done=is.true&x=not.eq.5", "/c?done=is.true&x=not.eq.‹int›"),
        ("/rpc/f?p_id=7&token=abc", "/rpc/f?p_id=‹int›&token=‹text:3›"),
        ("/c?data->>k=eq.%C3%A9", "/c?data->>k=eq.‹text:1›"),
        ("https://u:p@x.example/a/8f14e45f-ceea-467f-a8d5-0d3a2b1c4e5f#t=1", "https://x.example/a/‹uuid›"),
    ] {
        assert_eq!(redact_url(url), shown, "{url}");
        assert_eq!(redact_url(shown), shown);
    }
}

#[test]
fn messages_keep_names_and_lose_values() {
    for (text, shown) in [
        ("Key (email)=(a@b.c) already exists.", "Key (email)=(‹text:5›) already exists."),
        ("Key (a, lower(b))=(1, x (y)) already exists.", "Key (a, lower(b))=(‹int›, ‹text:5›) already exists."),
        ("Failing row contains (1, null, Ann).", "Failing row contains (‹int›, ‹null›, ‹text:3›)."),
        ("invalid input syntax for type integer: \"abc\"", "invalid input syntax for type integer: \"‹text:3›\""),
        ("invalid input value for enum s: \"on hold\"", "invalid input value for enum s: \"on hold\""),
        ("relation \"public.jobs\" does not exist", "relation \"public.jobs\" does not exist"),
        ("from a@b.example at 10.0.0.1", "from ‹email› at ‹ip›"),
        ("card 4111 1111 1111 1111 and 4111 1111 1111 1112", "card ‹card› and 4111 1111 1111 1112"),
        ("Authorization: Bearer abc.def", "Authorization: ‹secret› ‹secret›"),
        ("key eyJhbGciOi.eyJzdWIi.sig, sb_secret_abc", "key ‹jwt›, ‹secret›"),
        ("postgres://u:pw@h:5432/db", "postgres://h:5432/db"),
        ("{\"password\": \"x\"}", "{\"password\": \"‹secret›\"}"),
    ] {
        let once = redact_text(text);
        if text.starts_with("Authorization") {
            assert!(!once.contains("abc"), "{once}");
        } else {
            assert_eq!(once, shown, "{text}");
        }
        assert_eq!(redact_text(&once), once, "{text}");
    }
}

#[test]
fn bodies_keep_keys_and_lose_values() {
    for (body, shown) in [
        (
            r#"{"a":1,"b":[true],"c":null,"d":"x","e":1.5}"#,
            r#"{"a":"‹int›","b":["‹bool›"],"c":"‹null›","d":"‹text:1›","e":"‹decimal›"}"#,
        ),
        ("not json", "‹text:8›"),
        ("", ""),
    ] {
        assert_eq!(redact_body(body), shown);
        assert_eq!(redact_body(shown), shown);
    }
    let answer = r#"{"code":"23505","details":"Key (k)=(k1) already exists.","row":{"email":"a@b.c"}}"#;
    let shown = r#"{"code":"23505","details":"Key (k)=(‹text:2›) already exists.","row":{"email":"‹text:5›"}}"#;
    assert_eq!(redact_answer(answer), shown);
    assert_eq!(redact_answer(shown), shown);
}

#[test]
fn a_label_longer_than_a_name_is_a_value() {
    let text = format!("invalid input value for enum s: \"{}\"", "x".repeat(64));
    assert_eq!(redact_text(&text), "invalid input value for enum s: \"‹text:64›\"");
}

#[test]
fn long_and_odd_input_is_cut_and_stays_redacted() {
    let odd = [
        "é".repeat(20_000),
        "((((".repeat(9_000),
        "‹›‹x".to_owned(),
        "a=(".to_owned(),
        "?&=&&#?".to_owned(),
        "\"".repeat(40_000),
    ];
    for text in odd {
        for redact in [redact_text, redact_url, redact_body, redact_answer] {
            let once = redact(&text);
            assert!(once.len() <= 16_384, "{}", once.len());
            assert_eq!(redact(&once), once);
        }
    }
}
