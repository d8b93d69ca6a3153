//! What electricity is made from, in the words of those who publish it.

/// A kind of generation, as ENTSO-E tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fuel {
    /// Biomass.
    Biomass,
    /// Brown coal.
    Lignite,
    /// Gas made from coal, such as coke-oven gas.
    CoalGas,
    /// Natural gas.
    Gas,
    /// Hard coal.
    HardCoal,
    /// Oil.
    Oil,
    /// Peat.
    Peat,
    /// Heat of the earth.
    Geothermal,
    /// Water pumped up before, with other electricity.
    PumpedStorage,
    /// Running water.
    RunOfRiver,
    /// Water of a reservoir.
    Reservoir,
    /// Nuclear fuel.
    Nuclear,
    /// Another renewable source.
    OtherRenewable,
    /// The sun.
    Solar,
    /// Waste.
    Waste,
    /// Wind at sea.
    WindOffshore,
    /// Wind on land.
    WindOnshore,
    /// Anything else.
    Other,
    /// Batteries, charged before with other electricity.
    Battery,
}

/// Each kind with its code at ENTSO-E and its name at Energy-Charts.
const NAMES: [(Fuel, &str, &str); 19] = [
    (Fuel::Biomass, "B01", "Biomass"),
    (Fuel::Lignite, "B02", "Fossil brown coal / lignite"),
    (Fuel::CoalGas, "B03", "Fossil coal-derived gas"),
    (Fuel::Gas, "B04", "Fossil gas"),
    (Fuel::HardCoal, "B05", "Fossil hard coal"),
    (Fuel::Oil, "B06", "Fossil oil"),
    (Fuel::Peat, "B08", "Fossil peat"),
    (Fuel::Geothermal, "B09", "Geothermal"),
    (Fuel::PumpedStorage, "B10", "Hydro pumped storage"),
    (Fuel::RunOfRiver, "B11", "Hydro Run-of-River"),
    (Fuel::Reservoir, "B12", "Hydro water reservoir"),
    (Fuel::Nuclear, "B14", "Nuclear"),
    (Fuel::OtherRenewable, "B15", "Other renewables"),
    (Fuel::Solar, "B16", "Solar"),
    (Fuel::Waste, "B17", "Waste"),
    (Fuel::WindOffshore, "B18", "Wind offshore"),
    (Fuel::WindOnshore, "B19", "Wind onshore"),
    (Fuel::Other, "B20", "Others"),
    (Fuel::Battery, "B25", "Battery discharge"),
];

impl Fuel {
    /// The kind that ENTSO-E writes so: `B05`.
    pub fn from_entsoe(code: &str) -> Option<Self> {
        NAMES.iter().find(|(_, it, _)| *it == code).map(|(fuel, ..)| *fuel)
    }

    /// The kind that Energy-Charts writes so: `Fossil hard coal`.
    pub fn from_energy_charts(name: &str) -> Option<Self> {
        NAMES.iter().find(|(.., it)| *it == name).map(|(fuel, ..)| *fuel)
    }

    /// Its code at ENTSO-E.
    pub fn entsoe(self) -> &'static str {
        NAMES.iter().find(|(it, ..)| *it == self).map_or("", |(_, code, _)| code)
    }

    /// Whether the electricity was taken from the grid before, so that counting it as generated counts it twice.
    pub const fn is_storage(self) -> bool {
        matches!(self, Self::PumpedStorage | Self::Battery)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_both_lead_to_the_same_kind() {
        // ENTSO-E, code list of PsrType: B05 is "Fossil Hard coal", B19 "Wind Onshore".
        assert_eq!(Fuel::from_entsoe("B05"), Some(Fuel::HardCoal));
        assert_eq!(Fuel::from_energy_charts("Wind onshore").map(Fuel::entsoe), Some("B19"));
        assert_eq!((Fuel::from_entsoe("B99"), Fuel::from_energy_charts("Load")), (None, None));
        assert!(Fuel::PumpedStorage.is_storage() && !Fuel::Reservoir.is_storage());
    }
}
