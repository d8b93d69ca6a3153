//! What a page of data does in the browser, beyond being read.

use crate::context::AppContext;
use crate::routes::PageId;

mod controls;
mod health;
mod list;
mod own;
mod rows;
mod told;
mod year;

mod texts {
    portal_text::texts!("pages/data/enhance");
}

/// Brings the page that stands in the document to life.
pub(super) fn start(app: AppContext) {
    match app.address.page {
        PageId::Data => {
            list::start(app.language());
            health::start(app);
        }
        PageId::OwnData => {
            own::start(app);
            year::start(app);
        }
        PageId::DataSet => rows::start(app),
        _ => {}
    }
}
