//! The reports of PSE: day by day, yesterday until it is complete, today, and tomorrow as soon as it is published.

use portal_opendata::live::pse::{business_day, local_day};
use portal_opendata::live::{
    Paged, ParseError, PseHisGenPal, PseHisWlkCal, PseKseLoad, PsePdgsz, PseRcePln, Usage, pse_his_gen_pal,
    pse_his_wlk_cal, pse_kse_load, pse_pdgsz, pse_rce_pln,
};
use portal_units::{CivilDate, Power};
use serde_json::{Value, json};

use super::{Asking, Failure};
use crate::history::{self, Rows, START, Shape, number, whole, word};

const QUARTER_S: i64 = 900;

/// Table of the market price.
pub(super) static PRICES: Shape = Shape {
    columns: &[START, number("price_pln_per_mwh", "PLN/MWh", "market price of electricity (RCE)")],
    keys: 1,
};
/// Table of the usage forecast.
pub(super) static ADVICE: Shape = Shape {
    columns: &[START, whole("usage", "0 recommended use, 1 normal, 2 saving recommended, 3 saving required")],
    keys: 1,
};
/// Table of the load.
pub(super) static LOAD: Shape = Shape {
    columns: &[
        START,
        number("actual_mw", "MW", "load of the country"),
        number("forecast_mw", "MW", "what the operator expected"),
    ],
    keys: 1,
};
/// Table of the balance.
pub(super) static BALANCE: Shape = Shape {
    columns: &[
        START,
        number("demand_mw", "MW", "demand of the country"),
        number("scheduled_mw", "MW", "generation of scheduled units"),
        number("wind_mw", "MW", "generation of wind"),
        number("solar_mw", "MW", "generation of photovoltaics"),
        number("exchange_synchronous_mw", "MW", "synchronous exchange, inwards positive"),
        number("exchange_other_mw", "MW", "other exchange, inwards positive"),
    ],
    keys: 1,
};
/// Table of generation by source.
pub(super) static MIX: Shape = Shape {
    columns: &[
        START,
        word("source", "code of the source at ENTSO-E"),
        number("power_mw", "MW", "generation"),
    ],
    keys: 2,
};

fn megawatts(power: Power) -> f64 {
    power.kw() / 1_000.0
}

/// The market price, also of tomorrow.
pub(super) fn prices(asking: &Asking) -> Result<(), Failure> {
    days::<PseRcePln>(asking, pse_rce_pln::BASE, Reach::Tomorrow, |it| {
        Rows::side_by_side(&[&it.price], QUARTER_S, |it| it.pln_per_kwh() * 1_000.0)
    })
}

/// The usage forecast, also of tomorrow.
pub(super) fn advice(asking: &Asking) -> Result<(), Failure> {
    let code = |it: Usage| match it {
        Usage::Recommended => 0.0,
        Usage::Normal => 1.0,
        Usage::Saving => 2.0,
        Usage::Limited => 3.0,
    };
    days::<PsePdgsz>(asking, pse_pdgsz::BASE, Reach::Tomorrow, |it| Rows::side_by_side(&[&it.usage], 0, code))
}

/// The load.
pub(super) fn load(asking: &Asking) -> Result<(), Failure> {
    days::<PseKseLoad>(asking, pse_kse_load::BASE, Reach::Today, |it| {
        Rows::side_by_side(&[&it.actual, &it.forecast], QUARTER_S, megawatts)
    })
}

/// Demand, wind, sun and exchange.
pub(super) fn balance(asking: &Asking) -> Result<(), Failure> {
    days::<PseHisWlkCal>(asking, pse_his_wlk_cal::BASE, Reach::Today, |it| {
        let columns =
            [&it.demand, &it.scheduled, &it.wind, &it.solar, &it.exchange_synchronous, &it.exchange_other];
        Rows::side_by_side(&columns, QUARTER_S, megawatts)
    })
}

/// Generation by source.
pub(super) fn mix(asking: &Asking) -> Result<(), Failure> {
    days::<PseHisGenPal>(asking, pse_his_gen_pal::BASE, Reach::Today, |it| {
        let rows = it.by_fuel.iter().flat_map(|(fuel, series)| {
            Rows::under(&[fuel.entsoe().to_owned()], series, QUARTER_S, megawatts).0
        });
        Rows(rows.collect())
    })
}

/// The last day that a report has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    Today,
    Tomorrow,
}

/// Each day is kept before the next is asked for, so a harvest that is broken off goes on where it was.
fn days<S: Paged<Query = CivilDate>>(
    asking: &Asking,
    base: &str,
    reach: Reach,
    rows: impl Fn(&S::Record) -> Rows,
) -> Result<(), Failure> {
    let today = business_day(asking.now()).ok_or(Failure::NotHere("no calendar day"))?;
    let last = i64::from(reach == Reach::Tomorrow);
    for offset in -asking.around.days..=last {
        let day = today.plus_days(offset);
        if offset < 0 && is_complete(asking, day) {
            continue;
        }
        let (record, bodies) = match asking.pages::<S>(base, &day) {
            // Tomorrow is published in the afternoon, and the past may have been taken away.
            Err(Failure::Parse(ParseError::Empty { .. })) if offset != 0 => continue,
            other => other?,
        };
        if offset == 0 {
            asking.not_older(&record)?;
        }
        asking.keep_rows(&rows(&record))?;
        let slug = S::META.slug;
        match offset {
            0 => asking.keep_file(&format!("{slug}.json"), &joined(&bodies))?,
            1 => asking.keep_file(&format!("{slug}-next.json"), &joined(&bodies))?,
            _ => (),
        }
    }
    Ok(())
}

/// Whether the history knows the first and the last step of a day.
fn is_complete(asking: &Asking, day: CivilDate) -> bool {
    let (Some(shape), Ok((start, quarters))) = (asking.job.history, local_day(day)) else { return false };
    let slug = asking.job.meta.slug;
    let last = start.plus_seconds(i64::try_from(quarters).unwrap_or(0) * QUARTER_S - QUARTER_S);
    // The usage forecast has hours.
    let hour = last.plus_seconds(-3 * QUARTER_S);
    let known = |at: portal_units::Instant| {
        let text = asking.around.folder.read(&history::file(slug, at)).unwrap_or_default();
        let begin = format!("{at},");
        text.lines().any(|line| {
            let cell = line.strip_prefix(&begin).and_then(|it| it.split(',').nth(shape.keys - 1));
            cell.is_some_and(|it| !it.is_empty())
        })
    };
    known(start) && (known(last) || known(hour))
}

/// The pages of an answer as one, in the form of a single one.
fn joined(bodies: &[String]) -> String {
    if let [only] = bodies {
        return only.clone();
    }
    let page = |body: &String| serde_json::from_str::<Value>(body).unwrap_or_default();
    let rows = bodies.iter().map(page).filter_map(|mut it| it.get_mut("value").map(Value::take));
    let rows: Vec<Value> = rows.filter_map(|it| it.as_array().cloned()).flatten().collect();
    json!({ "value": rows }).to_string()
}
