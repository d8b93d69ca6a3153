//! The power system of the country: what its reports say at a moment.

use portal_evidence::{Class, Cover, When};
use portal_model::emissions::{Generation, intensity};
use portal_opendata::live::pse::business_day;
use portal_opendata::live::{
    CountryMix, DayPrices, EnergyChartsMix, EnergyChartsPrice, Fuel, PseHisWlkCal, PseKseLoad, PsePdgsz,
    PseRcePln, Record, Source as _, SystemBalance, SystemLoad, Usage, UsageForecast, ZonePrices,
};
use portal_units::{CivilDate, EmissionFactor, Energy, EnergyPrice, EuroEnergyPrice, Instant, Power, Series};

use crate::live::{Level, LiveConfig, Plan, Shown, Tile};
use crate::tiles::hours::{Day, QUARTER_S, gigawatts, hour_mean, newest, value};
use crate::tiles::wind_sun::{self, WindSun};

/// Share of the generation that must have a factor before an intensity is told.
const COVERED: f64 = 0.95;

/// A report. One type for all, so that the browser loads one state machine for all.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "there are six of them, each behind a pointer")
)]
pub(super) enum Grid {
    /// Price of every quarter.
    Prices(DayPrices),
    /// What the operator asks of everybody, by hour.
    Advice(UsageForecast),
    /// Demand, wind and sun of every quarter.
    Balance(SystemBalance),
    /// Generation by source.
    Mix(CountryMix),
    /// Load of every quarter, as it was and as it was expected.
    Load(SystemLoad),
    /// Day-ahead price on the exchange, of today and tomorrow.
    Exchange(ZonePrices),
}

impl Record for Grid {
    fn as_of(&self, now: Instant) -> Option<Instant> {
        match self {
            Self::Prices(it) => it.as_of(now),
            Self::Advice(it) => it.as_of(now),
            Self::Balance(it) => it.as_of(now),
            Self::Mix(it) => it.as_of(now),
            Self::Load(it) => it.as_of(now),
            Self::Exchange(it) => it.as_of(now),
        }
    }

    fn made_at(&self) -> Option<Instant> {
        None
    }

    fn publishers_day(&self) -> Option<CivilDate> {
        None
    }
}

/// How the reports are asked: prices, advice, balance, mix, load, exchange.
pub(super) fn plans(live: &LiveConfig, base: &str) -> [Plan<Grid>; 6] {
    let today = |now| business_day(now).unwrap_or(now.utc().date);
    let days = move |now: Instant| portal_opendata::live::Days {
        area: String::new(),
        first: now.utc().date,
        last: now.utc().date,
    };
    [
        Plan::of::<PseRcePln>(live, base, today, |it| PseRcePln::parse(it).map(Grid::Prices)),
        Plan::of::<PsePdgsz>(live, base, today, |it| PsePdgsz::parse(it).map(Grid::Advice)),
        Plan::of::<PseHisWlkCal>(live, base, today, |it| PseHisWlkCal::parse(it).map(Grid::Balance)),
        Plan::of::<EnergyChartsMix>(live, base, days, |it| EnergyChartsMix::parse(it).map(Grid::Mix)),
        Plan::of::<PseKseLoad>(live, base, today, |it| PseKseLoad::parse(it).map(Grid::Load)),
        Plan::of::<EnergyChartsPrice>(live, base, days, |it| {
            EnergyChartsPrice::parse(it).map(Grid::Exchange)
        }),
    ]
}

/// Kinds of generation as a reader tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Hard and brown coal.
    Coal,
    /// Natural gas.
    Gas,
    /// Oil.
    Oil,
    /// Wind.
    Wind,
    /// The sun.
    Sun,
    /// Water.
    Water,
    /// Biomass and biogas.
    Biomass,
    /// Nuclear fuel.
    Nuclear,
    /// Anything else.
    Other,
}

impl Kind {
    /// Every kind, in the order of the factors of the page.
    pub(super) const ALL: [Self; 9] = [
        Self::Coal,
        Self::Gas,
        Self::Oil,
        Self::Wind,
        Self::Sun,
        Self::Water,
        Self::Biomass,
        Self::Nuclear,
        Self::Other,
    ];

    const fn of(fuel: Fuel) -> Self {
        match fuel {
            Fuel::HardCoal | Fuel::Lignite => Self::Coal,
            Fuel::Gas => Self::Gas,
            Fuel::Oil => Self::Oil,
            Fuel::WindOnshore | Fuel::WindOffshore => Self::Wind,
            Fuel::Solar => Self::Sun,
            Fuel::RunOfRiver | Fuel::Reservoir => Self::Water,
            Fuel::Biomass => Self::Biomass,
            Fuel::Nuclear => Self::Nuclear,
            _ => Self::Other,
        }
    }

    const fn is_renewable(self) -> bool {
        matches!(self, Self::Wind | Self::Sun | Self::Water | Self::Biomass)
    }
}

/// What a kind made in one step. \[kW\]
type Made = Vec<(Kind, f64)>;

/// Generation at a moment; `None` when a kind is missing that the report knows at another moment.
fn made(mix: &CountryMix, at: Instant) -> Option<Made> {
    let generates = |series: &Series<Power>| series.values().iter().any(Option::is_some);
    let own = mix.by_fuel.iter().filter(|(fuel, series)| !fuel.is_storage() && generates(series));
    own.map(|(fuel, series)| Some((Kind::of(*fuel), value(series, at)?.kw()))).collect()
}

/// Life-cycle emission of what was made. \[g/kWh\]
fn grams(made: &Made, factors: &[Option<f64>]) -> Option<f64> {
    let total: f64 = made.iter().map(|(_, kw)| kw).sum();
    let known = |(kind, kw): &(Kind, f64)| {
        let place = Kind::ALL.iter().position(|it| it == kind)?;
        let factor = EmissionFactor::from_g_per_kwh(factors.get(place).copied().flatten()?);
        Some(Generation { energy: Energy::from_kwh(*kw), factor })
    };
    let sources: Vec<Generation> = made.iter().filter_map(known).collect();
    let covered: f64 = sources.iter().map(|it| it.energy.kwh()).sum();
    let is_enough = total > 0.0 && covered / total >= COVERED;
    intensity(&sources).ok().flatten().filter(|_| is_enough).map(EmissionFactor::g_per_kwh)
}

/// The mix at its newest complete step.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MixNow {
    /// Shares of the kinds, the largest first; those of less than half a percent are left out.
    pub(super) shares: Vec<(Kind, f64)>,
    /// Share of renewables.
    pub(super) renewable: f64,
    /// Emission. \[g/kWh\]
    pub(super) grams: Option<f64>,
    /// Emission of each hour of the day. \[g/kWh\]
    pub(super) hours: Vec<Option<f64>>,
    /// Its cover.
    pub(super) cover: Cover,
}

/// Prices at a moment. \[PLN/kWh\]
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PriceNow {
    /// Of this quarter.
    pub(super) value: f64,
    /// Mean of each hour of the day.
    pub(super) hours: Vec<Option<f64>>,
    /// Their cover.
    pub(super) cover: Cover,
}

/// Demand of the country. \[GW\]
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LoadNow {
    /// Of the newest quarter; `None` while the day has none.
    pub(super) value: Option<f64>,
    /// Of each hour of the day.
    pub(super) hours: Vec<Option<f64>>,
    /// Their cover.
    pub(super) cover: Cover,
    /// What the operator expected for now.
    pub(super) expected: Option<f64>,
    /// The same for each hour of the day.
    pub(super) expected_hours: Vec<Option<f64>>,
    /// The cover of what was expected, which is never that of what was drawn.
    pub(super) expected_cover: Cover,
}

/// Day-ahead price on the exchange; never turned into another currency. \[EUR/MWh\]
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ExchangeNow {
    /// Of this hour or quarter.
    pub(super) value: Option<f64>,
    /// Mean of each hour of today.
    pub(super) hours: Vec<Option<f64>>,
    /// The same of tomorrow, as soon as it is published.
    pub(super) tomorrow: Vec<Option<f64>>,
    /// Their cover.
    pub(super) cover: Cover,
}

/// The operator's advice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AdviceNow {
    /// For this hour.
    pub(super) value: Usage,
    /// For each hour of the day.
    pub(super) hours: Vec<Option<Usage>>,
    /// Its cover.
    pub(super) cover: Cover,
}

/// The mix of a tile.
pub(super) fn mix(tile: &Tile<Grid>, factors: &[Option<f64>], day: Day) -> Option<MixNow> {
    let tile = tile.clone().only(|it, holds_at| match it {
        Grid::Mix(mix) => newest(holds_at, |at| made(mix, at).is_some()),
        _ => None,
    });
    let shown = tile.shown?;
    let Grid::Mix(record) = &*shown.record else { return None };
    let now = made(record, shown.holds_at)?;
    let total: f64 = now.iter().map(|(_, kw)| kw).sum();
    let share = |is_meant: &dyn Fn(Kind) -> bool| {
        now.iter().filter(|(it, _)| is_meant(*it)).map(|(_, kw)| kw).sum::<f64>() / total
    };
    let mut shares: Vec<(Kind, f64)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, share(&|it| it == kind)))
        .filter(|it| it.1 >= 0.005)
        .collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let hour = |at: Instant| {
        let quarter =
            |it: i64| grams(&made(record, at.plus_seconds(it * QUARTER_S + QUARTER_S / 2))?, factors);
        (0..4).map(quarter).sum::<Option<f64>>().map(|it| it / 4.0)
    };
    Some(MixNow {
        renewable: share(&Kind::is_renewable),
        grams: grams(&now, factors),
        hours: day.each(hour),
        shares,
        cover: shown.cover(),
    })
    .filter(|_| total > 0.0)
}

/// The price of a tile.
pub(super) fn price(tile: &Tile<Grid>, day: Day) -> Option<PriceNow> {
    let shown = tile.shown.as_ref()?;
    let Grid::Prices(record) = &*shown.record else { return None };
    Some(PriceNow {
        value: value(&record.price, shown.holds_at)?.pln_per_kwh(),
        hours: day.each(|at| hour_mean(&record.price, at, EnergyPrice::pln_per_kwh)),
        cover: shown.cover(),
    })
}

/// Wind and sun of a tile.
pub(super) fn balance(tile: &Tile<Grid>, day: Day) -> Option<WindSun> {
    wind_sun::read(tile, |it| if let Grid::Balance(balance) = it { Some(balance) } else { None }, day)
}

/// The demand of a tile.
pub(super) fn load(tile: &Tile<Grid>, day: Day, now: Instant) -> Option<LoadNow> {
    let shown = tile.shown.as_ref()?;
    let Grid::Load(record) = &*shown.record else { return None };
    let hours = |series: &Series<Power>| day.each(|at| hour_mean(series, at, gigawatts));
    Some(LoadNow {
        value: value(&record.actual, shown.holds_at).map(gigawatts),
        hours: hours(&record.actual),
        cover: shown.cover(),
        expected: record.forecast.at(now).map(gigawatts),
        expected_hours: hours(&record.forecast),
        expected_cover: expected(shown, now),
    })
}

/// The cover of what a report expects of now: as old as the report.
fn expected(shown: &Shown<Grid>, now: Instant) -> Cover {
    let at = shown.fetched.map_or(now, |it| it.min(now));
    Cover {
        class: if shown.level == Level::Kept { Class::Copy } else { Class::Forecast },
        when: When::Moment { at, seen: now, current_up_to_s: shown.max_age_s },
        ..shown.cover()
    }
}

/// The exchange of a tile.
pub(super) fn exchange(tile: &Tile<Grid>, [day, next]: [Day; 2], now: Instant) -> Option<ExchangeNow> {
    let shown = tile.shown.as_ref()?;
    let Grid::Exchange(record) = &*shown.record else { return None };
    let hours = |day: Day| day.each(|at| hour_mean(&record.price, at, EuroEnergyPrice::eur_per_mwh));
    Some(ExchangeNow {
        value: record.price.at(now).map(EuroEnergyPrice::eur_per_mwh),
        hours: hours(day),
        tomorrow: hours(next),
        cover: shown.cover(),
    })
}

/// The advice of a tile.
pub(super) fn advice(tile: &Tile<Grid>, day: Day) -> Option<AdviceNow> {
    let shown = tile.shown.as_ref()?;
    let Grid::Advice(record) = &*shown.record else { return None };
    Some(AdviceNow {
        value: value(&record.usage, shown.holds_at)?,
        hours: day.each(|at| record.usage.at(at)),
        cover: shown.cover(),
    })
}
