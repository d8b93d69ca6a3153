//! The built site: its files, the answers of its host, its pages in a browser.

mod browser;
mod data;
mod explore;
mod files;
mod hydration;
mod input;
mod journey;
mod live;
mod shift;
mod sites;
mod without;
