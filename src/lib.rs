//! The portal: a Leptos app that is rendered natively at build time and hydrated in the browser.

#![recursion_limit = "256"]

pub mod app;
pub mod bridge;
pub mod context;
#[cfg(target_arch = "wasm32")]
mod download;
pub mod entry;
mod erase;
pub mod form;
#[cfg(target_arch = "wasm32")]
pub mod lesson;
pub mod live;
mod navigation;
pub mod net;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod qr;
mod rest;
pub mod routes;
pub mod show;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod teacher;
pub mod tiles;
pub mod widgets;
