//! Reads TOML sources into the wire shape, with the place of every word.
