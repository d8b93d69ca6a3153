//! The portal: a Leptos app that is rendered natively at build time and hydrated in the browser.
