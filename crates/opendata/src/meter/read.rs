//! From lines of cells to equal steps of energy.

use portal_units::time::{CivilDateTime, DAY_S, HOUR_S};
use portal_units::{Instant, ZoneRule};

use super::heads::{Heads, Unit, is_fed_in, is_sum};
use super::stamp::{self, Written};
use super::{Meter, MeterError, Told};
use crate::cells::{self, CellsError, Line};

/// Separators, the likeliest first.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// Lines in which headings are looked for.
const PREAMBLE: usize = 40;
/// Steps that meters have. \[s\]
const STEPS: [i64; 3] = [900, 1_800, HOUR_S];
/// Hours that a file may have: three years and a little.
const MOST_HOURS: i64 = 27_000;
/// Energy of one step that no connection of a home or a firm reaches. \[kWh\]
const MOST_KWH: f64 = 100_000.0;

/// A row that has been read.
struct Row {
    line: usize,
    written: Written,
    found: String,
    value: Option<f64>,
}

/// Reads meter data. `zone` is the local time in which its stamps are written, unless they say otherwise.
///
/// # Errors
/// [`MeterError`], one kind for each thing that can be wrong; nothing half-read is given.
pub fn read(text: &str, zone: &ZoneRule) -> Result<Meter, MeterError> {
    let (lines, begin, heads) = table(text)?;
    let (head, body) = lines.get(begin..).and_then(<[Line]>::split_first).ok_or(MeterError::Headings)?;
    let mut fed_in = 0;
    let mut rows = Vec::new();
    for line in body {
        if is_sum(line.cells.first().map_or("", String::as_str)) {
            break;
        }
        if heads.direction.and_then(|it| line.cells.get(it)).is_some_and(|it| is_fed_in(it)) {
            fed_in += 1;
            continue;
        }
        rows.extend(row(line, head, heads)?);
    }
    // Some portals give the latest first.
    if rows.first().zip(rows.last()).is_some_and(|(first, last)| key(first) > key(last)) {
        rows.reverse();
    }
    let times = name(head, heads.date);
    let (step_s, is_end, is_end_sure) = rhythm(&rows, &times)?;
    let told = Told {
        column: name(head, heads.energy),
        has_unit: heads.unit.is_some(),
        is_end,
        is_end_sure,
        fed_in,
    };
    let dated = moments(&rows, zone, if is_end { step_s } else { 0 }, &times)?;
    let unit = unit_of(heads);
    let (start, values) = steps(&dated, step_s, &times)?;
    Ok(Meter {
        start,
        step_s,
        kwh: values.into_iter().map(|it| it.map(|it| unit.kwh(it, step_s))).collect(),
        told,
    })
}

/// The lines, the place of the headings among them, and the columns.
fn table(text: &str) -> Result<(Vec<Line>, usize, Heads), MeterError> {
    // A separator that is not the file's own stumbles earlier than the one that is.
    let mut furthest = None;
    for separator in SEPARATORS {
        let lines = match cells::lines(text, separator) {
            Ok(lines) => lines,
            Err(CellsError::OpenQuote { line, cell } | CellsError::AfterQuote { line, cell }) => {
                furthest = furthest.max(Some((line, cell)));
                continue;
            }
        };
        let found =
            lines.iter().take(PREAMBLE).enumerate().find_map(|(place, it)| Some((place, Heads::of(it)?)));
        if let Some((place, heads)) = found {
            return Ok((lines, place, heads));
        }
    }
    Err(furthest.map_or(MeterError::Headings, |(line, cell)| MeterError::Quotes { line, cell }))
}

fn unit_of(heads: Heads) -> Unit {
    heads.unit.unwrap_or(Unit::Kwh)
}

fn name(head: &Line, place: usize) -> String {
    head.cells.get(place).map_or_else(String::new, |it| it.trim().to_owned())
}

/// Reads a row; nothing for one without time and energy.
fn row(line: &Line, head: &Line, heads: Heads) -> Result<Option<Row>, MeterError> {
    let cell = |place: usize| line.cells.get(place).map(|it| it.trim());
    let blank = |place| cell(place).is_none_or(str::is_empty);
    if blank(heads.date) && blank(heads.energy) {
        return Ok(None);
    }
    // A separator behind the last cell makes one more, which is empty.
    let filled = line.cells.iter().rposition(|it| !it.trim().is_empty()).map_or(0, |it| it + 1);
    let (Some(date), Some(energy)) = (cell(heads.date), cell(heads.energy)) else {
        return Err(MeterError::Width {
            line: line.number,
            found: line.cells.len(),
            wanted: head.cells.len(),
        });
    };
    if filled > head.cells.len() {
        return Err(MeterError::Width { line: line.number, found: filled, wanted: head.cells.len() });
    }
    let hour = heads.hour.and_then(cell);
    let found = [Some(date), hour].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let Some(written) = stamp::read(date, hour) else {
        return Err(MeterError::Time { line: line.number, column: name(head, heads.date), found });
    };
    let column = || name(head, heads.energy);
    let value = match energy {
        "" | "-" => None,
        it => match number(it) {
            Some(value) if (0.0..=MOST_KWH).contains(&unit_of(heads).kwh(value, HOUR_S)) => Some(value),
            Some(_) => {
                return Err(MeterError::Impossible {
                    line: line.number,
                    column: column(),
                    found: it.to_owned(),
                });
            }
            None => {
                return Err(MeterError::Number { line: line.number, column: column(), found: it.to_owned() });
            }
        },
    };
    Ok(Some(Row { line: line.number, written, found, value }))
}

/// A decimal number with a comma or a point, groups parted by blanks; at most fifteen digits.
fn number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (mut whole, mut scale, mut count) = (0_u64, None::<i32>, 0);
    for letter in digits.chars() {
        match letter {
            '0'..='9' if count < 15 => {
                whole = whole * 10 + u64::from(letter.to_digit(10)?);
                count += 1;
                scale = scale.map(|it| it + 1);
            }
            ',' | '.' if scale.is_none() => scale = Some(0),
            ' ' | '\u{a0}' | '\u{202f}' if scale.is_none() => {}
            _ => return None,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits")]
    (count > 0).then(|| sign * whole as f64 / 10_f64.powi(scale.unwrap_or(0)))
}

/// A moment by the clock, to compare with others.
fn key(row: &Row) -> i64 {
    let Written { date, second, offset_s, is_number, .. } = row.written;
    date.days() * DAY_S + if is_number { second * HOUR_S } else { second } - offset_s.unwrap_or(0)
}

/// Length of the steps, whether stamps name their ends, and whether that can be seen.
fn rhythm(rows: &[Row], column: &str) -> Result<(i64, bool, bool), MeterError> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Err(MeterError::Length { hours: 0 });
    };
    let mut counts = [0_usize; STEPS.len()];
    let mut odd = None;
    for pair in rows.windows(2) {
        let [one, two] = pair else { continue };
        let step = key(two) - key(one);
        match STEPS.iter().position(|it| *it == step).and_then(|it| counts.get_mut(it)) {
            Some(count) => *count += 1,
            None => odd = odd.or(Some((two.line, step / 60))),
        }
    }
    let common = STEPS.iter().zip(counts).max_by_key(|it| it.1).filter(|it| it.1 > 0);
    let Some((&step_s, _)) = common else {
        let (line, minutes) = odd.unwrap_or((first.line, 0));
        return Err(if odd.is_some() {
            MeterError::Step { line, column: column.to_owned(), minutes }
        } else {
            MeterError::Length { hours: 0 }
        });
    };
    let hours = (key(last) - key(first)) / HOUR_S;
    if !(23..=MOST_HOURS).contains(&hours) {
        return Err(MeterError::Length { hours });
    }
    if first.written.is_range {
        return Ok((step_s, false, true));
    }
    let is_any = |holds: fn(&Written) -> bool| rows.iter().any(|it| holds(&it.written));
    if is_any(|it| it.is_number) {
        return Ok((step_s, !is_any(|it| it.second == 0), true));
    }
    if is_any(|it| it.second == DAY_S) {
        return Ok((step_s, true, true));
    }
    let is_end = first.written.second == step_s;
    Ok((step_s, is_end, is_end || first.written.second == 0))
}

/// The beginning of each step. `back_s` is what a stamp is behind it.
fn moments(
    rows: &[Row],
    zone: &ZoneRule,
    back_s: i64,
    column: &str,
) -> Result<Vec<(usize, Instant, Option<f64>)>, MeterError> {
    let mut dated: Vec<(usize, Instant, Option<f64>)> = Vec::with_capacity(rows.len());
    for (place, row) in rows.iter().enumerate() {
        let before = dated.last().map(|it| it.1);
        let Some(at) = moment(row, zone, back_s, before, numbered_to(rows, place, row)) else {
            // Some portals write the skipped hour of spring as nothing.
            if row.value.is_none_or(|it| it <= 0.0) {
                continue;
            }
            return Err(MeterError::Skipped {
                line: row.line,
                column: column.to_owned(),
                found: row.found.clone(),
            });
        };
        if before.is_some_and(|it| at <= it) {
            return Err(MeterError::Order {
                line: row.line,
                column: column.to_owned(),
                found: row.found.clone(),
            });
        }
        dated.push((row.line, at, row.value));
    }
    Ok(dated)
}

/// The highest number of an hour on the day of a row, where hours are numbered.
fn numbered_to(rows: &[Row], place: usize, row: &Row) -> i64 {
    if !row.written.is_number {
        return 0;
    }
    let same = |it: &&Row| it.written.date == row.written.date;
    // A day's rows stand together; 25 hours by 4 quarters are the most.
    let from = place.saturating_sub(100);
    rows.iter().skip(from).take(200).filter(same).map(|it| it.written.second).max().unwrap_or(0)
}

/// The beginning of the step of a row; `None` when no clock showed it.
fn moment(
    row: &Row,
    zone: &ZoneRule,
    back_s: i64,
    before: Option<Instant>,
    last_number: i64,
) -> Option<Instant> {
    let Written { date, second, offset_s, is_number, .. } = row.written;
    let wall = date.days() * DAY_S + if is_number { second * HOUR_S } else { second } - back_s;
    if let Some(offset_s) = offset_s {
        return Some(Instant::from_unix_seconds(wall - offset_s));
    }
    let midnight = zone.midnight(date);
    let hours = zone.midnight(date.plus_days(1)).seconds_since(midnight) / HOUR_S;
    // Hours that are numbered through: 1 to 23 or 1 to 25 on the days of the change.
    if is_number && hours != 24 && last_number == if back_s > 0 { hours } else { hours - 1 } {
        return Some(midnight.plus_seconds(second * HOUR_S - back_s));
    }
    let civil = CivilDateTime {
        date: portal_units::CivilDate::from_days(wall.div_euclid(DAY_S)),
        second_of_day: wall.rem_euclid(DAY_S),
    };
    let at = zone.instant(civil);
    let again = at.plus_seconds(HOUR_S);
    // The hour that occurs twice: its second time follows the first.
    if before.is_some_and(|it| at <= it) && zone.local(again) == civil {
        return Some(again);
    }
    (zone.local(at) == civil).then_some(at)
}

/// Values on a time axis of equal steps.
fn steps(
    dated: &[(usize, Instant, Option<f64>)],
    step_s: i64,
    column: &str,
) -> Result<(Instant, Vec<Option<f64>>), MeterError> {
    let Some(&(_, start, _)) = dated.first() else { return Err(MeterError::Length { hours: 0 }) };
    let mut values: Vec<Option<f64>> = Vec::with_capacity(dated.len());
    let mut before = start;
    for &(line, at, value) in dated {
        let since = at.seconds_since(start);
        if since % step_s != 0 {
            let minutes = at.seconds_since(before) / 60;
            return Err(MeterError::Step { line, column: column.to_owned(), minutes });
        }
        let place = usize::try_from(since / step_s).unwrap_or(0);
        while values.len() < place {
            values.push(None);
        }
        values.push(value);
        before = at;
    }
    Ok((start, values))
}
