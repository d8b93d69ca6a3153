//! What a house is made of and how it is lived in.

use portal_units::{Area, Conductance, Length, Power, Ratio, Temperature, ThermalTransmittance, Volume};

use crate::error::{ModelError, within};

/// Heat capacity of a volume of air \[Wh/(m³K)\]: 1200 J/(m³K); ISO 13790:2008, 9.3.1.
const AIR_WH_M3_K: f64 = 1200.0 / 3600.0;

/// A part of the envelope with one U-value.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Element {
    /// Area by outer dimensions.
    pub area: Area,
    /// Its U-value.
    pub u: ThermalTransmittance,
    /// Share of the outdoor temperature difference that it feels: 1 to the air, less to the ground or to a cold
    /// attic; the temperature adjustment factor `b` of EN ISO 13789.
    pub adjustment: Ratio,
}

/// All windows of a house.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Windows {
    /// Areas that face north, east, south and west, frames included.
    pub areas: [Area; 4],
    /// U-value of glass and frame together.
    pub u: ThermalTransmittance,
    /// Total solar energy transmittance of the glass at right angles.
    pub g: Ratio,
    /// Share of the area that is frame.
    pub frame: Ratio,
    /// Share of the light that neighbours, trees and reveals let through.
    pub unshaded: Ratio,
}

/// How the air is changed.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Ventilation {
    /// Air changes an hour through gaps, opened windows and stacks.
    pub natural_per_hour: f64,
    /// Air changes an hour by fans.
    pub fans_per_hour: f64,
    /// Share of the heat in the fans' exhaust that returns.
    pub recovery: Ratio,
}

/// How heavy a house is built: the five classes of ISO 13790:2008, table 12, each with an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mass {
    /// Timber frame without screed.
    VeryLight,
    /// Timber frame with screed.
    Light,
    /// Hollow blocks, timber ceilings.
    Medium,
    /// Brick and concrete.
    Heavy,
    /// Thick stone.
    VeryHeavy,
}

/// A heated house.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct House {
    /// Heated floor area.
    pub floor_area: Area,
    /// Heated air.
    pub volume: Volume,
    /// Outer walls without windows.
    pub wall: Element,
    /// Roof or highest ceiling.
    pub roof: Element,
    /// Lowest floor.
    pub floor: Element,
    /// Windows and doors.
    pub windows: Windows,
    /// What thermal bridges add to the U-value of the whole envelope.
    pub bridges: ThermalTransmittance,
    /// Change of the air.
    pub ventilation: Ventilation,
    /// Heat capacity.
    pub mass: Mass,
}

/// Lower temperature in some hours of every day.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SetBack {
    /// Temperature in these hours.
    pub temperature: Temperature,
    /// First of these hours, local time, 0 to 23.
    pub from_hour: u8,
    /// First hour after them, 0 to 23; they may span midnight.
    pub until_hour: u8,
}

impl SetBack {
    /// Whether the set-back holds in an hour of the day.
    pub const fn holds(&self, hour: u8) -> bool {
        if self.from_hour <= self.until_hour {
            self.from_hour <= hour && hour < self.until_hour
        } else {
            self.from_hour <= hour || hour < self.until_hour
        }
    }
}

/// Which temperature the heating keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensor {
    /// That of the air: ISO 13790:2008, C.4. With cold walls people are then too cold.
    Air,
    /// The operative one, which people feel: 0.3 of the air, 0.7 of the surfaces; ISO 13790:2008, C.3. Design loads
    /// (EN 12831) and the later hourly method (EN ISO 52016-1) mean this one.
    Operative,
}

/// How a house is lived in.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Operation {
    /// Temperature that is kept.
    pub indoor: Temperature,
    /// Where it is measured.
    pub sensor: Sensor,
    /// Lower temperature at night, or none.
    pub set_back: Option<SetBack>,
    /// Mean heat of people and appliances.
    pub internal: Power,
    /// Largest heat output, or as much as it takes.
    pub max_heat: Option<Power>,
}

/// A house with its way of life: what measures change and what a year of heat needs.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Dwelling {
    /// The house.
    pub house: House,
    /// Its use.
    pub operation: Operation,
}

/// A detached house as a box: what a reader knows of his house, from which the areas follow.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Shape {
    /// Heated floor area over all storeys.
    pub floor_area: Area,
    /// Heated storeys, 1 to 30.
    pub storeys: f64,
    /// Height of a storey with its ceiling.
    pub storey_height: Length,
    /// Length of the plan over its width, 1 to 10.
    pub aspect: f64,
    /// Area of the windows over the floor area.
    pub window_share: Ratio,
}

/// Areas of a [`Shape`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Areas {
    /// Outer walls without windows.
    pub wall: Area,
    /// Roof, as large as the plan.
    pub roof: Area,
    /// Lowest floor, as large as the plan.
    pub floor: Area,
    /// Windows to the north, east, south and west, a quarter each.
    pub windows: [Area; 4],
    /// Heated air: the box.
    pub volume: Volume,
}

impl Shape {
    /// Areas of the box: plan `A/n`, façade `2·(l + w)·n·h − windows`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `floor_area` (10 to 1e6 m²), `storeys`, `storey_height` (2 to 6 m), `aspect`
    /// or `window_share` (0 to 1, and no more than the façade holds).
    pub fn areas(&self) -> Result<Areas, ModelError> {
        let floor_m2 = within("floor_area", self.floor_area.m2(), 10.0, 1e6)?;
        let storeys = within("storeys", self.storeys, 1.0, 30.0)?;
        let height_m = within("storey_height", self.storey_height.m(), 2.0, 6.0)? * storeys;
        let aspect = within("aspect", self.aspect, 1.0, 10.0)?;
        let plan_m2 = floor_m2 / storeys;
        let width_m = (plan_m2 / aspect).sqrt();
        let facade_m2 = 2.0 * width_m * (1.0 + aspect) * height_m;
        let most = (facade_m2 / floor_m2).min(1.0);
        let windows_m2 = within("window_share", self.window_share.fraction(), 0.0, most)? * floor_m2;
        let plan = Area::from_m2(plan_m2);
        Ok(Areas {
            wall: Area::from_m2(facade_m2 - windows_m2),
            roof: plan,
            floor: plan,
            windows: [Area::from_m2(windows_m2 / 4.0); 4],
            volume: plan * Length::from_m(height_m),
        })
    }
}

impl Mass {
    /// Area of the mass and heat capacity for each m² of floor: `A_m/A_f` and `C_m/A_f` \[J/(m²K)\].
    ///
    /// # Source
    /// ISO 13790:2008, table 12.
    pub(crate) const fn per_floor_area(self) -> (f64, f64) {
        match self {
            Self::VeryLight => (2.5, 80_000.0),
            Self::Light => (2.5, 110_000.0),
            Self::Medium => (2.5, 165_000.0),
            Self::Heavy => (3.0, 260_000.0),
            Self::VeryHeavy => (3.5, 370_000.0),
        }
    }
}

impl Element {
    fn checked(&self) -> Result<Conductance, ModelError> {
        within("area", self.area.m2(), 0.0, 1e6)?;
        within("u", self.u.w_per_m2k(), 0.0, 10.0)?;
        within("adjustment", self.adjustment.fraction(), 0.0, 1.0)?;
        Ok(self.u * self.area * self.adjustment.fraction())
    }
}

impl Windows {
    /// All of them.
    pub fn area(&self) -> Area {
        self.areas.into_iter().sum()
    }

    /// Effective collecting areas to the north, east, south and west \[m²\].
    ///
    /// `A_sol = F_sh · A · (1 − F_F) · F_w · g`, with `F_w = 0.9` for light that does not come at right angles.
    ///
    /// # Source
    /// ISO 13790:2008, 11.3.3 and 11.4.2.
    pub(crate) fn collecting_m2(&self) -> Result<[f64; 4], ModelError> {
        const NOT_SCATTERED: f64 = 0.9;
        let g = within("g", self.g.fraction(), 0.0, 1.0)?;
        let glass = 1.0 - within("frame", self.frame.fraction(), 0.0, 1.0)?;
        let unshaded = within("unshaded", self.unshaded.fraction(), 0.0, 1.0)?;
        Ok(self.areas.map(|it| unshaded * it.m2() * glass * NOT_SCATTERED * g))
    }

    fn checked(&self) -> Result<Conductance, ModelError> {
        for area in self.areas {
            within("area", area.m2(), 0.0, 1e6)?;
        }
        within("u", self.u.w_per_m2k(), 0.0, 10.0)?;
        Ok(self.u * self.area())
    }
}

impl House {
    /// What passes walls, roof, floor and thermal bridges per kelvin.
    ///
    /// `H = Σ b·U·A + ΔU·ΣA`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `area` (0 to 1e6 m²), `u` (0 to 10 W/(m²K)), `adjustment` (0 to 1) or
    /// `bridges` (0 to 1 W/(m²K)).
    ///
    /// # Source
    /// EN ISO 13789:2017; thermal bridges by a flat rate as EN 12831-1:2017 allows.
    pub fn opaque(&self) -> Result<Conductance, ModelError> {
        within("bridges", self.bridges.w_per_m2k(), 0.0, 1.0)?;
        let envelope = self.wall.area + self.roof.area + self.floor.area + self.windows.area();
        let elements = [self.wall.checked()?, self.roof.checked()?, self.floor.checked()?];
        Ok(elements.into_iter().sum::<Conductance>() + self.bridges * envelope)
    }

    /// What passes windows and doors per kelvin: `U·A`.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `area` or `u` as [`House::opaque`].
    ///
    /// # Source
    /// EN ISO 13789:2017.
    pub fn glazed(&self) -> Result<Conductance, ModelError> {
        self.windows.checked()
    }

    /// What the change of air takes along per kelvin.
    ///
    /// `H_ve = ρc·V·(n + n_fans·(1 − η))`, `ρc = 1200 J/(m³K)`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `volume` (0 to 1e7 m³), `natural_per_hour`, `fans_per_hour` (0 to 20) or
    /// `recovery` (0 to 1).
    ///
    /// # Source
    /// ISO 13790:2008, 9.3.1.
    pub fn ventilated(&self) -> Result<Conductance, ModelError> {
        let volume_m3 = within("volume", self.volume.m3(), 0.0, 1e7)?;
        let air = &self.ventilation;
        let natural = within("natural_per_hour", air.natural_per_hour, 0.0, 20.0)?;
        let fans = within("fans_per_hour", air.fans_per_hour, 0.0, 20.0)?;
        let lost = 1.0 - within("recovery", air.recovery.fraction(), 0.0, 1.0)?;
        Ok(Conductance::from_w_per_k(AIR_WH_M3_K * volume_m3 * (natural + fans * lost)))
    }

    /// Everything that leaves per kelvin: [`House::opaque`], [`House::glazed`] and [`House::ventilated`].
    ///
    /// # Errors
    /// As these three.
    ///
    /// # Source
    /// As these three.
    pub fn losses(&self) -> Result<Conductance, ModelError> {
        Ok(self.opaque()? + self.glazed()? + self.ventilated()?)
    }
}
