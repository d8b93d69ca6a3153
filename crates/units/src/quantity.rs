//! The quantities and the products between them.

use core::iter::Sum;
use core::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use serde::{Deserialize, Deserializer, Serialize};

/// Declares a quantity: a newtype over `f64` with one constructor, one getter and one unit symbol.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $from:ident, $get:ident, $unit:literal) => {
        $(#[$doc])*
        #[doc = concat!("\n\nUnit: ", $unit, ".")]
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize)]
        #[serde(transparent)]
        pub struct $name(f64);

        impl $name {
            /// Symbol of the unit, the same in every language.
            pub const UNIT: &'static str = $unit;

            #[doc = concat!("Makes the quantity from a number of ", $unit, ".")]
            pub const fn $from(value: f64) -> Self {
                Self(value)
            }

            #[doc = concat!("The quantity as a number of ", $unit, ".")]
            pub const fn $get(self) -> f64 {
                self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = f64::deserialize(deserializer)?;
                if value.is_finite() {
                    Ok(Self(value))
                } else {
                    Err(serde::de::Error::custom("a quantity must be a finite number"))
                }
            }
        }
    };
}

/// Adds sums, differences, sign, scaling and the ratio of two. Not for points on a scale (temperatures).
macro_rules! additive {
    ($($name:ident),+ $(,)?) => {$(
        impl $name {
            /// None of it.
            pub const ZERO: Self = Self(0.0);
        }
        impl Add for $name {
            type Output = Self;
            fn add(self, rhs: Self) -> Self { Self(self.0 + rhs.0) }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, rhs: Self) { self.0 += rhs.0; }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, rhs: Self) -> Self { Self(self.0 - rhs.0) }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self { Self(-self.0) }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, rhs: f64) -> Self { Self(self.0 * rhs) }
        }
        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, rhs: f64) -> Self { Self(self.0 / rhs) }
        }
        impl Div for $name {
            type Output = f64;
            fn div(self, rhs: Self) -> f64 { self.0 / rhs.0 }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(iter: I) -> Self { Self(iter.map(|it| it.0).sum()) }
        }
    )+};
}

/// Declares `$a * $b = $c` (`$scale` converts the units) and the two divisions that follow from it.
macro_rules! product {
    ($a:ident * $b:ident = $c:ident, scale $scale:expr) => {
        impl Mul<$b> for $a {
            type Output = $c;
            fn mul(self, rhs: $b) -> $c {
                $c(self.0 * rhs.0 * $scale)
            }
        }
        impl Mul<$a> for $b {
            type Output = $c;
            fn mul(self, rhs: $a) -> $c {
                rhs * self
            }
        }
        impl Div<$a> for $c {
            type Output = $b;
            fn div(self, rhs: $a) -> $b {
                $b(self.0 / rhs.0 / $scale)
            }
        }
        impl Div<$b> for $c {
            type Output = $a;
            fn div(self, rhs: $b) -> $a {
                $a(self.0 / rhs.0 / $scale)
            }
        }
    };
}

quantity!(
    /// Electric or heat power.
    Power, from_kw, kw, "kW");
quantity!(
    /// Electric or heat energy.
    Energy, from_kwh, kwh, "kWh");
quantity!(
    /// A length of time.
    Span, from_hours, hours, "h");
quantity!(
    /// Irradiance on a plane.
    Irradiance, from_w_per_m2, w_per_m2, "W/m²");
quantity!(
    /// Speed, of wind above all.
    Speed, from_m_per_s, m_per_s, "m/s");
quantity!(
    /// A temperature on the Celsius scale: a point, not a difference.
    Temperature, from_celsius, celsius, "°C");
quantity!(
    /// A difference of two temperatures.
    TemperatureDelta, from_kelvin, kelvin, "K");
quantity!(
    /// An angle. Azimuths count from north over east, so south is 180°.
    Angle, from_degrees, degrees, "°");
quantity!(
    /// A length or a height.
    Length, from_m, m, "m");
quantity!(
    /// An area.
    Area, from_m2, m2, "m²");
quantity!(
    /// Air pressure.
    Pressure, from_hpa, hpa, "hPa");
quantity!(
    /// Mass of air in a volume.
    Density, from_kg_per_m3, kg_per_m3, "kg/m³");
quantity!(
    /// A share or an efficiency; 1 is the whole.
    Ratio, from_fraction, fraction, "1");
quantity!(
    /// Money, nominal.
    Money, from_pln, pln, "PLN");
quantity!(
    /// Price of energy.
    EnergyPrice, from_pln_per_kwh, pln_per_kwh, "PLN/kWh");
quantity!(
    /// Mass of emitted CO₂ equivalent.
    Co2, from_kg, kg, "kg CO₂e");
quantity!(
    /// CO₂ equivalent emitted per unit of energy.
    EmissionFactor, from_g_per_kwh, g_per_kwh, "g CO₂e/kWh");
quantity!(
    /// Mass of an emitted air pollutant.
    Emission, from_g, g, "g");
quantity!(
    /// Mass of a substance in a volume of air.
    Concentration, from_ug_per_m3, ug_per_m3, "µg/m³");

additive!(
    Power,
    Energy,
    Span,
    Irradiance,
    Speed,
    TemperatureDelta,
    Angle,
    Length,
    Area,
    Pressure,
    Density,
    Ratio,
    Money,
    EnergyPrice,
    Co2,
    EmissionFactor,
    Emission,
    Concentration,
);

product!(Power * Span = Energy, scale 1.0);
product!(Energy * EnergyPrice = Money, scale 1.0);
product!(Energy * EmissionFactor = Co2, scale 1.0e-3);

impl EnergyPrice {
    /// Makes the price from a number of PLN/MWh, the unit of the wholesale market.
    pub const fn from_pln_per_mwh(value: f64) -> Self {
        Self(value / 1000.0)
    }
}

impl Angle {
    /// The angle in radians, for trigonometry.
    pub const fn radians(self) -> f64 {
        self.0.to_radians()
    }
}

impl Concentration {
    /// Makes the concentration from a number of ng/m³, the unit of metals in dust.
    pub const fn from_ng_per_m3(value: f64) -> Self {
        Self(value / 1000.0)
    }

    /// The concentration in ng/m³, the unit of metals in dust.
    pub const fn ng_per_m3(self) -> f64 {
        self.0 * 1000.0
    }
}

impl Sub for Temperature {
    type Output = TemperatureDelta;
    fn sub(self, rhs: Self) -> TemperatureDelta {
        TemperatureDelta(self.0 - rhs.0)
    }
}

impl Add<TemperatureDelta> for Temperature {
    type Output = Self;
    fn add(self, rhs: TemperatureDelta) -> Self {
        Self(self.0 + rhs.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn power_times_time_is_energy_and_back() {
        let used = Power::from_kw(2.0) * Span::from_hours(1.5);
        assert_eq!(used, Energy::from_kwh(3.0));
        assert_eq!(used / Span::from_hours(1.5), Power::from_kw(2.0));
    }

    #[test]
    fn grams_per_kilowatt_hour_become_kilograms() {
        let co2 = Energy::from_kwh(1000.0) * EmissionFactor::from_g_per_kwh(700.0);
        assert!((co2.kg() - 700.0).abs() < 1e-9);
    }

    #[test]
    fn serde_keeps_the_bare_number_and_refuses_what_is_not_finite() {
        assert_eq!(serde_json::to_string(&Energy::from_kwh(3.5)).unwrap(), "3.5");
        assert_eq!(serde_json::from_str::<Energy>("3.5").unwrap(), Energy::from_kwh(3.5));
        assert!(serde_json::from_str::<Energy>("null").is_err());
        assert!(serde_json::from_str::<Energy>("1e999").is_err());
    }

    #[test]
    fn two_temperatures_differ_by_kelvins() {
        let delta = Temperature::from_celsius(21.0) - Temperature::from_celsius(-5.0);
        assert_eq!(delta, TemperatureDelta::from_kelvin(26.0));
    }
}
