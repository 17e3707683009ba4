//! The icons: strokes on 16 × 16, each with a silhouette of its own.

use crate::dom::{Element, svg};

/// A drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// The product.
    Wrench,
    /// Health.
    Pulse,
    /// Errors.
    Bug,
    /// Deployments.
    Stack,
    /// A tick.
    Check,
    /// A circle with an i.
    Info,
    /// A triangle.
    Warning,
    /// An octagon with a cross.
    Failed,
    /// A dotted circle: not yet.
    Waiting,
    /// A circle with a stroke through it: left out.
    Skipped,
    /// An open circle with a dot.
    Open,
    /// A plus: made.
    Plus,
    /// Two arrows: changed.
    Swap,
    /// A hand's stop: refused.
    Refused,
    /// A curved arrow: undone.
    Undone,
    /// A spanner's little sister: healed.
    Heal,
    /// Two sheets.
    Copy,
    /// A cross.
    Close,
    /// An arrow to the right.
    Chevron,
    /// A moon: theme.
    Theme,
    /// A padlock.
    Lock,
    /// A lens.
    Search,
    /// A square: stop.
    Stop,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Wrench => {
                "M13.9 4.3 11.6 6.6 9.4 4.4 11.7 2.1A3.9 3.9 0 0 0 6.6 7L2.2 11.4A1.7 1.7 0 0 0 4.6 13.8L9 9.4A3.9 3.9 0 0 0 13.9 4.3Z"
            }
            Self::Pulse => "M1.5 8.5h2.8l2-5 3.2 9 2-4h3",
            Self::Bug => {
                "M5 6.5h6v3.6a3 3 0 0 1-6 0ZM5.8 6.3a2.2 2.2 0 0 1 4.4 0M2 5l3 2M14 5l-3 2M1.8 9.5H5M11 9.5h3.2M2.5 14l2.7-2M13.5 14l-2.7-2"
            }
            Self::Stack => "M8 2 14 5 8 8 2 5ZM2 8l6 3 6-3M2 11l6 3 6-3",
            Self::Check => "m3 8.5 3.4 3.4L13 4.6",
            Self::Info => "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 7.4v3.6M8 4.8v.6",
            Self::Warning => "M8 2.3 14.2 13H1.8L8 2.3ZM8 6.4v3.2M8 11v.4",
            Self::Failed => "M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2ZM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2",
            Self::Waiting => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z",
            Self::Skipped => "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM4.3 11.7l7.4-7.4",
            Self::Open => {
                "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 6.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2Z"
            }
            Self::Plus => "M8 3v10M3 8h10",
            Self::Swap => "M3 5.5h9.5L10 3M13 10.5H3.5L6 13",
            Self::Refused => {
                "M4.5 7V4.2a1 1 0 0 1 2 0V7M6.5 6.5V3a1 1 0 0 1 2 0v3.5M8.5 6.5V3.7a1 1 0 0 1 2 0V7M10.5 6a1 1 0 0 1 2 0v3.5a4.3 4.3 0 0 1-8 2L2.6 8.6a1 1 0 0 1 1.7-1L5.4 9"
            }
            Self::Undone => "M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3.2 2.7 6l2.8 2.8",
            Self::Heal => {
                "M8 13.5S2.2 10 2.2 6.1A3 3 0 0 1 8 4.9a3 3 0 0 1 5.8 1.2C13.8 10 8 13.5 8 13.5ZM8 6.3v4M6 8.3h4"
            }
            Self::Copy => "M5.5 5.5h7v8h-7ZM3.5 10.5v-8h7",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Chevron => "m6 4 4 4-4 4",
            Self::Theme => "M13.2 9.6A5.5 5.5 0 1 1 6.4 2.8a4.3 4.3 0 0 0 6.8 6.8Z",
            Self::Lock => "M3.5 7.5h9v6h-9ZM5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.4 10.4l3.3 3.3",
            Self::Stop => "M4 4h8v8H4Z",
        }
    }
}

/// The drawing alone; its meaning must stand beside it in words.
pub(crate) fn draw(icon: Icon) -> Element {
    let class = if icon == Icon::Waiting { "wr-icon wr-icon--dotted" } else { "wr-icon" };
    svg("svg")
        .attr("class", class)
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", icon.path()))
}
