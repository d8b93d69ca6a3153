//! Reader of the reference tables.
