//! Labels that a statement adds to an enum.

/// The label, quoted as it stands, that `alter type … add value …` adds.
pub fn added_label(sql: &str) -> Option<String> {
    let lower = sql.to_lowercase();
    lower.trim_start().strip_prefix("alter type ")?;
    let add = lower.find("add value")?;
    let start = add + sql.get(add..)?.find('\'')?;
    let end = start + 1 + sql.get(start + 1..)?.find('\'')?;
    Some(sql.get(start..=end)?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::added_label;

    #[test]
    fn the_label_is_found_and_other_alterations_are_none() {
        let found = added_label("ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'Sad' BEFORE 'ok'");
        assert_eq!(found.as_deref(), Some("'Sad'"));
        assert_eq!(added_label("alter type mood rename value 'a' to 'b'"), None);
    }
}
