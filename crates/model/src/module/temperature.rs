//! Temperature of the cells in a module.
//!
//! Every model takes the global irradiance in the plane (0 to 2000 W/m²), the temperature of the air (−60 °C to
//! 60 °C) and, where it counts, the wind (0 to 100 m/s) at the height that the model names.

use portal_units::{Irradiance, Ratio, Speed, Temperature, TemperatureDelta};

use crate::error::{ModelError, within};
use crate::lanes::exp;

/// Irradiance of standard test conditions \[W/m²\].
const STC_W_M2: f64 = 1000.0;

/// Light, air and wind around a module.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surroundings {
    /// Global irradiance in the plane.
    pub poa: Irradiance,
    /// Temperature of the air in the shade.
    pub air: Temperature,
    /// Wind at the height of the model.
    pub wind: Speed,
}

impl Surroundings {
    /// Irradiance \[W/m²\] and wind \[m/s\] when all three are in range.
    fn checked(&self) -> Result<(f64, f64), ModelError> {
        within("air", self.air.celsius(), -60.0, 60.0)?;
        Ok((
            within("poa", self.poa.w_per_m2(), 0.0, 2000.0)?,
            within("wind", self.wind.m_per_s(), 0.0, 100.0)?,
        ))
    }

    fn warmer_by(&self, kelvin: f64) -> Temperature {
        self.air + TemperatureDelta::from_kelvin(kelvin)
    }
}

/// Coefficients of the model of Sandia for a mounting.
///
/// Open rack with glass and polymer: −3.56, −0.075 s/m, 3 K.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sapm {
    /// Heating without wind, as the exponent `a`.
    pub a: f64,
    /// Cooling by wind, `b` \[s/m\].
    pub b_s_per_m: f64,
    /// How much warmer the cell is than the back of the module at 1000 W/m².
    pub delta: TemperatureDelta,
}

impl Sapm {
    /// `T_cell = T_air + G·exp(a + b·v) + G/1000·ΔT`, all in plain numbers.
    #[inline]
    pub(crate) fn cell_celsius(&self, poa_w_m2: f64, air_celsius: f64, wind_m_s: f64) -> f64 {
        let back = exp(self.a + self.b_s_per_m * wind_m_s);
        air_celsius + poa_w_m2 * (back + self.delta.kelvin() / STC_W_M2)
    }

    /// Cell temperature, with the wind at 10 m.
    ///
    /// `T_cell = T_air + G·exp(a + b·v) + G/1000·ΔT`
    ///
    /// # Errors
    /// [`ModelError::OutOfRange`] names what is wrong with the surroundings.
    ///
    /// # Source
    /// King, Boyson and Kratochvil, SAND2004-3535, 2004, equations 11 and 12.
    pub fn cell(&self, around: &Surroundings) -> Result<Temperature, ModelError> {
        let (poa_w_m2, wind_m_s) = around.checked()?;
        Ok(Temperature::from_celsius(self.cell_celsius(poa_w_m2, around.air.celsius(), wind_m_s)))
    }
}

/// Module temperature after Faiman, with the wind at the module.
///
/// `T = T_air + G / (u0 + u1·v)`; `u0` in W/(m²K) and `u1` in Ws/(m³K), 25 and 6.84 in the source.
///
/// # Errors
/// [`ModelError::OutOfRange`] names the surroundings or `heat_loss` (1 to 1000 W/(m²K)).
///
/// # Source
/// Faiman, Progress in Photovoltaics 16(4), 2008, 307–315.
pub fn faiman(around: &Surroundings, u0: f64, u1: f64) -> Result<Temperature, ModelError> {
    let (poa_w_m2, wind_m_s) = around.checked()?;
    let heat_loss = within("heat_loss", u0 + u1 * wind_m_s, 1.0, 1000.0)?;
    Ok(around.warmer_by(poa_w_m2 / heat_loss))
}

/// How a module absorbs light and loses heat in the model of PVsyst.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PvsystLosses {
    /// Heat loss without wind \[W/(m²K)\]; 29 free standing, 15 with an insulated back.
    pub u_constant: f64,
    /// Heat loss by wind \[Ws/(m³K)\].
    pub u_wind: f64,
    /// Share of the light that becomes electricity.
    pub efficiency: Ratio,
    /// Share of the light that is absorbed.
    pub absorption: Ratio,
}

/// Cell temperature after PVsyst, with the wind at the module.
///
/// `T = T_air + α·G·(1 − η) / (U_c + U_v·v)`
///
/// # Errors
/// [`ModelError::OutOfRange`] names the surroundings, `efficiency`, `absorption` (0 to 1) or `heat_loss` (1 to
/// 1000 W/(m²K)).
///
/// # Source
/// PVsyst 7 help, "Array thermal losses".
pub fn pvsyst(around: &Surroundings, losses: &PvsystLosses) -> Result<Temperature, ModelError> {
    let (poa_w_m2, wind_m_s) = around.checked()?;
    let efficiency = within("efficiency", losses.efficiency.fraction(), 0.0, 1.0)?;
    let absorption = within("absorption", losses.absorption.fraction(), 0.0, 1.0)?;
    let heat_loss = within("heat_loss", losses.u_constant + losses.u_wind * wind_m_s, 1.0, 1000.0)?;
    Ok(around.warmer_by(poa_w_m2 * absorption * (1.0 - efficiency) / heat_loss))
}

/// Cell temperature after Ross, from the nominal operating cell temperature (20 °C to 80 °C).
///
/// `T = T_air + (NOCT − 20 °C) / 800 W/m² · G`
///
/// # Errors
/// [`ModelError::OutOfRange`] names the surroundings or `noct`.
///
/// # Source
/// Ross, 15th IEEE Photovoltaic Specialists Conference, 1981.
pub fn ross(around: &Surroundings, noct: Temperature) -> Result<Temperature, ModelError> {
    let (poa_w_m2, _) = around.checked()?;
    let noct_celsius = within("noct", noct.celsius(), 20.0, 80.0)?;
    Ok(around.warmer_by((noct_celsius - 20.0) / 800.0 * poa_w_m2))
}

/// Cell temperature from the nominal operating cell temperature as the System Advisor Model does it: one storey
/// high, more than 3.5 inches above the roof, with the wind at 10 m.
///
/// `T = T_air + G/800·(NOCT − 20)·(1 − η/0.9)·9.5 / (5.7 + 3.8·0.51·v)`
///
/// # Errors
/// [`ModelError::OutOfRange`] names the surroundings, `noct` (20 °C to 80 °C) or `efficiency` (0 to 0.9).
///
/// # Source
/// Gilman and others, SAM Photovoltaic Model Technical Reference Update, NREL/TP-6A20-67399, 2018.
pub fn noct_sam(
    around: &Surroundings,
    noct: Temperature,
    efficiency: Ratio,
) -> Result<Temperature, ModelError> {
    let (poa_w_m2, wind_m_s) = around.checked()?;
    let noct_celsius = within("noct", noct.celsius(), 20.0, 80.0)?;
    let efficiency = within("efficiency", efficiency.fraction(), 0.0, 0.9)?;
    let wind_share = 9.5 / (5.7 + 3.8 * 0.51 * wind_m_s);
    Ok(around.warmer_by(poa_w_m2 / 800.0 * (noct_celsius - 20.0) * (1.0 - efficiency / 0.9) * wind_share))
}
