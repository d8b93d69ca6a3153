//! What is done to a house so that it needs less heat.

use portal_units::{Length, Ratio, ThermalConductivity, ThermalTransmittance};

use super::house::{Dwelling, Element, SetBack, Ventilation};
use crate::error::{ModelError, within};
use crate::registry::{Card, Limits, Proof};

/// Measures on the envelope and on the way of heating.
pub static CARD: Card = Card {
    slug: "insulation",
    item: "building::Measure::applied",
    formula: "1/U' = 1/U + d/λ",
    ranges: &[
        Limits { input: "thickness", min: 0.0, max: 1.0, unit: "m" },
        Limits { input: "conductivity", min: 0.005, max: 5.0, unit: "W/(mK)" },
    ],
    sources: &["EN ISO 6946:2017, thermal resistance of homogeneous layers"],
    omits: &["bridges-stay", "no-moisture"],
    proofs: &[Proof::Hand { test: "tests/building.rs: a_layer_adds_its_resistance" }],
};

/// A layer that is added to an element.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Layer {
    /// Thickness.
    pub thickness: Length,
    /// Conductivity λ of the material.
    pub conductivity: ThermalConductivity,
}

impl Layer {
    /// The U-value after the layer is added.
    ///
    /// `U' = U/(1 + U·d/λ)`, which is `1/U' = 1/U + d/λ` and leaves an element that passes nothing as it is.
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names `u` (0 to 10 W/(m²K)), `thickness` (0 to 1 m) or `conductivity` (0.005 to 5
    /// W/(mK)).
    ///
    /// # Source
    /// EN ISO 6946:2017, thermal resistance of homogeneous layers.
    pub fn on(&self, u: ThermalTransmittance) -> Result<ThermalTransmittance, ModelError> {
        let before = within("u", u.w_per_m2k(), 0.0, 10.0)?;
        let thickness = within("thickness", self.thickness.m(), 0.0, 1.0)?;
        let conductivity = within("conductivity", self.conductivity.w_per_mk(), 0.005, 5.0)?;
        Ok(u / (1.0 + before * thickness / conductivity))
    }

    fn added_to(&self, element: &Element) -> Result<Element, ModelError> {
        Ok(Element { u: self.on(element.u)?, ..*element })
    }
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Measure {
    /// Insulation of the outer walls.
    Wall(Layer),
    /// Insulation of the roof or the highest ceiling.
    Roof(Layer),
    /// Insulation of the lowest floor.
    Floor(Layer),
    /// New windows.
    Windows {
        /// Their U-value.
        u: ThermalTransmittance,
        /// Their total solar energy transmittance.
        g: Ratio,
    },
    /// Another change of air: sealed gaps, fans with heat recovery.
    Air(Ventilation),
    /// A lower temperature at night.
    SetBack(SetBack),
}

impl Measure {
    /// The dwelling after the measure. Measures of different kinds give the same in any order, and so do layers.
    ///
    /// # Errors
    /// As [`Layer::on`]; what else is wrong shows when the heat is worked out.
    ///
    /// # Source
    /// As [`Layer::on`].
    pub fn applied(&self, dwelling: &Dwelling) -> Result<Dwelling, ModelError> {
        let mut after = *dwelling;
        let house = &mut after.house;
        match self {
            Self::Wall(layer) => house.wall = layer.added_to(&house.wall)?,
            Self::Roof(layer) => house.roof = layer.added_to(&house.roof)?,
            Self::Floor(layer) => house.floor = layer.added_to(&house.floor)?,
            Self::Windows { u, g } => (house.windows.u, house.windows.g) = (*u, *g),
            Self::Air(ventilation) => house.ventilation = *ventilation,
            Self::SetBack(set_back) => after.operation.set_back = Some(*set_back),
        }
        Ok(after)
    }
}
