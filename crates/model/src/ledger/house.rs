//! A house with the five measures that a reader stacks.

use super::device::{Device, Set, When};

/// The measures of a house; their order is their place in the list of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HouseMeasure {
    /// Photovoltaics on the roof.
    Pv,
    /// A battery beside them.
    Battery,
    /// A new heating.
    Heat,
    /// Insulation.
    Insulation,
    /// An electric car.
    Ev,
}

impl HouseMeasure {
    /// All of them in the order of their places.
    pub const ALL: [Self; 5] = [Self::Pv, Self::Battery, Self::Heat, Self::Insulation, Self::Ev];

    /// Its place in the list of the site.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The set of this measure alone.
    pub const fn set(self) -> Set {
        Set::only(self.place())
    }

    /// Once it is taken.
    pub const fn after(self) -> When {
        When::after(self.place())
    }

    /// Until it is taken.
    pub const fn before(self) -> When {
        When::before(self.place())
    }
}

/// The devices of a house by the measures with which they are there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct House {
    /// What it always has.
    pub always: Vec<Device>,
    /// Photovoltaics.
    pub pv: Device,
    /// The old heating for the heat that the house needs now, and for what it needs with insulation.
    pub old_heating: [Device; 2],
    /// The new heating for the same two.
    pub new_heating: [Device; 2],
    /// The old car.
    pub old_car: Device,
    /// The electric car with all that it charges, at home and on the way.
    pub electric_car: Vec<Device>,
    /// The same once there are photovoltaics, when it charges after their surplus; empty when it charges the same.
    pub electric_car_with_pv: Vec<Device>,
}

impl House {
    /// All devices, each with its condition.
    pub fn devices(self) -> Vec<Device> {
        use HouseMeasure::{Ev, Heat, Insulation, Pv};
        let [old_bare, old_insulated] = self.old_heating;
        let [new_bare, new_insulated] = self.new_heating;
        let mut devices = self.always;
        devices.push(self.pv.when(Pv.after()));
        for (device, heat, insulation) in [
            (old_bare, Heat.before(), Insulation.before()),
            (old_insulated, Heat.before(), Insulation.after()),
            (new_bare, Heat.after(), Insulation.before()),
            (new_insulated, Heat.after(), Insulation.after()),
        ] {
            devices.push(device.when(heat.and(insulation)));
        }
        devices.push(self.old_car.when(Ev.before()));
        let other_with_pv = !self.electric_car_with_pv.is_empty();
        let plain = if other_with_pv { Ev.after().and(Pv.before()) } else { Ev.after() };
        devices.extend(self.electric_car.into_iter().map(|it| it.when(plain)));
        let sunny = Ev.after().and(Pv.after());
        devices.extend(self.electric_car_with_pv.into_iter().map(|it| it.when(sunny)));
        devices
    }
}
