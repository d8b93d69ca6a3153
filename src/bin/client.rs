//! Entry of the browser: hydrates the page that was served.

#[cfg(target_arch = "wasm32")]
fn main() {
    use portal::app::{App, Start};
    use portal::bridge::{self, Initial};
    use portal::routes::Address;
    use portal_opendata::config::PortalConfig;

    // A page without its data, or at an unknown path, stays as it was served.
    let Some((found, data)) = bridge::read() else { return };
    let path = portal::storage::pathname();
    let Some((base, address)) = Address::find(&path) else { return };
    // The same files may be served below another base than the configuration names.
    let config = PortalConfig { base_path: base.to_owned(), ..found.config };
    let start = Start {
        config: Box::leak(Box::new(config)),
        built: found.built,
        base: Box::leak(base.to_owned().into_boxed_str()),
        initial: Initial::new(address.page, data),
    };
    leptos::mount::hydrate_body(move || {
        use leptos::prelude::*;
        view! { <App start/> }
    });
}

#[cfg(not(target_arch = "wasm32"))]
const fn main() {}
