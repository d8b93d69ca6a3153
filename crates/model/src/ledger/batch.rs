//! Years of several samples at once: what one lane waits for, another works out.

use portal_units::{Co2, Emission, Energy, Money, PollutantFactor, Power};

use super::account::{Account, Cost};
use super::capacity;
use super::device::{Device, Set};
use super::net_billing::{Deposit, MonthSums, YearSums};
use super::site::{ByView, Carrier, DeviceSums, Site, View, Weights};
use crate::error::ModelError;
use crate::storage::{Battery, Limits, greater, lesser};

/// Samples that are worked out together.
pub(super) const LANES: usize = 4;

/// Factors of one sample, 1 where nothing is uncertain.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Factors {
    /// By which everything of a device is multiplied.
    pub(super) amount: Vec<f64>,
    /// By which what a device gives for what it takes is multiplied.
    pub(super) efficiency: Vec<f64>,
    /// Price, greenhouse gases and particles of each fuel.
    pub(super) carrier: Vec<[f64; 3]>,
    /// Investment of each measure.
    pub(super) investment: Vec<f64>,
    /// Price of energy from the grid, of energy fed in, greenhouse gases of the grid.
    pub(super) grid: [f64; 3],
    /// Capacity of the battery.
    pub(super) capacity: f64,
}

impl Factors {
    /// Nothing is changed.
    pub(super) fn ones(site: &Site) -> Self {
        let parts = &site.parts;
        Self {
            amount: vec![1.0; parts.devices.len()],
            efficiency: vec![1.0; parts.devices.len()],
            carrier: vec![[1.0; 3]; parts.carriers.len()],
            investment: vec![1.0; parts.measures.len()],
            grid: [1.0; 3],
            capacity: 1.0,
        }
    }
}

/// Room to work in, kept from year to year.
#[derive(Debug)]
pub(super) struct Room {
    made: Vec<[f64; LANES]>,
    used: Vec<[f64; LANES]>,
}

impl Room {
    pub(super) fn new(site: &Site) -> Self {
        let empty = vec![[0.0; LANES]; site.hours];
        Self { made: empty.clone(), used: empty }
    }
}

/// What a year takes from the grid and gives to it \[kWh\], and both by the weights of the hours.
#[derive(Debug, Clone, Copy, Default)]
struct Meter {
    import: f64,
    export: f64,
    import_weighted: [f64; 4],
    export_weighted: [f64; 3],
    /// For the account; nothing where all is bought.
    months: YearSums,
}

/// The meters of all lanes on their way through the year; lanes lie side by side.
#[derive(Debug, Clone, Copy, Default)]
struct Meters {
    import: [f64; LANES],
    export: [f64; LANES],
    import_weighted: [[f64; LANES]; 4],
    export_weighted: [[f64; LANES]; 3],
}

impl Meters {
    #[inline]
    fn add(&mut self, import: &[f64; LANES], export: &[f64; LANES], weights: &Weights) {
        plus_times(&mut self.import, import, 1.0);
        plus_times(&mut self.export, export, 1.0);
        for (sums, weight) in self.import_weighted.iter_mut().zip(weights.import) {
            plus_times(sums, import, weight);
        }
        for (sums, weight) in self.export_weighted.iter_mut().zip(weights.export) {
            plus_times(sums, export, weight);
        }
    }

    /// Value of what was fed in so far and cost of what was bought that the account pays.
    const fn money(&self) -> [[f64; LANES]; 2] {
        let [value, ..] = self.export_weighted;
        let [.., paid] = self.import_weighted;
        [value, paid]
    }

    /// Each lane by itself, with its months.
    fn apart(&self, months: &[YearSums; LANES]) -> [Meter; LANES] {
        std::array::from_fn(|lane| {
            let of = |sums: &[f64; LANES]| sums.get(lane).copied().unwrap_or(0.0);
            Meter {
                months: months.get(lane).copied().unwrap_or_default(),
                import: of(&self.import),
                export: of(&self.export),
                import_weighted: self.import_weighted.each_ref().map(of),
                export_weighted: self.export_weighted.each_ref().map(of),
            }
        })
    }
}

#[inline]
fn plus_times(sums: &mut [f64; LANES], values: &[f64; LANES], weight: f64) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value * weight;
    }
}

/// The accounts of up to [`LANES`] samples with a set of measures.
pub(super) fn accounts(
    site: &Site,
    taken: Set,
    samples: [&Factors; LANES],
    room: &mut Room,
) -> Result<[Account; LANES], ModelError> {
    let plain =
        site.battery(taken).capacity.kwh() <= 0.0 && site.devices(taken).all(|it| it.made_kwh.is_empty());
    let meters = if plain {
        samples.map(|it| bought(site, taken, it))
    } else {
        fill(site, taken, &samples, room);
        meters(site, taken, &samples, room)?
    };
    let mut found = [Account::default(); LANES];
    for ((account, meter), factors) in found.iter_mut().zip(&meters).zip(samples) {
        *account = account_of(site, taken, meter, factors)?;
    }
    Ok(found)
}

/// Adds up what is made and used in every hour.
fn fill(site: &Site, taken: Set, samples: &[&Factors; LANES], room: &mut Room) {
    room.made.fill([0.0; LANES]);
    room.used.fill([0.0; LANES]);
    for (place, device, _) in there(site, taken) {
        let amounts = samples.map(|it| at(&it.amount, place));
        let inputs = samples.map(|it| at(&it.amount, place) / at(&it.efficiency, place));
        add(&mut room.made, &device.made_kwh, &amounts);
        add(&mut room.used, &device.electricity_kwh, &inputs);
    }
}

fn at(values: &[f64], place: usize) -> f64 {
    values.get(place).copied().unwrap_or(1.0)
}

fn add(sums: &mut [[f64; LANES]], series: &[f64], factors: &[f64; LANES]) {
    for (lanes, value) in sums.iter_mut().zip(series) {
        for (sum, factor) in lanes.iter_mut().zip(factors) {
            *sum += value * factor;
        }
    }
}

/// The meter of a year in which nothing is made and nothing kept: all electricity is bought.
fn bought(site: &Site, taken: Set, factors: &Factors) -> Meter {
    let mut meter = Meter::default();
    for (place, _, sums) in there(site, taken) {
        let factor = at(&factors.amount, place) / at(&factors.efficiency, place);
        meter.import += sums.electricity * factor;
        for (sum, weighted) in meter.import_weighted.iter_mut().zip(sums.weighted) {
            *sum += weighted * factor;
        }
    }
    meter
}

/// The devices that are there, with their place and their sums.
fn there(site: &Site, taken: Set) -> impl Iterator<Item = (usize, &Device, &DeviceSums)> {
    let devices = site.parts.devices.iter().zip(&site.sums).enumerate();
    devices.filter(move |it| it.1.0.when.holds(taken)).map(|(place, (device, sums))| (place, device, sums))
}

/// Runs the meter of every sample through the year.
fn meters(
    site: &Site,
    taken: Set,
    samples: &[&Factors; LANES],
    room: &Room,
) -> Result<[Meter; LANES], ModelError> {
    let limit = site.parts.grid.export_limit.map_or(f64::INFINITY, Power::kw);
    let battery = site.battery(taken);
    if battery.capacity.kwh() == 0.0 {
        return Ok(run(site, room, [(); LANES], |(), made, used| {
            (greater(used - made, 0.0), lesser(greater(made - used, 0.0), limit))
        }));
    }
    let empty = Limits::of(&Battery::NONE)?;
    let mut lanes = [(empty, 0.0); LANES];
    for (lane, factors) in lanes.iter_mut().zip(samples) {
        let limits = Limits::of(&Battery { capacity: battery.capacity * factors.capacity, ..battery })?;
        *lane = (limits, limits.start);
    }
    Ok(run(site, room, lanes, |(limits, content), made, used| {
        let flows = limits.hour(*content, made, used, limit);
        *content = flows.soc;
        (flows.import, flows.export)
    }))
}

/// Goes through the hours with all lanes; `hour` gives import and export from what is made and used.
#[inline]
fn run<S>(
    site: &Site,
    room: &Room,
    mut states: [S; LANES],
    hour: impl Fn(&mut S, f64, f64) -> (f64, f64),
) -> [Meter; LANES] {
    let mut meters = Meters::default();
    let mut months = [YearSums::default(); LANES];
    let (mut import, mut export) = ([0.0; LANES], [0.0; LANES]);
    for (month, span) in &site.spans {
        let before = meters.money();
        let made = room.made.get(span.clone()).unwrap_or_default();
        let used = room.used.get(span.clone()).unwrap_or_default();
        let weights = site.weights.get(span.clone()).unwrap_or_default();
        for ((made, used), weights) in made.iter().zip(used).zip(weights) {
            let grid = import.iter_mut().zip(&mut export);
            for ((state, (made, used)), (import, export)) in
                states.iter_mut().zip(made.iter().zip(used)).zip(grid)
            {
                (*import, *export) = hour(state, *made, *used);
            }
            meters.add(&import, &export, weights);
        }
        add_month(&mut months, *month, before, meters.money());
    }
    meters.apart(&months)
}

/// Adds what came in a span of hours to its month.
fn add_month(
    lanes: &mut [YearSums; LANES],
    month: usize,
    before: [[f64; LANES]; 2],
    after: [[f64; LANES]; 2],
) {
    let [value, paid] = before;
    let [value_after, paid_after] = after;
    let came = value_after.iter().zip(value).zip(paid_after.iter().zip(paid));
    for (months, ((value_after, value), (paid_after, paid))) in lanes.iter_mut().zip(came) {
        if let Some(sums) = months.get_mut(month) {
            sums.fed_in += value_after - value;
            sums.bought += paid_after - paid;
        }
    }
}

/// Fuel and particles of a year.
struct Burnt {
    fuel: Energy,
    co2: Co2,
    pm10: Option<Emission>,
    pm25: Option<Emission>,
    cost: ByView<Money>,
}

fn burnt(site: &Site, taken: Set, factors: &Factors) -> Burnt {
    let mut sum = Burnt {
        fuel: Energy::ZERO,
        co2: Co2::ZERO,
        pm10: Some(Emission::ZERO),
        pm25: Some(Emission::ZERO),
        cost: ByView { private: Money::ZERO, public: Money::ZERO },
    };
    for (place, device, sums) in there(site, taken).filter(|it| it.2.fuel > 0.0) {
        let Some(carrier) = site.parts.carriers.get(device.carrier) else { continue };
        let [price, co2, particles] = factors.carrier.get(device.carrier).copied().unwrap_or([1.0; 3]);
        let fuel = Energy::from_kwh(sums.fuel * at(&factors.amount, place) / at(&factors.efficiency, place));
        sum.fuel += fuel;
        sum.co2 += fuel * carrier.co2 * co2;
        sum.pm10 = plus(sum.pm10, fuel, carrier.pm10, particles);
        sum.pm25 = plus(sum.pm25, fuel, carrier.pm25, particles);
        let Carrier { price: ByView { private, public }, .. } = *carrier;
        sum.cost.private += fuel * private * price;
        sum.cost.public += fuel * public * price;
    }
    sum
}

fn plus(
    sum: Option<Emission>,
    fuel: Energy,
    factor: Option<PollutantFactor>,
    times: f64,
) -> Option<Emission> {
    sum.zip(factor).map(|(sum, factor)| sum + fuel * factor * times)
}

fn account_of(site: &Site, taken: Set, meter: &Meter, factors: &Factors) -> Result<Account, ModelError> {
    let burnt = burnt(site, taken, factors);
    let [import_price, export_price, grid_co2] = factors.grid;
    let [private_in, public_in, grams_in, _] = meter.import_weighted;
    let [private_out, public_out, grams_out] = meter.export_weighted;
    let import = Energy::from_kwh(meter.import);
    let co2 = burnt.co2 + Co2::from_kg((grams_in - grams_out) / 1000.0 * grid_co2);
    let deposit = deposit(site, meter, factors)?;
    let sold = Money::from_pln(private_out * export_price);
    let private_sold = deposit.as_ref().map_or(sold, Deposit::worth);
    let public_sold = Money::from_pln(public_out * export_price);
    let cost =
        |view: &View, public: bool, bought: f64, sold: Money, fuel: Money| -> Result<Cost, ModelError> {
            let (capital, running) = measures(site, taken, factors, view, public);
            let free = view.pm25.pln_per_kg() == 0.0;
            let damage = if free { Some(Money::ZERO) } else { burnt.pm25.map(|it| it * view.pm25) };
            Ok(Cost {
                capital,
                running,
                energy: Money::from_pln(bought * import_price) - sold + fuel,
                capacity_charge: capacity::charge(&view.capacity_bands, import)?,
                external: damage.map(|it| it + co2 * view.co2),
            })
        };
    let (mut used, mut made) = (0.0, 0.0);
    for (place, _, sums) in there(site, taken) {
        let amount = at(&factors.amount, place);
        used += sums.electricity * amount / at(&factors.efficiency, place);
        made += sums.made * amount;
    }
    let views = &site.parts.views;
    Ok(Account {
        used: Energy::from_kwh(used),
        made: Energy::from_kwh(made),
        import,
        export: Energy::from_kwh(meter.export),
        fuel: burnt.fuel,
        co2,
        pm10: burnt.pm10,
        pm25: burnt.pm25,
        deposit: deposit.unwrap_or_default(),
        cost: ByView {
            private: cost(&views.private, false, private_in, private_sold, burnt.cost.private)?,
            public: cost(&views.public, true, public_in, public_sold, burnt.cost.public)?,
        },
    })
}

/// The account of fed-in energy; `None` when such energy is paid out.
fn deposit(site: &Site, meter: &Meter, factors: &Factors) -> Result<Option<Deposit>, ModelError> {
    let Some(account) = &site.parts.net_billing else { return Ok(None) };
    let [import_price, export_price, _] = factors.grid;
    let year = meter
        .months
        .map(|it| MonthSums { fed_in: it.fed_in * export_price, bought: it.bought * import_price });
    account.settled(&year).map(Some)
}

/// Capital and upkeep of the measures that are taken.
fn measures(site: &Site, taken: Set, factors: &Factors, view: &View, public: bool) -> (Money, Money) {
    let (mut capital, mut running) = (Money::ZERO, Money::ZERO);
    for (place, (measure, recovery)) in site.parts.measures.iter().zip(&site.recovery).enumerate() {
        if !taken.has(Set::only(place)) {
            continue;
        }
        let grant = if view.grants { measure.grant.pln() } else { 0.0 };
        let paid = (measure.investment.pln() * at(&factors.investment, place) - grant).max(0.0);
        capital += Money::from_pln(paid * if public { recovery.public } else { recovery.private });
        running += measure.running;
    }
    (capital, running)
}
