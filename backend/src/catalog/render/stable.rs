//! Expression texts that read back as the same expression.

/// `text` changed so that the server prints it again as it stands.
///
/// `status in ('a', 'b')` over a varchar column is stored as a varchar array cast to `text[]`, and printed as
/// `(ARRAY['a'::character varying, …])::text[]`. Read back, the cast goes to each element, and the expression prints
/// differently for ever. A cast to `character varying[]` in between keeps the array whole.
pub(super) fn stable_expression(text: &str) -> String {
    const OPEN: &str = "(ARRAY[";
    const CLOSE: &str = "])::text[]";
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(OPEN) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let Some(end) = from.find(CLOSE).filter(|end| is_varchar_list(&from[OPEN.len()..*end])) else {
            out.push_str(OPEN);
            rest = &from[OPEN.len()..];
            continue;
        };
        out.push_str(&from[..end]);
        out.push_str("]::character varying[])::text[]");
        rest = &from[end + CLOSE.len()..];
    }
    out + rest
}

fn is_varchar_list(elements: &str) -> bool {
    elements.ends_with("::character varying") && !elements.contains("])::")
}

#[cfg(test)]
mod tests {
    use super::stable_expression;

    #[test]
    fn only_varchar_arrays_cast_as_a_whole_change() {
        let check = |text: &str, expect: &str| assert_eq!(stable_expression(text), expect);
        check(
            "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
            "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying]::character varying[])::text[]))",
        );
        check("(s = ANY (ARRAY['a'::text, 'b'::text]))", "(s = ANY (ARRAY['a'::text, 'b'::text]))");
        check("x = ANY ((ARRAY[1, 2])::text[])", "x = ANY ((ARRAY[1, 2])::text[])");
    }
}
