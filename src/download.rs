//! Files that the browser offers to the reader.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Media type of tables.
pub(crate) const CSV: &str = "text/csv;charset=utf-8";

/// Text as a file to offer.
pub(crate) fn text_blob(content: &str, media_type: &str) -> Option<Blob> {
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Offers a file to the reader; says whether the browser took it.
pub(crate) fn offer(name: &str, blob: &Blob) -> bool {
    let save = || -> Result<(), JsValue> {
        let url = Url::create_object_url_with_blob(blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Url::revoke_object_url(&url)
    };
    save().is_ok()
}
