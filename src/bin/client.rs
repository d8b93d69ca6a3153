//! Entry of the browser: hydrates the page that was served.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::app::{App, Start};
    use portal::bridge::{self, Initial};
    use portal::routes::Address;

    // A page without its data, or at an unknown path, stays as it was served.
    let Some(found) = bridge::read() else { return };
    let path = portal::storage::pathname();
    let Some((base, _)) = Address::find(&path) else { return };
    let start = Start {
        config: Box::leak(Box::new(found.config)),
        built: found.built,
        base: Box::leak(base.to_owned().into_boxed_str()),
        initial: Initial::new(found.page, found.data),
    };
    leptos::mount::hydrate_body(move || {
        use leptos::prelude::*;
        view! { <App start/> }
    });
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
