//! Schema changes three ways: onto a database that somebody else built, and onto one that an earlier deploy left, with and
//! without the hazards of the change allowed. Every pair of the corpus by `make test-all`.

mod report;
mod way;
mod whole;
