//! Numbers for people. Integers throughout: formatting floats would add a tenth to the download.

/// Microseconds of a time in milliseconds, as the browser gives it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before it is cast")]
pub(crate) fn micros(milliseconds: f64) -> u32 {
    (milliseconds * 1000.0).round().clamp(0.0, f64::from(u32::MAX)) as u32
}

/// Whole units of a number that the browser gives as a float.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before it is cast")]
pub(crate) fn whole(value: f64) -> u32 {
    value.clamp(0.0, f64::from(u32::MAX)) as u32
}

/// `41.3 ms`; `120 µs` below one millisecond, `2.5 s` from one second, `3 min 20 s` from two minutes.
pub(crate) fn duration(micros: u32) -> String {
    match micros {
        0..1_000 => format!("{micros} µs"),
        1_000..1_000_000 => format!("{} ms", tenths(micros, 1_000)),
        1_000_000..120_000_000 => format!("{} s", tenths(micros, 1_000_000)),
        _ => format!("{} min {} s", micros / 60_000_000, micros / 1_000_000 % 60),
    }
}

/// `1 check`, `3 checks`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// `63.4 kB`, in thousands as browsers and registries count.
pub(crate) fn size(bytes: u32) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", tenths(bytes, 1_000)),
        _ => format!("{} MB", tenths(bytes, 1_000_000)),
    }
}

/// The middle one; of an even number, the upper of the two in the middle. There are few: sorting them costs more download.
pub(crate) fn median(values: &[u32]) -> Option<u32> {
    let middle = values.len() / 2;
    let below = |limit: u32| values.iter().filter(|value| **value < limit).count();
    let equal = |limit: u32| values.iter().filter(|value| **value == limit).count();
    values.iter().copied().find(|value| (below(*value)..below(*value) + equal(*value)).contains(&middle))
}

/// `value / unit` with one decimal, cut off and not rounded.
fn tenths(value: u32, unit: u32) -> String {
    format!("{}.{}", value / unit, value % unit / (unit / 10))
}

#[cfg(test)]
mod tests {
    use super::{duration, median, micros, size};

    #[test]
    fn durations_change_their_unit() {
        assert_eq!(duration(micros(0.099_99)), "100 µs");
        assert_eq!(duration(999), "999 µs");
        assert_eq!(duration(1_000), "1.0 ms");
        assert_eq!(duration(micros(41.35)), "41.3 ms");
        assert_eq!(duration(micros(2_590.0)), "2.5 s");
        assert_eq!(duration(micros(200_400.0)), "3 min 20 s");
    }

    #[test]
    fn times_that_make_no_sense_do_not_wrap() {
        assert_eq!(micros(-3.0), 0);
        assert_eq!(micros(f64::INFINITY), u32::MAX);
        assert_eq!(micros(f64::NAN), 0);
    }

    #[test]
    fn sizes_count_in_thousands() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(63_449), "63.4 kB");
        assert_eq!(size(1_179_648), "1.1 MB");
    }

    #[test]
    fn median_ignores_outliers() {
        assert_eq!(median(&[16, 900, 17]), Some(17));
        assert_eq!(median(&[4, 2, 2, 9]), Some(4));
        assert_eq!(median(&[]), None);
    }
}
