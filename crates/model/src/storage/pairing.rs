//! Pairs of hours between which a battery carries energy.

use super::{HourFlows, Limits};

/// Prices of the hours of one day \[PLN/kWh\].
pub(super) struct DayPrices<'a> {
    pub(super) import: &'a [f64],
    pub(super) export: &'a [f64],
    pub(super) grid_charging: bool,
}

/// Where more energy in the battery comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// Generation that the grid does not take.
    Curtailed,
    /// Generation that would be fed in.
    Exported,
    /// The grid.
    Grid,
    /// A discharge that is put off; the grid serves the load instead.
    PutOff,
}

/// Carry from one hour to a later one.
#[derive(Debug, Clone, Copy)]
struct Pair {
    from: usize,
    to: usize,
    source: Source,
    /// Price of what is taken in the earlier hour.
    paid: f64,
    /// Price of what is saved in the later hour.
    saved: f64,
    /// Saved by one unit given in the later hour, less what is paid for it.
    gain: f64,
}

/// `slope·y + offset`, of energy `y` given in the later hour.
#[derive(Debug, Clone, Copy)]
struct Affine {
    slope: f64,
    offset: f64,
}

impl Affine {
    /// Largest `y` for which the value is no more than `most`.
    fn inverse(self, most: f64) -> f64 {
        (most - self.offset) / self.slope
    }

    fn at(self, y: f64) -> f64 {
        self.slope * y + self.offset
    }
}

/// Less than this is not worth carrying \[kWh\].
const LEAST_KWH: f64 = 1e-9;

/// Betters a day by every pair of hours that pays, the largest gain first.
pub(super) fn improve(day: &mut [HourFlows], battery: &Limits, prices: &DayPrices<'_>) {
    if battery.keeps <= 0.0 || battery.high <= battery.low {
        return;
    }
    let mut pairs = pairs(day, battery, prices);
    // Of equals the earlier, so that a plan is the same on every machine.
    pairs.sort_unstable_by(|a, b| b.gain.total_cmp(&a.gain).then((a.from, a.to).cmp(&(b.from, b.to))));
    let mut held = Vec::with_capacity(day.len());
    for pair in pairs {
        carry(day, battery, &pair, &mut held);
    }
}

/// All pairs that would pay if the battery had room.
fn pairs(day: &[HourFlows], battery: &Limits, prices: &DayPrices<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    let bought = |hour: usize| prices.import.get(hour).copied().unwrap_or(0.0);
    for (from, first) in day.iter().enumerate() {
        let sold = prices.export.get(from).copied().unwrap_or(0.0);
        let may_charge = prices.grid_charging && battery.max_charge > 0.0;
        let sources = [
            (Source::Curtailed, first.curtailed > 0.0, 0.0),
            (Source::Exported, first.export > 0.0, sold),
            (Source::Grid, may_charge, bought(from)),
            (Source::PutOff, first.discharge > 0.0, bought(from)),
        ];
        for (source, _, paid) in sources.into_iter().filter(|it| it.1) {
            let mut carried = source.efficiency(battery) * battery.eta_discharge;
            for (to, last) in day.iter().enumerate().skip(from + 1) {
                carried *= battery.keeps;
                let saved = bought(to);
                let gain = saved - paid / carried;
                if last.import > 0.0 && gain > 0.0 {
                    found.push(Pair { from, to, source, paid, saved, gain });
                }
            }
        }
    }
    found
}

impl Source {
    /// What arrives in the battery for one unit taken.
    fn efficiency(self, battery: &Limits) -> f64 {
        match self {
            Self::PutOff => 1.0 / battery.eta_discharge,
            Self::Curtailed | Self::Exported | Self::Grid => battery.eta_charge,
        }
    }

    /// Most that can be taken in an hour.
    fn limit(self, hour: &HourFlows, battery: &Limits) -> f64 {
        let power = battery.max_charge - hour.charge;
        match self {
            Self::PutOff => hour.discharge,
            _ if hour.discharge > 0.0 => 0.0,
            Self::Curtailed => power.min(hour.curtailed),
            Self::Exported => power.min(hour.export),
            // One meter does not take and give in the same hour.
            Self::Grid if hour.export > 0.0 || hour.curtailed > 0.0 => 0.0,
            Self::Grid => power,
        }
    }

    /// Takes energy in an hour.
    fn take(self, hour: &mut HourFlows, taken: f64) {
        match self {
            Self::Curtailed => hour.curtailed = (hour.curtailed - taken).max(0.0),
            Self::Exported => hour.export = (hour.export - taken).max(0.0),
            Self::Grid | Self::PutOff => hour.import += taken,
        }
        match self {
            Self::PutOff => hour.discharge = (hour.discharge - taken).max(0.0),
            Self::Curtailed | Self::Exported | Self::Grid => hour.charge += taken,
        }
    }
}

/// Carries as much as there is room for, if that pays; `held` is room to work in.
fn carry(day: &mut [HourFlows], battery: &Limits, pair: &Pair, held: &mut Vec<Affine>) {
    let Some(span) = day.get_mut(pair.from..=pair.to) else { return };
    let (Some(first), Some(last)) = (span.first(), span.last()) else { return };
    let mut given = last.import.min(battery.max_discharge - last.discharge);
    let available = pair.source.limit(first, battery);
    if last.charge > 0.0 || given < LEAST_KWH || available < LEAST_KWH {
        return;
    }
    // From the end to the begin: how much more the battery has to hold after each hour.
    let mut more = Affine { slope: 1.0 / battery.eta_discharge, offset: 0.0 };
    held.clear();
    held.resize(span.len() - 1, more);
    for (extra, neighbours) in held.iter_mut().zip(span.windows(2)).rev() {
        let [hour, next] = neighbours else { return };
        let content = battery.content_before(next);
        more = Affine {
            slope: more.slope / battery.keeps,
            offset: (content + more.offset) / battery.keeps - hour.soc,
        };
        given = given.min(more.inverse(battery.high - hour.soc));
        *extra = more;
    }
    let efficiency = pair.source.efficiency(battery);
    let taken = Affine { slope: more.slope / efficiency, offset: more.offset / efficiency };
    given = given.min(taken.inverse(available));
    let taken = taken.at(given);
    if given < LEAST_KWH || taken < 0.0 || pair.saved * given <= pair.paid * taken {
        return;
    }
    for (hour, extra) in span.iter_mut().zip(held.iter()) {
        hour.soc += extra.at(given);
    }
    if let [first, .., last] = span {
        pair.source.take(first, taken);
        last.discharge += given;
        last.import = (last.import - given).max(0.0);
    }
}
