//! The house that calculators of heat share: what is asked of it, and its year of heat.

use std::rc::Rc;

use portal_model::building::{
    Climate, Dwelling, Element, Facades, House, Mass, Operation, Sensor, Shape, Ventilation, Windows,
    design_load, facades, heat_demand,
};
use portal_model::heat::HotWater;
use portal_model::irradiance::transposition::Transposition;
use portal_units::{Area, Length, Power, Ratio, Temperature, ThermalTransmittance, Volume};

use super::kept::kept;
use super::study::{At, Usual, Wanted};
use super::year::Year;
use crate::answer::AnswerError;
use crate::field::{Choice, Field, Range, Start, Zone};

pub(crate) mod texts {
    portal_text::texts!("shared/home");
}

/// Years of construction, each with its U-values in the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Before 1945.
    Before1945,
    /// 1945 to 1969.
    From1945,
    /// 1970 to 1979.
    From1970,
    /// 1980 to 1989.
    From1980,
    /// 1990 to 1999.
    From1990,
    /// 2000 to 2010.
    From2000,
    /// As the technical conditions of 2017 permit at most.
    Wt2017,
    /// As the technical conditions of 2021 permit at most.
    Wt2021,
}

impl Period {
    /// Every period, in the order of [`PERIODS`].
    pub const ALL: [Self; 8] = [
        Self::From1970,
        Self::Before1945,
        Self::From1945,
        Self::From1980,
        Self::From1990,
        Self::From2000,
        Self::Wt2017,
        Self::Wt2021,
    ];

    /// Keys of the U-values of wall, window, roof and floor.
    pub const fn u_keys(self) -> [&'static str; 4] {
        match self {
            Self::Before1945 => {
                ["u_wall_before_1945", "u_window_before_1945", "u_roof_before_1945", "u_floor_before_1945"]
            }
            Self::From1945 => {
                ["u_wall_1945_1969", "u_window_1945_1969", "u_roof_1945_1969", "u_floor_1945_1969"]
            }
            Self::From1970 => {
                ["u_wall_1970_1979", "u_window_1970_1979", "u_roof_1970_1979", "u_floor_1970_1979"]
            }
            Self::From1980 => {
                ["u_wall_1980_1989", "u_window_1980_1989", "u_roof_1980_1989", "u_floor_1980_1989"]
            }
            Self::From1990 => {
                ["u_wall_1990_1999", "u_window_1990_1999", "u_roof_1990_1999", "u_floor_1990_1999"]
            }
            Self::From2000 => {
                ["u_wall_2000_2010", "u_window_2000_2010", "u_roof_2000_2010", "u_floor_2000_2010"]
            }
            Self::Wt2017 => ["u_wall_wt_2017", "u_window_wt_2017", "u_roof_wt_2017", "u_floor_wt_2017"],
            Self::Wt2021 => ["u_wall_wt_2021", "u_window_wt_2021", "u_roof_wt_2021", "u_floor_wt_2021"],
        }
    }

    /// Key of the heat that is printed for houses of these years; only the ratio of its ends to its value is used.
    pub const fn heat_key(self) -> &'static str {
        match self {
            Self::Before1945 | Self::From1945 => "heat_use_to_1966",
            Self::From1970 => "heat_use_1967_1985",
            Self::From1980 => "heat_use_1986_1992",
            Self::From1990 => "heat_use_1993_1996",
            Self::From2000 => "heat_use_from_1997",
            Self::Wt2017 => "heat_use_2014_2020",
            Self::Wt2021 => "heat_use_wt_2021",
        }
    }

    /// Changes of air in an hour: by themselves, and by fans with heat recovery. \[1/h\]
    const fn air(self) -> (f64, f64) {
        match self {
            Self::Before1945 | Self::From1945 | Self::From1970 => (0.7, 0.0),
            Self::From1980 | Self::From1990 => (0.6, 0.0),
            Self::From2000 | Self::Wt2017 => (0.5, 0.0),
            Self::Wt2021 => (0.25, 0.25),
        }
    }
}

/// Keys of every number of the data that a home may need.
pub const ASSUMPTIONS: [&str; 40] = {
    let mut all = [DESIGN_OUTDOOR; 40];
    let mut period = 0;
    while period < 8 {
        let mut part = 0;
        while part < 4 {
            all[period * 4 + part] = Period::ALL[period].u_keys()[part];
            part += 1;
        }
        all[32 + period] = Period::ALL[period].heat_key();
        period += 1;
    }
    // Two periods share their printed heat: its second place holds the design temperature.
    all[32 + 2] = DESIGN_OUTDOOR;
    all
};

/// Key of the outdoor temperature for which heating is laid out. \[°C\]
pub const DESIGN_OUTDOOR: &str = "design_outdoor_zone_2";
/// Key of the hot water that a person uses. \[l/day\]
const HOT_WATER: &str = "hot_water";

/// A detached house and those who live in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Home {
    /// When it was built.
    pub period: Period,
    /// Heated floor area.
    pub area: Area,
    /// Temperature in winter.
    pub indoor: Temperature,
    /// People.
    pub people: f64,
}

impl Default for Home {
    fn default() -> Self {
        Self {
            period: Period::From1970,
            area: Area::from_m2(120.0),
            indoor: Temperature::from_celsius(20.0),
            people: 4.0,
        }
    }
}

/// Inputs that hold a home.
pub trait Homely {
    /// The home.
    fn home(&mut self) -> &mut Home;
}

/// The question for the years of construction.
pub const fn period_field<I: Homely>() -> Field<I> {
    Field::choice("built", texts::PERIOD, PERIODS, |it: &mut I, place| {
        let home = it.home();
        home.period = Period::ALL.get(place).copied().unwrap_or(home.period);
        Ok(())
    })
    .help(texts::PERIOD_HELP)
    .under(texts::SECTION)
}

/// The question for the floor area.
pub const fn area_field<I: Homely>() -> Field<I> {
    let start = Start::Fixed(120.0);
    Field::number("area", texts::AREA, texts::UNIT_AREA, AREA, start, |it: &mut I, value| {
        it.home().area = Area::from_m2(value);
        Ok(())
    })
    .zones(AREA_ZONES)
    .help(texts::AREA_HELP)
    .under(texts::SECTION)
}

/// The question for the temperature indoors.
pub const fn indoor_field<I: Homely>() -> Field<I> {
    let start = Start::Fixed(20.0);
    Field::number("indoor", texts::INDOOR, texts::UNIT_CELSIUS, INDOOR, start, |it: &mut I, value| {
        it.home().indoor = Temperature::from_celsius(value);
        Ok(())
    })
    .zones(INDOOR_ZONES)
    .under(texts::SECTION)
}

/// The question for the people.
pub const fn people_field<I: Homely>() -> Field<I> {
    let start = Start::Fixed(4.0);
    Field::number("people", texts::PEOPLE, texts::UNIT_PEOPLE, PEOPLE, start, |it: &mut I, value| {
        it.home().people = value;
        Ok(())
    })
    .help(texts::PEOPLE_HELP)
    .under(texts::SECTION)
}

const AREA: Range = Range::new(40.0, 400.0, 5.0);
const INDOOR: Range = Range::new(16.0, 25.0, 0.5);
const PEOPLE: Range = Range::new(1.0, 10.0, 1.0);
const AREA_ZONES: &[Zone] = &[
    Zone { from: 40.0, name: texts::AREA_ZONE_SMALL },
    Zone { from: 100.0, name: texts::AREA_ZONE_USUAL },
    Zone { from: 200.0, name: texts::AREA_ZONE_LARGE },
];
const INDOOR_ZONES: &[Zone] = &[
    Zone { from: 16.0, name: texts::INDOOR_ZONE_COOL },
    Zone { from: 19.0, name: texts::INDOOR_ZONE_USUAL },
    Zone { from: 22.0, name: texts::INDOOR_ZONE_WARM },
];
const PERIODS: &[Choice] = &[
    Choice { key: "1970-1979", label: texts::PERIOD_1970 },
    Choice { key: "before-1945", label: texts::PERIOD_BEFORE_1945 },
    Choice { key: "1945-1969", label: texts::PERIOD_1945 },
    Choice { key: "1980-1989", label: texts::PERIOD_1980 },
    Choice { key: "1990-1999", label: texts::PERIOD_1990 },
    Choice { key: "2000-2010", label: texts::PERIOD_2000 },
    Choice { key: "wt-2017", label: texts::PERIOD_WT_2017 },
    Choice { key: "wt-2021", label: texts::PERIOD_WT_2021 },
];

/// A year of heat of a dwelling.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeHeat {
    /// Heat for the rooms in each hour. \[kWh\]
    pub rooms_kwh: Vec<f64>,
    /// The same by month, January first. \[kWh\]
    pub months_kwh: [f64; 12],
    /// The year. \[kWh\]
    pub total_kwh: f64,
    /// Heat load on the coldest night for which heating is laid out.
    pub design: Power,
}

impl Home {
    /// Numbers that its heat needs: U-values, the spread of what is printed for its years, the design temperature.
    pub fn wanted(&self) -> [Wanted; 6] {
        let [wall, window, roof, floor] = self.period.u_keys();
        [
            Wanted::data(wall, texts::U_WALL),
            Wanted::data(window, texts::U_WINDOW),
            Wanted::data(roof, texts::U_ROOF),
            Wanted::data(floor, texts::U_FLOOR),
            Wanted::data(self.period.heat_key(), texts::HEAT_SPREAD).called(texts::HEAT_SPREAD_SHORT),
            Wanted::data(DESIGN_OUTDOOR, texts::DESIGN_OUTDOOR),
        ]
    }

    /// The number that its hot water needs.
    pub const fn wanted_water() -> Wanted {
        Wanted::usual(HOT_WATER, texts::HOT_WATER, Usual::new(35.0, 25.0, 50.0, "l/d"))
    }

    /// The dwelling: a detached house on two storeys, as long as wide and a fifth, a window for each 15 % of the floor.
    ///
    /// # Errors
    /// [`AnswerError`] when a U-value is missing or the house is none.
    pub fn dwelling(&self, at: &At<'_>) -> Result<Dwelling, AnswerError> {
        let [wall, window, roof, floor] = self.period.u_keys();
        let shape = Shape {
            floor_area: self.area,
            storeys: 2.0,
            storey_height: Length::from_m(2.8),
            aspect: 1.2,
            window_share: Ratio::from_fraction(0.15),
        };
        let areas = shape.areas()?;
        let u = |key| at.get(key).map(ThermalTransmittance::from_w_per_m2k);
        let part = Ratio::from_fraction;
        let (natural_per_hour, fans_per_hour) = self.period.air();
        let modern = matches!(self.period, Period::Wt2017 | Period::Wt2021);
        let house = House {
            floor_area: self.area,
            // Walls and ceilings take a fifth of the box.
            volume: areas.volume * 0.8,
            wall: Element { area: areas.wall, u: u(wall)?, adjustment: part(1.0) },
            roof: Element { area: areas.roof, u: u(roof)?, adjustment: part(1.0) },
            // Ground is warmer than air: half of the difference.
            floor: Element { area: areas.floor, u: u(floor)?, adjustment: part(0.5) },
            windows: Windows {
                areas: areas.windows,
                u: u(window)?,
                g: part(if modern { 0.5 } else { 0.7 }),
                frame: part(0.3),
                unshaded: part(0.7),
            },
            bridges: ThermalTransmittance::from_w_per_m2k(0.05),
            ventilation: Ventilation { natural_per_hour, fans_per_hour, recovery: part(0.8) },
            mass: Mass::Heavy,
        };
        let operation = Operation {
            indoor: self.indoor,
            sensor: Sensor::Operative,
            set_back: None,
            // People and appliances: 4 W for each m².
            internal: Power::from_kw(0.004 * self.area.m2()),
            max_heat: None,
        };
        Ok(Dwelling { house, operation })
    }

    /// Heat for hot water in each hour. \[kWh\]
    ///
    /// # Errors
    /// [`AnswerError`] when the number of litres is missing.
    pub fn hot_water(&self, at: &At<'_>, year: &Year) -> Result<Vec<f64>, AnswerError> {
        Ok(self.water(at.get(HOT_WATER)?).heat(year.calendar().hours_of_day())?)
    }

    /// Heat for the hot water of a year. \[kWh\]
    ///
    /// # Errors
    /// [`AnswerError`] when the number of litres is missing.
    pub fn hot_water_year(&self, at: &At<'_>, year: &Year) -> Result<f64, AnswerError> {
        let noons = year.calendar().hours_of_day().iter().filter(|it| **it == 12);
        let days = f64::from(u32::try_from(noons.count()).unwrap_or(u32::MAX));
        Ok(self.water(at.get(HOT_WATER)?).daily_heat()?.kwh() * days)
    }

    fn water(&self, litres: f64) -> HotWater {
        // Showers and dishes in the morning and in the evening.
        let mut weights = [1.0; 24];
        for hour in [6, 7, 8, 18, 19, 20, 21] {
            if let Some(weight) = weights.get_mut(hour) {
                *weight = 6.0;
            }
        }
        HotWater {
            daily: Volume::from_m3(self.people * litres / 1000.0),
            hot: Temperature::from_celsius(50.0),
            cold: Temperature::from_celsius(10.0),
            standing: Power::from_kw(0.05),
            weights,
        }
    }
}

/// The year of heat of a dwelling, kept.
///
/// # Errors
/// [`AnswerError`] when the dwelling is none.
pub fn heat(dwelling: &Dwelling, outdoor: Temperature, year: &Year) -> Result<Rc<HomeHeat>, AnswerError> {
    kept(year, "home-heat", &fingerprint(dwelling, outdoor), || {
        let light = light(year)?;
        let calendar = year.calendar();
        let climate = Climate {
            air_celsius: &year.weather().columns().air_celsius,
            facades: &light,
            hours_of_day: calendar.hours_of_day(),
        };
        let demand = heat_demand(dwelling, &climate)?;
        let design = design_load(&dwelling.house, dwelling.operation.indoor, outdoor)?;
        let months_kwh = calendar.monthly_sums(&demand.heat_kwh)?;
        let total_kwh = demand.totals.heat.kwh();
        Ok(HomeHeat { rooms_kwh: demand.heat_kwh, months_kwh, total_kwh, design })
    })
}

/// Light on the façades, kept.
fn light(year: &Year) -> Result<Rc<Facades>, AnswerError> {
    const ALBEDO: Ratio = Ratio::from_fraction(0.2);
    kept(year, "facades", &[], || {
        facades(year.weather(), year.sun(), Transposition::Perez, ALBEDO).map_err(AnswerError::from)
    })
}

/// Everything in a dwelling that an answer changes.
fn fingerprint(it: &Dwelling, outdoor: Temperature) -> Vec<f64> {
    let (house, air, way) = (&it.house, &it.house.ventilation, &it.operation);
    let set_back = way
        .set_back
        .map_or([0.0; 3], |it| [it.temperature.celsius(), f64::from(it.from_hour), f64::from(it.until_hour)]);
    let mut all = vec![house.floor_area.m2(), house.windows.u.w_per_m2k(), house.windows.g.fraction()];
    all.extend([house.wall, house.roof, house.floor].map(|it| it.u.w_per_m2k()));
    all.extend([air.natural_per_hour, air.fans_per_hour, air.recovery.fraction()]);
    all.extend([way.indoor.celsius(), outdoor.celsius()]);
    all.extend(set_back);
    all
}

/// A temperature of the data.
pub(crate) fn celsius(at: &At<'_>, key: &str) -> Result<Temperature, AnswerError> {
    Ok(Temperature::from_celsius(at.get(key)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_and_options_stand_in_one_order() {
        let written: Vec<String> = PERIODS.iter().map(|it| it.key.replace('-', "_")).collect();
        let keys: Vec<&str> = Period::ALL.iter().map(|it| it.u_keys()[0]).collect();
        for (written, key) in written.iter().zip(keys) {
            assert_eq!(key, format!("u_wall_{written}"));
        }
    }

    #[test]
    fn every_number_of_a_home_is_listed() {
        for period in Period::ALL {
            assert!(period.u_keys().iter().all(|it| ASSUMPTIONS.contains(it)));
            assert!(ASSUMPTIONS.contains(&period.heat_key()));
        }
        assert!(ASSUMPTIONS.contains(&DESIGN_OUTDOOR));
    }
}
