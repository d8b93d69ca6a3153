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
    /// Price of energy on a market that counts in euro.
    EuroEnergyPrice, from_eur_per_mwh, eur_per_mwh, "EUR/MWh");
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
quantity!(
    /// Electricity that a vehicle uses per distance.
    PowerConsumption, from_kwh_per_100km, kwh_per_100km, "kWh/100 km");
quantity!(
    /// Heat that passes between two temperatures per kelvin.
    Conductance, from_w_per_k, w_per_k, "W/K");
quantity!(
    /// Parts of a gas in a thousand million parts of air, by volume.
    MixingRatio, from_ppb, ppb, "ppb");
quantity!(
    /// Mass of an air pollutant emitted per energy of the fuel.
    PollutantFactor, from_g_per_gj, g_per_gj, "g/GJ");
quantity!(
    /// Mass of a fuel.
    FuelMass, from_kg, kg, "kg");
quantity!(
    /// Volume of a fuel.
    FuelVolume, from_l, l, "l");
quantity!(
    /// Net calorific value: heat of a fuel per its mass, the water as vapour.
    CalorificValue, from_mj_per_kg, mj_per_kg, "MJ/kg");
quantity!(
    /// CO₂ equivalent emitted per volume of a fuel.
    Co2PerVolume, from_kg_per_l, kg_per_l, "kg CO₂e/l");
quantity!(
    /// CO₂ equivalent emitted per distance.
    Co2PerDistance, from_g_per_km, g_per_km, "g CO₂e/km");
quantity!(
    /// Fuel that a vehicle uses per distance.
    FuelConsumption, from_l_per_100km, l_per_100km, "l/100 km");
quantity!(
    /// A volume.
    Volume, from_m3, m3, "m³");
quantity!(
    /// Heat that passes a building element per area and kelvin: its U-value.
    ThermalTransmittance, from_w_per_m2k, w_per_m2k, "W/(m²K)");
quantity!(
    /// Heat that a material conducts per thickness and kelvin: its λ.
    ThermalConductivity, from_w_per_mk, w_per_mk, "W/(mK)");
quantity!(
    /// Kelvins below a base temperature, summed over days.
    DegreeDays, from_kelvin_days, kelvin_days, "K·d");
quantity!(
    /// Money for a mass of CO₂ equivalent.
    Co2Price, from_pln_per_t, pln_per_t, "PLN/t");
quantity!(
    /// Damage of an air pollutant per its mass.
    DamageCost, from_pln_per_kg, pln_per_kg, "PLN/kg");

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
    MixingRatio,
    PollutantFactor,
    FuelMass,
    FuelVolume,
    CalorificValue,
    Co2PerVolume,
    Co2PerDistance,
    FuelConsumption,
    PowerConsumption,
    Volume,
    ThermalTransmittance,
    ThermalConductivity,
    Conductance,
    DegreeDays,
    Co2Price,
    DamageCost,
);

product!(Power * Span = Energy, scale 1.0);
product!(Energy * EnergyPrice = Money, scale 1.0);
product!(Energy * EmissionFactor = Co2, scale 1.0e-3);
product!(Length * PowerConsumption = Energy, scale 1.0e-5);
product!(Conductance * TemperatureDelta = Power, scale 1.0e-3);
product!(Conductance * DegreeDays = Energy, scale 0.024);
product!(ThermalTransmittance * Area = Conductance, scale 1.0);
product!(Area * Length = Volume, scale 1.0);
product!(Energy * PollutantFactor = Emission, scale 3.6e-3);
product!(FuelMass * CalorificValue = Energy, scale 1.0 / 3.6);
product!(FuelVolume * Co2PerVolume = Co2, scale 1.0);
product!(Length * Co2PerDistance = Co2, scale 1.0e-6);
product!(Length * FuelConsumption = FuelVolume, scale 1.0e-5);
product!(Co2 * Co2Price = Money, scale 1.0e-3);
product!(Emission * DamageCost = Money, scale 1.0e-3);

impl EnergyPrice {
    /// Makes the price from a number of PLN/MWh, the unit of the wholesale market.
    pub const fn from_pln_per_mwh(value: f64) -> Self {
        Self(value / 1000.0)
    }
}

impl EmissionFactor {
    /// Makes the factor from a number of kg/GJ, the unit of fuel tables.
    pub const fn from_kg_per_gj(value: f64) -> Self {
        Self(value * 3.6)
    }
}

impl PollutantFactor {
    /// Makes the factor from a number of mg/GJ, the unit of benzo(a)pyrene.
    pub const fn from_mg_per_gj(value: f64) -> Self {
        Self(value / 1000.0)
    }
}

impl Length {
    /// Makes the length from a number of km.
    pub const fn from_km(value: f64) -> Self {
        Self(value * 1000.0)
    }
}

impl MixingRatio {
    /// Makes the ratio from a number of parts in a million.
    pub const fn from_ppm(value: f64) -> Self {
        Self(value * 1000.0)
    }
}

impl Volume {
    /// Makes the volume from a number of litres, the unit of hot water.
    pub const fn from_litres(value: f64) -> Self {
        Self(value / 1000.0)
    }
}

impl Angle {
    /// The angle in radians, for trigonometry.
    pub const fn radians(self) -> f64 {
        self.0.to_radians()
    }
}

impl Speed {
    /// Makes the speed from a number of km/h.
    pub const fn from_km_per_h(value: f64) -> Self {
        Self(value / 3.6)
    }

    /// The speed in km/h.
    pub const fn km_per_h(self) -> f64 {
        self.0 * 3.6
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
    fn fuels_and_ways_become_energy_and_emissions() {
        let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-9, "{got} is not {want}");
        // 36 kg of 25 MJ/kg are 900 MJ, that is 250 kWh or 0.9 GJ.
        let heat = FuelMass::from_kg(36.0) * CalorificValue::from_mj_per_kg(25.0);
        close(heat.kwh(), 250.0);
        close((heat * PollutantFactor::from_g_per_gj(398.0)).g(), 358.2);
        close((heat * PollutantFactor::from_mg_per_gj(230.0)).g(), 0.207);
        // 0.9 GJ of 94.6 kg/GJ.
        close((heat * EmissionFactor::from_kg_per_gj(94.6)).kg(), 85.14);
        // 200 km with 6.5 l/100 km are 13 l, with 17 kWh/100 km 34 kWh, with 90 g/km 18 kg.
        let way = Length::from_km(200.0);
        let fuel = way * FuelConsumption::from_l_per_100km(6.5);
        close(fuel.l(), 13.0);
        close((fuel * Co2PerVolume::from_kg_per_l(2.31)).kg(), 30.03);
        close((way * PowerConsumption::from_kwh_per_100km(17.0)).kwh(), 34.0);
        close((way * Co2PerDistance::from_g_per_km(90.0)).kg(), 18.0);
        close(MixingRatio::from_ppm(0.055).ppb(), 55.0);
    }

    #[test]
    fn a_way_and_a_difference_of_temperatures_take_energy() {
        let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-9, "{got} is not {want}");
        // 200 km with 17 kWh/100 km are 34 kWh; 50 W/K over 40 K are 2 kW; 90 km/h are 25 m/s.
        close((Length::from_km(200.0) * PowerConsumption::from_kwh_per_100km(17.0)).kwh(), 34.0);
        close((Conductance::from_w_per_k(50.0) * TemperatureDelta::from_kelvin(40.0)).kw(), 2.0);
        close(Speed::from_km_per_h(90.0).m_per_s(), 25.0);
        close(Speed::from_m_per_s(25.0).km_per_h(), 90.0);
    }

    #[test]
    fn what_is_emitted_costs() {
        // 2500 kg at 400 PLN/t are 1000 PLN; 250 g at 200 PLN/kg are 50 PLN.
        assert!(((Co2::from_kg(2500.0) * Co2Price::from_pln_per_t(400.0)).pln() - 1000.0).abs() < 1e-9);
        assert!(((Emission::from_g(250.0) * DamageCost::from_pln_per_kg(200.0)).pln() - 50.0).abs() < 1e-9);
    }

    #[test]
    fn a_wall_passes_heat() {
        // 0.5 W/(m²K) · 100 m² = 50 W/K; over 3000 K·d 50 · 24 · 3000 Wh = 3600 kWh.
        let wall = ThermalTransmittance::from_w_per_m2k(0.5) * Area::from_m2(100.0);
        assert_eq!(wall, Conductance::from_w_per_k(50.0));
        assert!(((wall * DegreeDays::from_kelvin_days(3000.0)).kwh() - 3600.0).abs() < 1e-9);
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
