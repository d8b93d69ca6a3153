//! Names of questions, predictions and tasks.

use crate::fault::Reader;
use crate::inline::is_name;
use crate::texts;
use crate::tree::Part;

/// The `id` of a directive; what is no name is a fault.
pub(crate) fn name_of(reader: &mut Reader, part: &Part) -> String {
    let id = part.need(reader, "id");
    if !id.is_empty() && !is_name(id) {
        reader.fault(part.line, texts::NOT_A_NAME, &[("found", id)]);
    }
    id.to_owned()
}
