//! The built site: its files, the answers of its host, its pages in a browser.

mod browser;
mod files;
