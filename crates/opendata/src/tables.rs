//! Typed readers of the tables, one file each.
