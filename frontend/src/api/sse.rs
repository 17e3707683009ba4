//! The format of server-sent events, as it arrives in pieces.

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// Its id, if it has one.
    pub(crate) id: Option<String>,
    /// Its data; lines are joined.
    pub(crate) data: String,
}

/// Puts pieces together. Comments (heartbeats) and events without data give nothing.
#[derive(Default)]
pub(crate) struct Parser {
    line: Vec<u8>,
    event: Event,
    has_data: bool,
}

impl Parser {
    /// The events that this piece completes. Works on bytes, because a piece may end inside a character.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Vec<Event> {
        let mut complete = Vec::new();
        for byte in piece {
            if *byte == b'\n' {
                complete.extend(self.end_line());
            } else {
                self.line.push(*byte);
            }
        }
        complete
    }

    fn end_line(&mut self) -> Option<Event> {
        let bytes = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&bytes);
        let line = text.trim_end_matches('\r');
        if line.is_empty() {
            let event = std::mem::take(&mut self.event);
            return std::mem::take(&mut self.has_data).then_some(event);
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => {
                if self.has_data {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
                self.has_data = true;
            }
            "id" => self.event.id = Some(value.to_owned()),
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, Parser};

    fn check(pieces: &[&[u8]], expect: &[(Option<&str>, &str)]) {
        let mut parser = Parser::default();
        let found: Vec<Event> = pieces.iter().flat_map(|piece| parser.push(piece)).collect();
        let found: Vec<_> = found.iter().map(|event| (event.id.as_deref(), event.data.as_str())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn an_event_ends_with_an_empty_line() {
        check(&[b"id: 7\ndata: {\"a\":1}\n\ndata: b\n\n"], &[(Some("7"), "{\"a\":1}"), (None, "b")]);
        check(&[b"data: never ended\n"], &[]);
    }

    #[test]
    fn pieces_end_anywhere() {
        check(&[b"da", b"ta: \xc3", b"\xa4\r", b"\n\r\n"], &[(None, "ä")]);
    }

    #[test]
    fn heartbeats_and_other_fields_give_nothing() {
        check(&[b": still here\n\nretry: 10\nevent: x\n\ndata:y\n\n"], &[(None, "y")]);
    }

    #[test]
    fn lines_of_data_are_joined() {
        check(&[b"data: a\ndata:\ndata: b\n\n"], &[(None, "a\n\nb")]);
    }
}
