//! The parts of a cluster and the orders in which they come.

use portal_text::Text;
use portal_units::{Energy, Power};

use super::inputs::Order;
use super::texts;
use crate::shared::municipal::{Scale, Town};

/// A part of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Panels,
    Wind,
    Biogas,
    Cogeneration,
    Battery,
    Buses,
}

impl Step {
    /// Its name.
    pub(super) const fn name(self) -> Text {
        match self {
            Self::Panels => texts::STEP_PANELS,
            Self::Wind => texts::STEP_WIND,
            Self::Biogas => texts::STEP_BIOGAS,
            Self::Cogeneration => texts::STEP_CHP,
            Self::Battery => texts::STEP_BATTERY,
            Self::Buses => texts::STEP_BUSES,
        }
    }

    /// The parts that a cluster has, in an order.
    pub(super) fn of(town: &Town, order: Order) -> Vec<Self> {
        use Step::{Battery, Biogas, Buses, Cogeneration, Panels, Wind};
        let all = match order {
            Order::SunFirst => [Panels, Wind, Biogas, Cogeneration, Battery, Buses],
            Order::SteadyFirst => [Biogas, Cogeneration, Panels, Wind, Battery, Buses],
            Order::BatteryEarly => [Panels, Battery, Wind, Biogas, Cogeneration, Buses],
            Order::BusesFirst => [Buses, Panels, Wind, Biogas, Cogeneration, Battery],
        };
        all.into_iter().filter(|it| it.is_there(town)).collect()
    }

    fn is_there(self, town: &Town) -> bool {
        let plants = [town.pv, town.wind, town.biogas, town.chp];
        match self {
            Self::Panels => town.pv > Power::ZERO,
            Self::Wind => town.wind > Power::ZERO,
            Self::Biogas => town.biogas > Power::ZERO,
            Self::Cogeneration => town.chp > Power::ZERO,
            // A battery without plants has nothing to hold.
            Self::Battery => town.battery > Energy::ZERO && plants.iter().any(|it| *it > Power::ZERO),
            Self::Buses => town.buses > 0.0,
        }
    }
}

/// The scale of a cluster of which only some parts stand. Who uses electricity is there from the begin; buses that are
/// not electric yet take none.
pub(super) fn with(whole: &Scale, steps: &[Step]) -> Scale {
    let of = |step: Step, size: f64| if steps.contains(&step) { size } else { 0.0 };
    let [pv, wind, biogas, chp] = whole.plants_kw;
    let [households, business, buses] = whole.uses_kwh;
    Scale {
        plants_kw: [
            of(Step::Panels, pv),
            of(Step::Wind, wind),
            of(Step::Biogas, biogas),
            of(Step::Cogeneration, chp),
        ],
        uses_kwh: [households, business, of(Step::Buses, buses)],
        battery_kwh: of(Step::Battery, whole.battery_kwh),
    }
}

#[cfg(test)]
mod tests {
    use portal_model::storage::balance;

    use super::*;
    use crate::shared::municipal::{Hours, Series, battery};
    use crate::shared::technical::Technical;

    const HOURS: u16 = 240;

    /// Ten days in which every series rises and falls in its own time.
    fn series() -> Series {
        let wave = |period: u16| -> Vec<f64> {
            (0..HOURS).map(|hour| f64::from(hour % period) / f64::from(period)).collect()
        };
        Series {
            pv: wave(24).into(),
            wind: wave(31).into(),
            chp: wave(100).into(),
            households: wave(17).into(),
            business: wave(12).into(),
            buses: wave(23).into(),
        }
    }

    fn whole() -> Scale {
        Scale { plants_kw: [900.0, 400.0, 100.0, 300.0], uses_kwh: [500.0, 300.0, 80.0], battery_kwh: 600.0 }
    }

    #[test]
    fn in_each_hour_after_each_part_what_goes_in_comes_out() {
        let town = Town {
            pv: Power::from_kw(1.0),
            wind: Power::from_kw(1.0),
            biogas: Power::from_kw(1.0),
            chp: Power::from_kw(1.0),
            battery: Energy::from_kwh(1.0),
            buses: 1.0,
            ..Town::default()
        };
        let all = series();
        for order in Order::ALL {
            let steps = Step::of(&town, order);
            assert_eq!(steps.len(), 6);
            for count in 0..=steps.len() {
                let scale = with(&whole(), &steps[..count]);
                let hours = Hours::of(&scale, &all);
                let battery = battery(&scale, &Technical::default());
                let flows = balance(&hours.generation, &hours.load, &battery, None).unwrap().hours;
                let (into, out_of) = (battery.eta_charge.fraction(), battery.eta_discharge.fraction());
                let mut content = 0.1 * scale.battery_kwh;
                for (hour, it) in flows.iter().enumerate() {
                    // What the devices make and take, not their sums, goes in and comes out.
                    let made: f64 = hours.plants.iter().map(|plant| plant[hour]).sum();
                    let [households, business, buses] = scale.uses_kwh;
                    let used = all.households[hour] * households
                        + all.business[hour] * business
                        + all.buses[hour] * buses;
                    let lost = it.charge * (1.0 - into) + it.discharge * (1.0 / out_of - 1.0);
                    let entering = made + it.import + content;
                    let leaving = used + it.export + lost + it.self_discharge + it.soc;
                    let room = 1e-9 * entering.max(1.0);
                    assert!((entering - leaving).abs() <= room, "{order:?} {count} {hour} {it:?}");
                    content = it.soc;
                }
            }
        }
    }

    #[test]
    fn the_scale_with_all_parts_is_the_whole_and_with_none_its_users_alone() {
        let all = [Step::Panels, Step::Wind, Step::Biogas, Step::Cogeneration, Step::Battery, Step::Buses];
        assert_eq!(with(&whole(), &all), whole());
        let none = Scale { plants_kw: [0.0; 4], uses_kwh: [500.0, 300.0, 0.0], battery_kwh: 0.0 };
        assert_eq!(with(&whole(), &[]), none);
    }
}
