//! Views of one common type.

use leptos::prelude::*;

/// Gives a view the common type.
///
/// The code that builds, hydrates and updates a view is compiled once for each of its types, and the visitor downloads
/// every copy. An element inside another is of the common type anyway; this makes the outermost one so too, without
/// the wrapper that would make it a second type.
pub(crate) trait Erase {
    /// The same view as an [`AnyView`].
    fn erase(self) -> AnyView;
}

impl<T: IntoAny> Erase for View<T> {
    fn erase(self) -> AnyView {
        self.into_inner().into_any()
    }
}
