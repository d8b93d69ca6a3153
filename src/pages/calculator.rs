//! Stub while the real one is being made.
use leptos::prelude::*;
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub struct P;
pub const FETCHED: &[&str] = &[];
pub fn page(_app: crate::context::AppContext, _data: P) -> AnyView { view!{<p></p>}.into_any() }
#[cfg(feature="ssr")]
pub fn load(_inputs: &crate::prerender::Inputs) -> Result<P, crate::prerender::PrerenderError> { Ok(P) }
