//! The built site: its files, the answers of its host, its pages in a browser.

mod assumptions;
mod browser;
mod calculators;
mod data;
mod embed;
mod explore;
mod files;
mod hydration;
mod input;
mod journey;
mod keyboard;
mod learn;
mod legal;
mod live;
mod offline;
mod present;
mod real_year;
mod results;
mod shift;
mod sites;
mod state;
mod teacher;
mod withheld;
mod without;
