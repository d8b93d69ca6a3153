//! The steps behind the light in the plane, for many hours at once.

use super::chain::{Chain, PvHour};
use super::weather::WeatherHour;
use crate::irradiance::transposition::PoaWm2;
use crate::lanes::{LANES, Lanes};
use crate::module::pvwatts::{Inverter, dc_share};

/// The steps of some hours, each hour in a lane of its own; units as in [`PvHour`].
pub(super) struct Block {
    /// Which hour of the series it is.
    pub(super) number: [usize; LANES],
    cos_aoi: Lanes,
    poa_direct: Lanes,
    poa_sky_diffuse: Lanes,
    poa_ground_diffuse: Lanes,
    air_celsius: Lanes,
    wind_m_s: Lanes,
    pub(super) poa_global: Lanes,
    iam: Lanes,
    poa_effective: Lanes,
    cell_celsius: Lanes,
    dc: Lanes,
    pub(super) ac: Lanes,
}

impl Block {
    pub(super) const EMPTY: Self = Self {
        number: [0; LANES],
        cos_aoi: [0.0; LANES],
        poa_direct: [0.0; LANES],
        poa_sky_diffuse: [0.0; LANES],
        poa_ground_diffuse: [0.0; LANES],
        air_celsius: [0.0; LANES],
        wind_m_s: [0.0; LANES],
        poa_global: [0.0; LANES],
        iam: [0.0; LANES],
        poa_effective: [0.0; LANES],
        cell_celsius: [0.0; LANES],
        dc: [0.0; LANES],
        ac: [0.0; LANES],
    };

    /// Puts the light and the weather of an hour of the series into a lane.
    #[inline]
    pub(super) fn put(&mut self, lane: usize, number: usize, poa: PoaWm2, weather: &WeatherHour) {
        self.number[lane] = number;
        self.cos_aoi[lane] = poa.cos_aoi;
        self.poa_direct[lane] = poa.direct;
        self.poa_sky_diffuse[lane] = poa.sky_diffuse;
        self.poa_ground_diffuse[lane] = poa.ground_diffuse;
        self.air_celsius[lane] = weather.air;
        self.wind_m_s[lane] = weather.wind;
    }

    /// The remaining steps of all lanes.
    pub(super) fn finish(&mut self, chain: &Chain) {
        chain.cover.modifiers(&self.cos_aoi, &mut self.iam);
        for lane in 0..LANES {
            let diffuse = self.poa_sky_diffuse[lane] + self.poa_ground_diffuse[lane];
            let direct = self.poa_direct[lane];
            let global = direct + diffuse;
            let effective = direct * self.iam[lane] + diffuse;
            let cell = chain.mounting.cell_celsius(global, self.air_celsius[lane], self.wind_m_s[lane]);
            let dc = dc_share(effective, cell, chain.gamma_per_k) * chain.remains;
            self.poa_global[lane] = global;
            self.poa_effective[lane] = effective;
            self.cell_celsius[lane] = cell;
            self.dc[lane] = dc;
            self.ac[lane] = Inverter::ac_plain(dc, chain.inverter_ratio, chain.eta_nom, chain.eta_ref);
        }
    }

    /// Every step of one lane.
    pub(super) fn hour(&self, lane: usize) -> PvHour {
        PvHour {
            cos_aoi: self.cos_aoi[lane],
            poa_direct: self.poa_direct[lane],
            poa_sky_diffuse: self.poa_sky_diffuse[lane],
            poa_ground_diffuse: self.poa_ground_diffuse[lane],
            poa_global: self.poa_global[lane],
            iam: self.iam[lane],
            poa_effective: self.poa_effective[lane],
            cell_celsius: self.cell_celsius[lane],
            dc: self.dc[lane],
            ac: self.ac[lane],
        }
    }
}
