//! A calculator inside another page.
//!
//! The page holds a place with the prerendered answer for the place's own state. `calculators.js` loads the program of
//! that calculator when the place comes near the view and sends it `calculatorwanted`; the program then draws the form
//! with its answer there. Every change is told by the bubbling event `calculatorchanged`, whose `detail` is the state as
//! it would stand in an address. A page that sets another state in `data-state` says so by `calculatorset`.

#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(feature = "ssr")]
mod still;

#[cfg(target_arch = "wasm32")]
pub(crate) use live::listen;
#[cfg(target_arch = "wasm32")]
pub use live::{is_framed, serve};
#[cfg(feature = "ssr")]
pub use still::{CLASS, Filled, Place, calculator, load, words};

#[cfg(feature = "ssr")]
mod texts {
    portal_text::texts!("widgets/mount");
}
