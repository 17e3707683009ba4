//! Natural order of names: digits compare as numbers, so 2 stands before 10.

use std::cmp::Ordering;

/// Compares two names in natural order.
pub fn natural_cmp(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        match (left.is_empty(), right.is_empty()) {
            (true, true) => return a.cmp(b),
            (true, false) => return Ordering::Less,
            (false, true) => return Ordering::Greater,
            (false, false) => {}
        }
        let (one, rest_left) = chunk(left);
        let (two, rest_right) = chunk(right);
        let order = if is_number(one) && is_number(two) {
            let (x, y) = (one.trim_start_matches('0'), two.trim_start_matches('0'));
            x.len().cmp(&y.len()).then_with(|| x.cmp(y))
        } else {
            one.cmp(two)
        };
        if order != Ordering::Equal {
            return order;
        }
        (left, right) = (rest_left, rest_right);
    }
}

fn is_number(chunk: &str) -> bool {
    chunk.starts_with(|c: char| c.is_ascii_digit())
}

fn chunk(text: &str) -> (&str, &str) {
    let digits = is_number(text);
    let end = text.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::natural_cmp;

    #[test]
    fn numbers_inside_names_count() {
        let mut names = vec!["10_b", "2_a", "v1.10", "v1.9", "001_x", "1_y"];
        names.sort_by(|a, b| natural_cmp(a, b));
        assert_eq!(names, ["001_x", "1_y", "2_a", "10_b", "v1.9", "v1.10"]);
    }
}
