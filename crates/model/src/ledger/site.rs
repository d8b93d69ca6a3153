//! A site: devices, battery, measures, meter and prices.

use std::iter::repeat;
use std::ops::Range;

use portal_units::{Co2Price, DamageCost, EmissionFactor, EnergyPrice, Money, PollutantFactor, Power, Ratio};
use serde::{Deserialize, Serialize};

use super::capacity;
use super::device::{Device, When};
use super::net_billing::NetBilling;
use crate::error::{ModelError, finite, within};
use crate::finance::annuity;
use crate::storage::{Battery, Limits};
use crate::tariff::CapacityBand;

/// Most measures of a site.
const MOST_MEASURES: usize = 16;

/// The same for who pays and for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ByView<T> {
    /// For who lives there or owns it: prices with taxes, grants received.
    pub private: T,
    /// For society: prices without taxes, no transfers, damage counted.
    pub public: T,
}

impl<T> ByView<T> {
    /// What follows for both.
    ///
    /// # Errors
    /// As `make`.
    pub fn try_map<U, E>(&self, make: impl Fn(&T) -> Result<U, E>) -> Result<ByView<U>, E> {
        Ok(ByView { private: make(&self.private)?, public: make(&self.public)? })
    }
}

/// How costs are counted in one view.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Price of energy from the grid in each hour, with all that is paid by the kilowatt hour.
    pub import_pln_per_kwh: Vec<f64>,
    /// What energy fed into the grid brings in each hour; in the private view with net-billing, its value there.
    pub export_pln_per_kwh: Vec<f64>,
    /// Capacity charge of a month by the yearly use from the grid, ascending; no band is no charge.
    pub capacity_bands: Vec<CapacityBand>,
    /// Rate at which investments are spread over their life.
    pub rate: Ratio,
    /// Whether grants make an investment cheaper.
    pub grants: bool,
    /// Price of what is emitted; zero when it is in no bill.
    pub co2: Co2Price,
    /// Damage of fine particles; they are a part of the coarser, which are not counted again.
    pub pm25: DamageCost,
}

/// The meter.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Most that the grid takes; `None` for no limit.
    pub export_limit: Option<Power>,
    /// Emitted for energy from the grid in each hour \[g/kWh\].
    pub import_g_per_kwh: Vec<f64>,
    /// Credited for energy fed into the grid in each hour \[g/kWh\]; zeros when the site takes no credit.
    pub export_g_per_kwh: Vec<f64>,
}

/// A fuel in a class of devices, or energy bought in another way than over the meter.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Carrier {
    /// Its price.
    pub price: ByView<EnergyPrice>,
    /// Emitted for each unit.
    pub co2: EmissionFactor,
    /// Particles up to 10 µm that leave the device, `None` when not known.
    pub pm10: Option<PollutantFactor>,
    /// Particles up to 2.5 µm that leave the device, `None` when not known.
    pub pm25: Option<PollutantFactor>,
}

/// Something that is bought or done once.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// What it costs.
    pub investment: Money,
    /// What of it is given by a programme.
    pub grant: Money,
    /// How long it lasts.
    pub life_years: u32,
    /// What it costs in every year; negative when it spares.
    pub running: Money,
}

/// The battery of a site.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Store {
    /// The battery.
    pub battery: Battery,
    /// When it is there.
    pub when: When,
}

/// What a site is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct SiteParts {
    /// Devices with their hourly series.
    pub devices: Vec<Device>,
    /// The battery, if there is ever one.
    pub store: Option<Store>,
    /// Fuels.
    pub carriers: Vec<Carrier>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// The meter.
    pub grid: Grid,
    /// Both ways to count.
    pub views: ByView<View>,
    /// How fed-in energy is settled in the private view; `None` when it is paid out.
    pub net_billing: Option<NetBilling>,
}

/// Prices and factors of one hour, for each of the sums that are kept: private, public, emitted; of what is taken from
/// the grid also what is paid from the account.
#[derive(Debug, Clone, Copy)]
pub(super) struct Weights {
    pub(super) import: [f64; 4],
    pub(super) export: [f64; 3],
}

/// A site that has been checked.
#[derive(Debug, Clone)]
pub struct Site {
    pub(super) parts: SiteParts,
    pub(super) hours: usize,
    pub(super) weights: Vec<Weights>,
    /// Hours that follow each other in one month, January as 0; all of them in one without net-billing.
    pub(super) spans: Vec<(usize, Range<usize>)>,
    /// Yearly cost of one PLN of each measure.
    pub(super) recovery: Vec<ByView<f64>>,
    /// Sums of each device over the year.
    pub(super) sums: Vec<DeviceSums>,
}

/// What a device takes and gives in a year \[kWh\], and its electricity by the weights of the hours.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DeviceSums {
    pub(super) fuel: f64,
    pub(super) made: f64,
    pub(super) electricity: f64,
    pub(super) weighted: [f64; 4],
}

impl DeviceSums {
    fn of(device: &Device, weights: &[Weights]) -> Self {
        let mut weighted = [0.0; 4];
        for (electricity, weights) in device.electricity_kwh.iter().zip(weights) {
            for (sum, weight) in weighted.iter_mut().zip(weights.import) {
                *sum += electricity * weight;
            }
        }
        Self {
            fuel: device.fuel_kwh.iter().sum(),
            made: device.made_kwh.iter().sum(),
            electricity: device.electricity_kwh.iter().sum(),
            weighted,
        }
    }
}

impl Site {
    /// Checks the parts of a site. Its hours are those of the emissions of the grid.
    ///
    /// # Errors
    /// [`ModelError::Length`] or [`ModelError::NotFinite`] for the series; [`ModelError::OutOfRange`] names
    /// `device_balance`, where a device gives more or less than it takes, a negative series of a device, `carrier`,
    /// `measures` (at most 16), `investment` (0 to 1e15 PLN), `grant` (0 to the investment), `running` (±1e15 PLN), `life`
    /// (1 to 100 a), `rate` (−0.99 to 10), `export_limit`, `capacity_band` (each above the one before),
    /// `capacity_charge` (0 to 1e6 PLN), `month` (1 to 12), what is wrong with the rule of net-billing as in
    /// [`crate::tariff::settle`], or with the battery.
    pub fn new(parts: SiteParts) -> Result<Self, ModelError> {
        let hours = parts.grid.import_g_per_kwh.len();
        for device in &parts.devices {
            device.check(hours)?;
            if !device.fuel_kwh.is_empty() {
                let most = count(parts.carriers.len()) - 1.0;
                within("carrier", count(device.carrier), 0.0, most)?;
            }
        }
        if let Some(store) = &parts.store {
            Limits::of(&store.battery)?;
        }
        if let Some(limit) = parts.grid.export_limit {
            within("export_limit", limit.kw(), 0.0, f64::MAX)?;
        }
        if let Some(account) = &parts.net_billing {
            account.check(hours)?;
        }
        capacity::check(&parts.views.private.capacity_bands)?;
        capacity::check(&parts.views.public.capacity_bands)?;
        if parts.measures.len() > MOST_MEASURES {
            let (expected, got) = (MOST_MEASURES, parts.measures.len());
            return Err(ModelError::Length { input: "measures", expected, got });
        }
        let recovery =
            parts.measures.iter().map(|it| recovery(it, &parts.views)).collect::<Result<_, _>>()?;
        let weights = weights(&parts, hours)?;
        let sums = parts.devices.iter().map(|it| DeviceSums::of(it, &weights)).collect();
        let spans = spans(parts.net_billing.as_ref(), hours);
        Ok(Self { parts, hours, weights, spans, recovery, sums })
    }

    /// Number of measures.
    pub const fn measures(&self) -> usize {
        self.parts.measures.len()
    }

    /// What the site is made of.
    pub const fn parts(&self) -> &SiteParts {
        &self.parts
    }
}

#[expect(clippy::cast_precision_loss, reason = "short lists")]
pub(super) const fn count(number: usize) -> f64 {
    number as f64
}

/// Yearly cost of one PLN in both views.
fn recovery(measure: &Measure, views: &ByView<View>) -> Result<ByView<f64>, ModelError> {
    let investment = within("investment", measure.investment.pln(), 0.0, 1e15)?;
    within("grant", measure.grant.pln(), 0.0, investment)?;
    within("running", measure.running.pln(), -1e15, 1e15)?;
    within("life", f64::from(measure.life_years), 1.0, 100.0)?;
    let of = |view: &View| annuity(Money::from_pln(1.0), view.rate, measure.life_years);
    views.try_map(|view| of(view).map(|it| it.recovery_factor.fraction()))
}

/// Prices and factors hour by hour.
fn weights(parts: &SiteParts, hours: usize) -> Result<Vec<Weights>, ModelError> {
    let ByView { private, public } = &parts.views;
    let grid = &parts.grid;
    for (input, series) in [
        ("import_price", &private.import_pln_per_kwh),
        ("export_price", &private.export_pln_per_kwh),
        ("import_price", &public.import_pln_per_kwh),
        ("export_price", &public.export_pln_per_kwh),
        ("import_co2", &grid.import_g_per_kwh),
        ("export_co2", &grid.export_g_per_kwh),
    ] {
        finite(input, series, hours)?;
    }
    let pairs = |private: &[f64], public: &[f64], grams: &[f64]| -> Vec<[f64; 3]> {
        private.iter().zip(public).zip(grams).map(|((a, b), c)| [*a, *b, *c]).collect()
    };
    let import = pairs(&private.import_pln_per_kwh, &public.import_pln_per_kwh, &grid.import_g_per_kwh);
    let export = pairs(&private.export_pln_per_kwh, &public.export_pln_per_kwh, &grid.export_g_per_kwh);
    let account = parts.net_billing.as_ref();
    let paid = account.into_iter().flat_map(|it| it.energy_pln_per_kwh.iter().copied()).chain(repeat(0.0));
    let least = if account.is_some() { 0.0 } else { f64::NEG_INFINITY };
    let hour = |(([a, b, c], [private, public, grams]), paid): (([f64; 3], [f64; 3]), f64)| Weights {
        import: [a, b, c, paid],
        export: [private.max(least), public, grams],
    };
    Ok(import.into_iter().zip(export).zip(paid).map(hour).collect())
}

/// Hours of one month that follow each other.
fn spans(account: Option<&NetBilling>, hours: usize) -> Vec<(usize, Range<usize>)> {
    let Some(account) = account else { return vec![(0, 0..hours)] };
    let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
    for (hour, month) in account.months.iter().enumerate() {
        let month = usize::from(*month).saturating_sub(1);
        match spans.last_mut() {
            Some((last, range)) if *last == month => range.end = hour + 1,
            _ => spans.push((month, hour..hour + 1)),
        }
    }
    spans
}
