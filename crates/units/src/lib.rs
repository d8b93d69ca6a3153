//! Quantities with one fixed unit each, instants, and series of quantities over time.
//!
//! A quantity is made from a number of its unit and gives that number back:
//!
//! ```
//! use portal_units::{Energy, Power, Span};
//! let used: Energy = Power::from_kw(2.0) * Span::from_hours(1.5);
//! assert_eq!(used.kwh(), 3.0);
//! ```

mod quantity;
mod series;
pub mod time;

pub use quantity::{
    Angle, Area, CalorificValue, Co2, Co2PerDistance, Co2PerVolume, Co2Price, Concentration, Conductance,
    DamageCost, DegreeDays, Density, Emission, EmissionFactor, Energy, EnergyPrice, EuroEnergyPrice,
    FuelConsumption, FuelMass, FuelVolume, Irradiance, Length, MixingRatio, Money, PollutantFactor, Power,
    PowerConsumption, Pressure, Ratio, Span, Speed, Temperature, TemperatureDelta, ThermalConductivity,
    ThermalTransmittance, Volume,
};
pub use series::{Series, SeriesError, Stamp};
pub use time::{CivilDate, CivilDateTime, Instant, TimeError, ZoneRule};
