//! Lays packs over one another: base < product < team.
