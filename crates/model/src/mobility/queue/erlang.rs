//! The queue of random arrivals and random service in closed form.

use portal_units::Span;

use crate::error::{ModelError, within};

/// Probability that an arrival has to wait, with `servers` servers and an offered load of `offered` servers busy on
/// average. `None` when more is offered than served: the queue grows without end.
///
/// `B(0) = 1, B(k) = a·B(k−1) / (k + a·B(k−1)), C = B(c) / (1 − ρ·(1 − B(c))), ρ = a/c`
///
/// # Errors
/// [`ModelError::OutOfRange`] names `servers` (1 to 1000) or `offered` (0 to 10 000).
///
/// # Source
/// Erlang 1917; Kleinrock, Queueing Systems, vol. 1, 1975, equations 3.40 and 3.43.
pub fn erlang_c(servers: u32, offered: f64) -> Result<Option<f64>, ModelError> {
    let count = within("servers", f64::from(servers), 1.0, 1000.0)?;
    let offered = within("offered", offered, 0.0, 10_000.0)?;
    if offered >= count {
        return Ok(None);
    }
    let blocked = (1..=servers).fold(1.0, |before, server| {
        let carried = offered * before;
        carried / (f64::from(server) + carried)
    });
    Ok(Some(blocked / (1.0 - offered / count * (1.0 - blocked))))
}

/// Mean wait of all arrivals, those who do not wait included. `None` as in [`erlang_c`].
///
/// `W_q = C / (c·μ − λ)`
///
/// # Errors
/// As [`erlang_c`]; also `arrivals_per_hour` (0 to 10 000) and `service` (above 0 to 1000 h).
///
/// # Source
/// Kleinrock, Queueing Systems, vol. 1, 1975, section 3.5.
pub fn mean_wait(servers: u32, arrivals_per_hour: f64, service: Span) -> Result<Option<Span>, ModelError> {
    let arrivals = within("arrivals_per_hour", arrivals_per_hour, 0.0, 1e4)?;
    let hours = within("service", service.hours(), 1e-6, 1000.0)?;
    let waits = erlang_c(servers, arrivals * hours)?;
    Ok(waits.map(|waits| Span::from_hours(waits / (f64::from(servers) / hours - arrivals))))
}
