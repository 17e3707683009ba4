//! The `trademate` command.

fn main() {}
