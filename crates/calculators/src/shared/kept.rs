//! What takes long to compute and depends on the year and on few inputs, kept for the next answer.
//!
//! Results are found by what they were computed from, so that two years never get each other's; only the last few
//! stay. A page that computes none of them carries none of this.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::year::Year;
use crate::answer::AnswerError;

/// Results that stay.
const KEPT: usize = 48;

struct Kept {
    year: u64,
    name: &'static str,
    inputs: Vec<u64>,
    result: Rc<dyn Any>,
}

thread_local! {
    static ALL: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// The result called `name` of a year and `inputs`: the one at hand, or what `compute` makes.
///
/// # Errors
/// What `compute` returns.
pub fn kept<T: 'static>(
    year: &Year,
    name: &'static str,
    inputs: &[f64],
    compute: impl FnOnce() -> Result<T, AnswerError>,
) -> Result<Rc<T>, AnswerError> {
    let bits: Vec<u64> = inputs.iter().map(|it| it.to_bits()).collect();
    let year = year.digest();
    let found = ALL.with_borrow_mut(|all| {
        let place = all.iter().position(|it| it.year == year && it.name == name && it.inputs == bits)?;
        // The last used stand last: the first go when room is needed.
        let kept = all.remove(place);
        let result = Rc::clone(&kept.result);
        all.push(kept);
        result.downcast::<T>().ok()
    });
    if let Some(result) = found {
        return Ok(result);
    }
    let result = Rc::new(compute()?);
    let kept = Kept { year, name, inputs: bits, result: Rc::<T>::clone(&result) };
    ALL.with_borrow_mut(|all| {
        if all.len() >= KEPT {
            all.remove(0);
        }
        all.push(kept);
    });
    Ok(result)
}
