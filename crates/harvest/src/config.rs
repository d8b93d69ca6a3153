//! `harvest.toml`: what is asked beyond the place of `portal.json`.

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HarvestConfig {
    /// Stations of GIOŚ.
    pub gios: Gios,
    /// Sensors of citizens.
    pub sensor_community: SensorCommunity,
    /// Country and bidding zone.
    pub energy_charts: EnergyCharts,
    /// Roof for the average yield.
    pub pvgis: Pvgis,
    /// Figures of Statistics Poland.
    pub gus: Gus,
}

/// Stations of GIOŚ.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gios {
    /// Distance up to which a station speaks for the place. \[km\]
    pub radius_km: f64,
}

/// Sensors of citizens.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SensorCommunity {
    /// Radius of the circle around the place. \[km\]
    pub radius_km: f64,
}

/// Country and bidding zone.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnergyCharts {
    /// Code of the country, `pl`.
    pub country: String,
    /// Code of the bidding zone, `PL`.
    pub zone: String,
}

/// Roof for the average yield.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pvgis {
    /// Slope, 0° is flat. \[°\]
    pub tilt: f64,
    /// From north over east, so south is 180. \[°\]
    pub azimuth: f64,
}

/// Figures of Statistics Poland.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gus {
    /// Level of the unit that bears the place's name; 5 are counties and cities with their rights.
    pub level: u32,
    /// Numbers of the variables.
    pub variables: Vec<u32>,
}

impl HarvestConfig {
    /// Reads `harvest.toml`.
    ///
    /// # Errors
    /// For unknown or missing fields, and for a radius that is not above 0 and up to 100 km.
    pub fn parse(text: &str) -> Result<Self, String> {
        let config: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for radius_km in [config.gios.radius_km, config.sensor_community.radius_km] {
            if !(radius_km > 0.0 && radius_km <= 100.0) {
                return Err(format!("radius_km = {radius_km} is not above 0 and up to 100"));
            }
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_project_is_read_and_a_wrong_one_is_not() {
        let text = include_str!("../../../harvest.toml");
        assert!(HarvestConfig::parse(text).is_ok());
        for (from, to) in [("radius_km = 30", "radius_km = 0"), ("level", "levels"), ("variables", "vars")] {
            assert!(text.contains(from));
            assert!(HarvestConfig::parse(&text.replacen(from, to, 1)).is_err(), "{to}");
        }
    }
}
