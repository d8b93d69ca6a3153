//! Five resistances and one capacity: a house as the simple hourly method sees it.
//!
//! Nodes: air, inner surfaces (with the radiation between them), mass. The air exchanges heat with outdoors by
//! ventilation; the surfaces with the air, with outdoors through the windows, and with the mass; the mass with
//! outdoors through walls, roof and floor.
//!
//! # Source
//! ISO 13790:2008, annex C (full set of equations) and 12.2.2, 12.3.1.

use portal_units::{Area, Conductance};

use super::house::{House, Sensor};
use crate::error::{ModelError, within};

/// From the mass to the surfaces, `h_ms` \[W/(m²K)\]; ISO 13790:2008, 12.2.2.
const MASS_TO_SURFACE: f64 = 9.1;
/// From the air to the surfaces, `h_is` \[W/(m²K)\]; ISO 13790:2008, 7.2.2.2.
const AIR_TO_SURFACE: f64 = 3.45;
/// All inner surfaces over the floor area, `Λ_at`; ISO 13790:2008, 7.2.2.2.
const SURFACES_PER_FLOOR: f64 = 4.5;
/// Weight of the air in the operative temperature; ISO 13790:2008, C.3.
const AIR_IN_OPERATIVE: f64 = 0.3;

/// The conductances and the capacity of a house, in the symbols of the standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Network {
    /// Ventilation, `H_ve`.
    pub ventilation: Conductance,
    /// Windows, `H_tr,w`.
    pub windows: Conductance,
    /// From outdoors to the mass, `H_tr,em`.
    pub outdoor_to_mass: Conductance,
    /// Effective area of the mass, `A_m`.
    pub mass_area: Area,
    /// All inner surfaces, `A_t`.
    pub surface_area: Area,
    /// Heat capacity, `C_m` \[J/K\].
    pub capacity_j_per_k: f64,
}

/// Outdoors and gains of one hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HourInput {
    /// Air outdoors, also the supply air \[°C\].
    pub outdoor_celsius: f64,
    /// Heat of people and appliances \[W\].
    pub internal_w: f64,
    /// Sunlight through the windows \[W\].
    pub solar_w: f64,
    /// Temperature to keep \[°C\].
    pub wanted_celsius: f64,
}

/// What the house does in one hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HourState {
    /// Heat for the rooms \[W\].
    pub heat_w: f64,
    /// Air indoors \[°C\].
    pub air_celsius: f64,
    /// Inner surfaces \[°C\].
    pub surface_celsius: f64,
    /// Mass, mean of the hour \[°C\].
    pub mass_celsius: f64,
    /// Mass at the end of the hour \[°C\].
    pub mass_end_celsius: f64,
    /// Heat that leaves through the envelope \[W\].
    pub transmission_w: f64,
    /// Heat that leaves with the air \[W\].
    pub ventilation_w: f64,
}

/// A [`Network`] checked, with what no hour changes worked out once; all in W/K.
#[derive(Debug, Clone, Copy)]
pub(super) struct Solver {
    h_ve: f64,
    h_w: f64,
    h_em: f64,
    h_ms: f64,
    h_is: f64,
    /// Shares of half the internal and all solar gains that reach mass, surfaces, and outdoors through the windows.
    to_mass: f64,
    to_surface: f64,
    to_outdoors: f64,
    /// `H_is/(H_is + H_ve)`, share of heat in the air that reaches the surfaces.
    air_share: f64,
    /// `H_tr,3/H_tr,2`, share of heat at the surfaces that reaches the mass.
    surface_share: f64,
    /// Mass at the end: `a·before + b·heat`.
    keeps: f64,
    per_watt: f64,
    /// `1/(H_ms + H_w + H_tr,1)` and `1/(H_is + H_ve)`.
    surface_k_per_w: f64,
    air_k_per_w: f64,
    /// Weight of the air in the temperature that is kept.
    air_weight: f64,
    /// Rise of that temperature for each watt into the air.
    kelvin_per_watt: f64,
}

impl Network {
    /// The network of a house.
    ///
    /// `H_tr,em = 1/(1/H_op − 1/H_ms)`; `A_m` and `C_m` by how heavy the house is; `A_t = 4.5·A_f`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names what is wrong with the house, `floor_area` (1 to 1e6 m²), or `opaque` when more
    /// passes the envelope than can reach the mass (about 20 W/K for each m² of floor).
    ///
    /// # Source
    /// ISO 13790:2008, 12.2.2 and table 12.
    pub fn of(house: &House) -> Result<Self, ModelError> {
        let floor_m2 = within("floor_area", house.floor_area.m2(), 1.0, 1e6)?;
        let (area_share, capacity) = house.mass.per_floor_area();
        let mass_area = Area::from_m2(area_share * floor_m2);
        let h_ms = MASS_TO_SURFACE * mass_area.m2();
        let opaque = within("opaque", house.opaque()?.w_per_k(), 0.0, 0.9 * h_ms)?;
        // The same as the formula of the standard, and zero for a house that loses nothing.
        let outdoor_to_mass = Conductance::from_w_per_k(opaque * h_ms / (h_ms - opaque));
        Ok(Self {
            ventilation: house.ventilated()?,
            windows: house.glazed()?,
            outdoor_to_mass,
            mass_area,
            surface_area: Area::from_m2(SURFACES_PER_FLOOR * floor_m2),
            capacity_j_per_k: capacity * floor_m2,
        })
    }

    /// One hour after a mass of `mass_celsius`, with a heating of `max_heat_w` at most.
    ///
    /// Heat is as much as keeps the wanted temperature and never below zero. Half of the internal gains and all heat
    /// go into the air, the rest to surfaces and mass in proportion to their areas.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names what is wrong with the network: `ventilation`, `outdoor_to_mass` (0 to 1e9 W/K),
    /// `mass_area`, `surface_area` (1 to 1e8 m², the mass not the larger), `windows` (0 to `9.1·(A_t − A_m)`, 9 to 18 W/K
    /// for each m² of floor) or `capacity` (1e3 to 1e13 J/K); or `mass` (−60 °C to 100 °C), `max_heat` (not negative), `outdoor`
    /// (−60 °C to 60 °C), `internal`, `solar` (0 to 1e9 W) or `wanted` (5 °C to 30 °C).
    ///
    /// # Source
    /// ISO 13790:2008, C.2 to C.4.
    pub fn hour(
        &self,
        sensor: Sensor,
        mass_celsius: f64,
        max_heat_w: f64,
        input: &HourInput,
    ) -> Result<HourState, ModelError> {
        within("mass", mass_celsius, -60.0, 100.0)?;
        within("max_heat", max_heat_w, 0.0, f64::INFINITY)?;
        within("outdoor", input.outdoor_celsius, -60.0, 60.0)?;
        within("internal", input.internal_w, 0.0, 1e9)?;
        within("solar", input.solar_w, 0.0, 1e9)?;
        within("wanted", input.wanted_celsius, 5.0, 30.0)?;
        Ok(self.solver(sensor)?.hour(mass_celsius, max_heat_w, input))
    }

    #[expect(clippy::similar_names, reason = "symbols of the standard")]
    pub(super) fn solver(&self, sensor: Sensor) -> Result<Solver, ModelError> {
        let h_ve = within("ventilation", self.ventilation.w_per_k(), 0.0, 1e9)?;
        let h_em = within("outdoor_to_mass", self.outdoor_to_mass.w_per_k(), 0.0, 1e9)?;
        let a_t = within("surface_area", self.surface_area.m2(), 1.0, 1e8)?;
        let a_m = within("mass_area", self.mass_area.m2(), 1.0, a_t)?;
        // Beyond it the windows would let out more of the gains than reach the surfaces.
        let h_w = within("windows", self.windows.w_per_k(), 0.0, MASS_TO_SURFACE * (a_t - a_m))?;
        let capacity_w = within("capacity", self.capacity_j_per_k, 1e3, 1e13)? / 3600.0;
        let (h_ms, h_is) = (MASS_TO_SURFACE * a_m, AIR_TO_SURFACE * a_t);
        let h_1 = h_ve * h_is / (h_ve + h_is);
        let h_2 = h_1 + h_w;
        let h_3 = h_2 * h_ms / (h_2 + h_ms);
        let to_mass = a_m / a_t;
        let to_outdoors = h_w / (MASS_TO_SURFACE * a_t);
        let half = 0.5 * (h_3 + h_em);
        let per_watt = 1.0 / (capacity_w + half);
        let air_share = h_is / (h_is + h_ve);
        let surface_share = h_ms / (h_2 + h_ms);
        let surface_k_per_w = 1.0 / (h_ms + h_w + h_1);
        let air_k_per_w = 1.0 / (h_is + h_ve);
        let air_weight = match sensor {
            Sensor::Air => 1.0,
            Sensor::Operative => AIR_IN_OPERATIVE,
        };
        let mass_rise = 0.5 * surface_share * air_share * per_watt;
        let surface_rise = (h_ms * mass_rise + air_share) * surface_k_per_w;
        let air_rise = (h_is * surface_rise + 1.0) * air_k_per_w;
        Ok(Solver {
            h_ve,
            h_w,
            h_em,
            h_ms,
            h_is,
            to_mass,
            to_surface: 1.0 - to_mass - to_outdoors,
            to_outdoors,
            air_share,
            surface_share,
            keeps: (capacity_w - half) * per_watt,
            per_watt,
            surface_k_per_w,
            air_k_per_w,
            air_weight,
            kelvin_per_watt: air_weight * air_rise + (1.0 - air_weight) * surface_rise,
        })
    }
}

impl Solver {
    /// One hour: first without heat, then with as much as is missing.
    #[inline]
    pub(super) fn hour(&self, mass_celsius: f64, max_heat_w: f64, input: &HourInput) -> HourState {
        let idle = self.with_heat(mass_celsius, 0.0, input);
        let felt = self.air_weight * idle.air_celsius + (1.0 - self.air_weight) * idle.surface_celsius;
        let heat_w = ((input.wanted_celsius - felt) / self.kelvin_per_watt).clamp(0.0, max_heat_w);
        if heat_w > 0.0 { self.with_heat(mass_celsius, heat_w, input) } else { idle }
    }

    #[inline]
    fn with_heat(&self, before_celsius: f64, heat_w: f64, input: &HourInput) -> HourState {
        let outdoor = input.outdoor_celsius;
        let gains = 0.5 * input.internal_w + input.solar_w;
        let into_air = 0.5 * input.internal_w + heat_w + self.h_ve * outdoor;
        let into_surface = self.to_surface * gains + self.h_w * outdoor + self.air_share * into_air;
        let into_mass = self.to_mass * gains + self.h_em * outdoor + self.surface_share * into_surface;
        let mass_end_celsius = self.keeps * before_celsius + self.per_watt * into_mass;
        let mass_celsius = 0.5 * (before_celsius + mass_end_celsius);
        let surface_celsius = (self.h_ms * mass_celsius + into_surface) * self.surface_k_per_w;
        let air_celsius = (self.h_is * surface_celsius + into_air) * self.air_k_per_w;
        HourState {
            heat_w,
            air_celsius,
            surface_celsius,
            mass_celsius,
            mass_end_celsius,
            transmission_w: self.h_w * (surface_celsius - outdoor)
                + self.h_em * (mass_celsius - outdoor)
                + self.to_outdoors * gains,
            ventilation_w: self.h_ve * (air_celsius - outdoor),
        }
    }
}
