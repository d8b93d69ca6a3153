//! The programs of the browser: one for each group of pages, so that a page loads no other group's code.
//!
//! Links between groups load a new document, links within a group do not. What a program can show is a function that
//! its `main` names; the linker leaves out everything else.

use leptos::prelude::*;
use portal_calculators::{
    Calculator, air as air_calculator, appliance, battery, best_hours, bus, charging, chp, cluster,
    cluster_ledger, ev, footprint, heat, insulation, ledger, pv, sun,
};

use crate::app::loaded;
use crate::bridge::Initial;
use crate::context::AppContext;
#[cfg(feature = "ssr")]
use crate::pages::text;
use crate::pages::{air, calculator, data, now};
use crate::routes::PageId;

/// Which program shows a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Now.
    Home,
    /// Air.
    Air,
    /// The calculator of a roof, the largest.
    Calculator,
    /// Open data and the reader's own.
    Data,
    /// Slides and kiosk: text pages whose program draws nothing anew.
    Show,
    /// Calculators of a house's electricity; its program also shows that of a roof inside other pages.
    House,
    /// Calculators of a house's heat.
    Heating,
    /// Calculators of cars and buses, and of the sun.
    Mobility,
    /// Calculators of a cluster.
    Town,
    /// Calculators of what is burnt and breathed.
    Plants,
    /// All measures of a house, and all parts of a cluster, one after another.
    Ledgers,
    /// Calculators of everyday life.
    Everyday,
    /// Pages of text: natively rendered, only their header is taken in hand.
    Text,
    /// Lessons: natively rendered, their forms taken in hand.
    Lesson,
    /// The preview of an author's file and the link for a class, likewise.
    Teacher,
}

impl Entry {
    /// Every program.
    pub const ALL: [Self; 15] = [
        Self::Home,
        Self::Air,
        Self::Calculator,
        Self::Data,
        Self::Show,
        Self::House,
        Self::Heating,
        Self::Mobility,
        Self::Town,
        Self::Plants,
        Self::Ledgers,
        Self::Everyday,
        Self::Text,
        Self::Lesson,
        Self::Teacher,
    ];

    /// Name of the binary and of the files made from it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "client",
            Self::Air => "air",
            Self::Calculator => "calculator",
            Self::Data => "data",
            Self::Show => "show",
            Self::House => "house",
            Self::Heating => "heating",
            Self::Mobility => "mobility",
            Self::Town => "town",
            Self::Plants => "plants",
            Self::Ledgers => "ledgers",
            Self::Everyday => "everyday",
            Self::Text => "text",
            Self::Lesson => "lesson",
            Self::Teacher => "teacher",
        }
    }

    /// The program that shows a calculator, on its own page but for that of a roof, and inside other pages.
    #[cfg(feature = "ssr")]
    pub fn of_calculator(slug: &str) -> Option<Self> {
        let groups: [(Self, Group); 7] = [
            (Self::House, HOUSE),
            (Self::Heating, HEATING),
            (Self::Mobility, MOBILITY),
            (Self::Town, TOWN),
            (Self::Plants, PLANTS),
            (Self::Ledgers, LEDGERS),
            (Self::Everyday, EVERYDAY),
        ];
        groups.into_iter().find(|it| it.1.iter().any(|it| it.about().slug == slug)).map(|it| it.0)
    }
}

/// Calculators of one program.
pub type Group = &'static [&'static dyn Calculator];

/// Those of [`Entry::House`].
pub const HOUSE: Group = &[&pv::CALCULATOR, &battery::CALCULATOR];
/// Those of [`Entry::Heating`].
pub const HEATING: Group = &[&heat::CALCULATOR, &insulation::CALCULATOR];
/// Those of [`Entry::Mobility`].
pub const MOBILITY: Group = &[&ev::CALCULATOR, &bus::CALCULATOR, &charging::CALCULATOR, &sun::CALCULATOR];
/// Those of [`Entry::Town`].
pub const TOWN: Group = &[&cluster::CALCULATOR];
/// Those of [`Entry::Plants`].
pub const PLANTS: Group = &[&chp::CALCULATOR, &air_calculator::CALCULATOR];
/// Those of [`Entry::Ledgers`].
pub const LEDGERS: Group = &[&ledger::CALCULATOR, &cluster_ledger::CALCULATOR];
/// Those of [`Entry::Everyday`].
pub const EVERYDAY: Group = &[&footprint::CALCULATOR, &appliance::CALCULATOR, &best_hours::CALCULATOR];

/// Makes the view of a page.
pub type Pages = fn(AppContext, &Initial) -> AnyView;

/// The pages of [`Entry::Home`].
pub fn home(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Now => loaded(app, initial, now::page),
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Air`].
pub fn air(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page == PageId::Air { loaded(app, initial, air::page) } else { elsewhere() }
}

/// The page of [`Entry::Calculator`].
pub fn calculator(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page == PageId::Pv {
        loaded(app, initial, |app, data| {
            calculator::page(app, data, &pv::CALCULATOR, calculator::hours_and_tools)
        })
    } else {
        elsewhere()
    }
}

/// The pages of [`Entry::House`].
pub fn house(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, HOUSE, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Heating`].
pub fn heating(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, HEATING, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Plants`].
pub fn plants(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, PLANTS, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Ledgers`].
pub fn ledgers(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, LEDGERS, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Mobility`].
pub fn mobility(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, MOBILITY, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Town`].
pub fn town(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, TOWN, calculator::flow_and_tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Everyday`].
pub fn everyday(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.page {
        PageId::Calculator => {
            loaded(app, initial, |app, data| calculator::one_of(app, data, EVERYDAY, calculator::tools))
        }
        _ => elsewhere(),
    }
}

/// The pages of [`Entry::Data`].
pub fn data(app: AppContext, initial: &Initial) -> AnyView {
    if app.address.page.route().entry == Entry::Data { loaded(app, initial, data::page) } else { elsewhere() }
}

/// Every page, by the rules of its own program: for the native rendering.
#[cfg(feature = "ssr")]
pub fn all(app: AppContext, initial: &Initial) -> AnyView {
    match app.address.entry() {
        Entry::Home => home(app, initial),
        Entry::Air => air(app, initial),
        Entry::Calculator => calculator(app, initial),
        Entry::House => house(app, initial),
        Entry::Heating => heating(app, initial),
        Entry::Plants => plants(app, initial),
        Entry::Ledgers => ledgers(app, initial),
        Entry::Mobility => mobility(app, initial),
        Entry::Town => town(app, initial),
        Entry::Everyday => everyday(app, initial),
        Entry::Data => data(app, initial),
        Entry::Text | Entry::Show | Entry::Lesson | Entry::Teacher => loaded(app, initial, text::page),
    }
}

/// A page of another program: its document is loaded.
fn elsewhere() -> AnyView {
    #[cfg(target_arch = "wasm32")]
    let _ = window().location().reload();
    ().into_any()
}

/// Hydrates the page that was served, if it is one of the group, and shows the group's calculators wherever a page has a
/// place for one.
#[cfg(target_arch = "wasm32")]
pub fn start(pages: Pages, group: Group, extra: calculator::Extra, entry: Entry) {
    let path = crate::storage::pathname();
    // The page of a calculator for other sites has its address below another folder, and a place for it only.
    let is_own = !crate::widgets::mount::is_framed()
        && crate::routes::Address::find(&path).is_some_and(|(_, it)| {
            if it.page == PageId::Calculator {
                group.iter().any(|own| own.about().slug == it.slug)
            } else {
                it.page.route().entry == entry
            }
        });
    if is_own {
        hydrate(pages);
    }
    crate::widgets::mount::serve(group, extra);
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
        path: path.clone(),
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

    #[test]
    #[cfg(feature = "ssr")]
    fn every_calculator_has_a_program() {
        for it in portal_calculators::ALL {
            assert!(Entry::of_calculator(it.about().slug).is_some(), "{}", it.about().slug);
        }
    }
}
