//! What must come out the same in the browser as natively: its mathematics library and its compiler are others.
