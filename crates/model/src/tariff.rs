//! What energy costs when it is taken and brings when it is given: prices by hour, net-billing, capacity charge.
//!
//! No price, zone, rate or date is compiled in: they are data, or the reader's own.

mod account;
mod capacity;
mod net_billing;
mod price;

pub use account::{AccountMonth, DepositRule, SettlementMonth, settle};
pub use capacity::{
    CARD as CAPACITY_CARD, CapacityBand, CapacityHour, FirmStep, PeakHours, firm_charge, household_charge,
};
pub use net_billing::{CARD as NET_BILLING_CARD, FeedInPrice, HourlyNet, monthly_values, net_hours};
pub use price::{CARD as PRICE_CARD, Tariff, Window, Zone, ZonePrices, cost, monthly_costs};

use portal_units::{CivilDate, Instant, ZoneRule};

/// Consecutive hours on the clock of a place.
#[derive(Debug, Clone, Copy)]
pub struct LocalHours<'a> {
    /// Begin of the first hour.
    pub first_hour: Instant,
    /// Number of hours.
    pub hours: usize,
    /// The clock.
    pub zone: &'a ZoneRule,
    /// Days that count as Sundays.
    pub holidays: &'a [CivilDate],
}

impl LocalHours<'_> {
    /// Date and hour of the day, 0 to 23, in which each hour begins.
    fn clock(&self) -> impl Iterator<Item = (CivilDate, u8)> {
        (0_i64..).take(self.hours).map(|hour| {
            let local = self.zone.local(self.first_hour.plus_seconds(hour * 3600));
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 23")]
            let hour = local.hour() as u8;
            (local.date, hour)
        })
    }

    /// Local month of each hour, counted from that of the first hour, which is 0.
    pub fn months(&self) -> Vec<usize> {
        let count = |date: CivilDate| i64::from(date.year()) * 12 + i64::from(date.month());
        let first = count(self.zone.local(self.first_hour).date);
        self.clock().map(|(date, _)| usize::try_from(count(date) - first).unwrap_or(0)).collect()
    }

    /// Local month of the calendar in which each hour begins, 1 to 12.
    pub fn calendar_months(&self) -> Vec<u8> {
        self.clock().map(|(date, _)| date.month()).collect()
    }

    /// Number of hours of each local day, in order; 23 or 25 where the clock is changed, fewer at either end.
    pub fn days(&self) -> Vec<usize> {
        let mut days: Vec<(CivilDate, usize)> = Vec::new();
        for (date, _) in self.clock() {
            match days.last_mut() {
                Some((last, hours)) if *last == date => *hours += 1,
                _ => days.push((date, 1)),
            }
        }
        days.into_iter().map(|(_, hours)| hours).collect()
    }
}
