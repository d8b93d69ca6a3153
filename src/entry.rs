//! The programs of the browser: one for each group of pages, so that a page loads no other group's code.
//!
//! Links between groups load a new document, links within a group do not. What a program can show is a function that
//! its `main` names; the linker leaves out everything else.

use leptos::prelude::*;

use crate::app::loaded;
use crate::bridge::Initial;
use crate::context::AppContext;
use crate::pages::{air, calculator, data, now, text};
use crate::routes::PageId;

/// Which program shows a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Now and the pages of text.
    Home,
    /// Air.
    Air,
    /// The calculators.
    Calculator,
    /// Open data and the reader's own.
    Data,
    /// Slides and kiosk: text pages whose program draws nothing anew.
    Show,
}

impl Entry {
    /// Every program.
    pub const ALL: [Self; 5] = [Self::Home, Self::Air, Self::Calculator, Self::Data, Self::Show];

    /// Name of the binary and of the files made from it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "client",
            Self::Air => "air",
            Self::Calculator => "calculator",
            Self::Data => "data",
            Self::Show => "show",
        }
    }
}

/// Makes the view of a page.
pub type Pages = fn(AppContext, &Initial) -> AnyView;

/// The pages of [`Entry::Home`].
pub fn home(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Now => loaded(app, initial, now::page),
        page if page.is_text() => loaded(app, initial, text::page),
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Air`].
pub fn air(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page == PageId::Air { loaded(app, initial, air::page) } else { elsewhere() }
}

/// The pages of [`Entry::Calculator`].
pub fn calculator(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page == PageId::Pv { loaded(app, initial, calculator::page) } else { elsewhere() }
}

/// The pages of [`Entry::Data`].
pub fn data(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page.route().entry == Entry::Data { loaded(app, initial, data::page) } else { elsewhere() }
}

/// Every page, by the rules of its own program: for the native rendering.
#[cfg(feature = "ssr")]
pub fn all(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page.route().entry {
        Entry::Home | Entry::Show => home(app, initial),
        Entry::Air => air(app, initial),
        Entry::Calculator => calculator(app, initial),
        Entry::Data => data(app, initial),
    }
}

/// A page of another program: its document is loaded.
fn elsewhere() -> AnyView {
    #[cfg(target_arch = "wasm32")]
    let _ = window().location().reload();
    ().into_any()
}

/// Hydrates the page that was served. A page without its data, or at an unknown path, stays as it was served.
#[cfg(target_arch = "wasm32")]
pub fn hydrate(pages: Pages) {
    use crate::app::{App, Start};
    use crate::bridge;
    use crate::routes::Address;

    let Some((found, data)) = bridge::read() else { return };
    let path = crate::storage::pathname();
    let Some((base, address)) = Address::find(&path) else { return };
    let start = Start {
        site: Box::leak(Box::new(found.site)),
        built: found.built,
        base: Box::leak(base.to_owned().into_boxed_str()),
        initial: Initial::new(address.page, data),
        pages,
    };
    leptos::mount::hydrate_body(move || view! { <App start/> });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_has_a_name_of_its_own() {
        let names = Entry::ALL.map(Entry::name);
        assert!(names.iter().enumerate().all(|(place, name)| !names[..place].contains(name)));
    }
}
