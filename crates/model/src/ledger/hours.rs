//! The energy of every hour, to be checked and drawn.

use super::device::{Device, Set};
use super::site::Site;
use crate::error::ModelError;
use crate::storage::{Balance, Battery, balance};

/// Energy of one hour that goes into a site and comes out of it \[kWh\].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HourEnergy {
    /// Fuels.
    pub fuel: f64,
    /// Sun, wind, heat of the surroundings.
    pub ambient: f64,
    /// From the grid.
    pub import: f64,
    /// In the battery before.
    pub soc_before: f64,
    /// Used.
    pub used: f64,
    /// Lost in devices.
    pub lost: f64,
    /// Lost in the battery.
    pub battery_lost: f64,
    /// Into the grid.
    pub export: f64,
    /// Made and not taken by the grid.
    pub curtailed: f64,
    /// In the battery after.
    pub soc_after: f64,
}

impl HourEnergy {
    /// All that goes in.
    pub fn taken(&self) -> f64 {
        self.fuel + self.ambient + self.import + self.soc_before
    }

    /// All that comes out.
    pub fn given(&self) -> f64 {
        self.used + self.lost + self.battery_lost + self.export + self.curtailed + self.soc_after
    }
}

impl Site {
    /// The energy of every hour with a set of measures.
    ///
    /// # Errors
    /// As [`balance`].
    ///
    /// # Source
    /// Conservation of energy, from the sum over the devices and the balance of the meter.
    pub fn hours(&self, taken: Set) -> Result<Vec<HourEnergy>, ModelError> {
        let made = self.total(taken, |it| &it.made_kwh);
        let load = self.total(taken, |it| &it.electricity_kwh);
        let battery = self.battery(taken);
        let Balance { hours: flows, totals } = balance(&made, &load, &battery, self.parts.grid.export_limit)?;
        let (eta_in, eta_out) = (battery.eta_charge.fraction(), battery.eta_discharge.fraction());
        let mut soc = totals.soc_start.kwh();
        let mut hours: Vec<HourEnergy> = flows
            .iter()
            .map(|flow| {
                let soc_before = std::mem::replace(&mut soc, flow.soc);
                let battery_lost = flow.charge * (1.0 - eta_in)
                    + flow.discharge * (1.0 / eta_out - 1.0)
                    + flow.self_discharge;
                HourEnergy {
                    import: flow.import,
                    export: flow.export,
                    curtailed: flow.curtailed,
                    soc_before,
                    soc_after: flow.soc,
                    battery_lost,
                    ..HourEnergy::default()
                }
            })
            .collect();
        for device in self.devices(taken) {
            add(&mut hours, &device.fuel_kwh, |it| &mut it.fuel);
            add(&mut hours, &device.ambient_kwh, |it| &mut it.ambient);
            add(&mut hours, &device.used_kwh, |it| &mut it.used);
            add(&mut hours, &device.lost_kwh, |it| &mut it.lost);
        }
        Ok(hours)
    }

    /// The devices that are there.
    pub(super) fn devices(&self, taken: Set) -> impl Iterator<Item = &Device> {
        self.parts.devices.iter().filter(move |it| it.when.holds(taken))
    }

    /// The battery that is there.
    pub(super) fn battery(&self, taken: Set) -> Battery {
        self.parts.store.filter(|it| it.when.holds(taken)).map_or(Battery::NONE, |it| it.battery)
    }

    /// Sum of one series of the devices that are there.
    fn total(&self, taken: Set, part: fn(&Device) -> &Vec<f64>) -> Vec<f64> {
        let mut sum = vec![0.0; self.hours];
        for device in self.devices(taken) {
            for (sum, value) in sum.iter_mut().zip(part(device)) {
                *sum += value;
            }
        }
        sum
    }
}

fn add(hours: &mut [HourEnergy], series: &[f64], part: fn(&mut HourEnergy) -> &mut f64) {
    for (hour, value) in hours.iter_mut().zip(series) {
        *part(hour) += value;
    }
}
