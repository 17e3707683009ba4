//! The server has no connection left.

use super::class::{Class, words};
use crate::diagnose::ErrorClass;
use crate::diagnose::pattern::plain;

pub(super) static CLASS: Class = Class {
    codes: &[("53300", None)],
    patterns: &[
        plain("too many clients already"),
        plain("remaining connection slots are reserved"),
        plain("too many connections for (?:database|role|user)"),
        plain(r"max(?:imum)? client connections reached|MaxClientsInSessionMode|max clients reached"),
        plain("too many (?:database )?connections|no more connections allowed"),
        plain(
            r"\bEMAXCONN\w*|too many (?:open )?(?:clients|connections)|max(?:imum)?[ _-](?:number of )?(?:client[ _-])?(?:clients|connections|conn\b)",
        ),
        plain("tut uns leid, schon zu viele Verbindungen|sorry, déjà trop de clients|désolé, trop de clients"),
        plain("lo siento, ya tenemos demasiados clientes|desculpe, muitos clientes"),
    ],
    words: |_, _| {
        words(
            "the database has no connection left",
            "Every connection that the server allows is taken. Apps that open one per request, or several pools side by \
             side, use them up.",
            &[
                "let the app ask through a pooler, and close connections it no longer needs",
                "see who holds them in `pg_stat_activity`",
            ],
        )
    },
    ..Class::of(ErrorClass::TooManyConnections)
};
