//! Indices, means, exceedances, exposure and boilers against the reference tables and by hand.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use portal_model::air::{
    Averaging, Bands, Beyond, Emitted, Limit, Line, LinearScale, LowEmission, Pollutant, PollutantHours,
    ReferenceAir, Stay, Verdict, cigarettes, day_maxima_of_8_hours, day_means, exceedances, exposure,
    mixing_ratio, overall, overall_by_hour, period_mean, relief, replaced, running_mean,
};
use portal_model::air::{BANDS_CARD, Caveat, LINEAR_CARD};
use portal_model::error::ModelError;
use portal_reference::{Row, Table, Worst};
use portal_units::{Concentration, Emission, MixingRatio, Pressure, Ratio, Span, Temperature};

/// Share of the hours of a day or of eight hours that a mean needs.
const OF_A_DAY: Ratio = Ratio::from_fraction(0.75);
/// Share of a year that must be known.
const OF_A_YEAR: Ratio = Ratio::from_fraction(0.9);

fn ug(value: f64) -> Concentration {
    Concentration::from_ug_per_m3(value)
}

fn hours(values: &[f64]) -> Vec<Option<Concentration>> {
    values.iter().map(|it| (!it.is_nan()).then(|| ug(*it))).collect()
}

/// The portal's name of a scale of the tables.
fn scale_id(scheme: &str) -> &str {
    match scheme {
        "EAQI_2025" => "eu_2024",
        "EAQI_2017" => "eu_classic",
        "PL_GIOS_common" => "pl_apps",
        "PL_GIOS_legnica2025" => "pl_2025",
        other => other,
    }
}

fn pollutant(name: &str) -> Pollutant {
    match name.to_lowercase().as_str() {
        "pm2.5" | "pm25" => Pollutant::Pm25,
        "pm10" => Pollutant::Pm10,
        "no2" => Pollutant::No2,
        "o3" => Pollutant::O3,
        "so2" => Pollutant::So2,
        "co_mg" | "co" => Pollutant::Co,
        "c6h6" => Pollutant::C6h6,
        other => unreachable!("{other}"),
    }
}

fn averaging(name: &str) -> Averaging {
    match name {
        "hour" => Averaging::Hour,
        "day_running" | "day" => Averaging::DayRunning,
        other => unreachable!("{other}"),
    }
}

fn in_unit(unit: &str, value: f64) -> Concentration {
    ug(if unit.starts_with("mg") { value * 1000.0 } else { value })
}

/// A scale from the portal's own data: what its pages show is what is tested.
fn scale(table: &Table, id: &str) -> Vec<Bands> {
    let mut scale: Vec<(Pollutant, Averaging, Vec<Concentration>)> = Vec::new();
    for row in table.rows().filter(|row| row.text("index") == id) {
        let of = pollutant(row.text("pollutant"));
        let upper = row.maybe("upper_inclusive").map(|it| in_unit(row.text("unit"), it));
        match scale.iter_mut().find(|it| it.0 == of) {
            Some(bands) => bands.2.extend(upper),
            None => scale.push((of, averaging(row.text("averaging")), upper.into_iter().collect())),
        }
    }
    assert!(!scale.is_empty(), "no scale {id}");
    scale.into_iter().map(|(of, averaging, upper)| Bands::new(of, averaging, upper).unwrap()).collect()
}

fn count(row: &Row<'_>, column: &str, got: u32, worst: &mut Worst) {
    let want = row.number(column);
    assert!((f64::from(got) - want).abs() < 0.5, "{}: {column} is {got}, not {want}", row.place());
    worst.absolute(f64::from(got), want);
}

#[test]
fn every_threshold_is_where_the_table_has_it() {
    let breakpoints = Table::of_portal("aqi-breakpoints");
    let mut worst = Worst::default();
    for row in Table::load("07b_bands").rows() {
        let scale = scale(&breakpoints, scale_id(row.text("scheme")));
        let of = pollutant(row.text("pollutant"));
        let bands = scale.iter().find(|it| it.pollutant() == of).unwrap();
        let level = bands.level(in_unit(row.text("unit"), row.number("value"))).unwrap();
        count(&row, "level", level, &mut worst);
    }
    worst.assert_stated("bands", BANDS_CARD.deviation("07b_bands"));
}

#[test]
fn the_worst_pollutant_decides_and_is_named() {
    let breakpoints = Table::of_portal("aqi-breakpoints");
    let mut worst = Worst::default();
    for row in Table::load("07c_overall").rows() {
        let scale = scale(&breakpoints, scale_id(row.text("scheme")));
        let columns = ["pm25", "pm10", "no2", "o3", "so2"];
        let readings: Vec<_> =
            columns.iter().filter_map(|it| Some((pollutant(it), ug(row.maybe(it)?)))).collect();
        for (of, value) in &readings {
            let column = columns.iter().find(|it| pollutant(it) == *of).unwrap();
            let level = scale.iter().find(|it| it.pollutant() == *of).unwrap().level(*value).unwrap();
            count(&row, &format!("l_{column}"), level, &mut worst);
        }
        let got = overall(&scale, &readings).unwrap();
        count(&row, "overall", got.level, &mut worst);
        let dominant: Vec<_> = row.text("dominant").split('+').map(pollutant).collect();
        assert_eq!(got.dominant, dominant, "{}", row.place());
        assert_eq!(got.judged, readings.len());
    }
    worst.assert_stated("overall", BANDS_CARD.deviation("07c_overall"));
}

/// The scales of one pollutant in the portal's own data, with the steps that a row of the table is in. A gas may have two,
/// one for each averaging time.
fn us_scales(lines: &Table, name: &str) -> Vec<(LinearScale<MixingRatio>, usize)> {
    let (gas, only) = match name {
        "O3_8h" => (Pollutant::O3, Some("eight_hours")),
        "O3_1h" => (Pollutant::O3, Some("hour")),
        other => (pollutant(other), None),
    };
    let rows: Vec<_> = lines
        .rows()
        .filter(|row| pollutant(row.text("pollutant")) == gas)
        .filter(|row| only.is_none_or(|it| it == row.text("averaging")))
        .collect();
    let same = |one: &Row<'_>, other: &Row<'_>| one.text("averaging") == other.text("averaging");
    rows.chunk_by(same).map(us_scale).collect()
}

/// One scale with the number of its first band. Its quantity is a share by volume also for dust: the index is the same.
fn us_scale(rows: &[Row<'_>]) -> (LinearScale<MixingRatio>, usize) {
    let step = rows[0].number("step");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small whole numbers")]
    let whole = |row: &Row<'_>, column, step: f64| (row.number(column) / step).round() as u32;
    let line = |row: &Row<'_>| Line {
        steps: ["first", "last"].map(|it| whole(row, it, step)),
        index: ["index_first", "index_last"].map(|it| whole(row, it, 1.0)),
    };
    let goes_on = rows.last().unwrap().text("extrapolated") == "true";
    let beyond = if goes_on { Beyond::Extrapolated } else { Beyond::Undefined };
    let scale = LinearScale::new(us_amount(&rows[0], step), rows.iter().map(line).collect(), beyond).unwrap();
    (scale, whole(&rows[0], "band", 1.0) as usize)
}

/// To whole such steps the concentration of a row is truncated, in its unit.
fn lines_step(lines: &Table, row: &Row<'_>) -> f64 {
    let name = row.text("pollutant").split('_').next().unwrap();
    lines.rows().find(|it| pollutant(it.text("pollutant")) == pollutant(name)).unwrap().number("step")
}

/// A number in the unit of its row.
fn us_amount(row: &Row<'_>, value: f64) -> MixingRatio {
    if row.text("unit") == "ppm" { MixingRatio::from_ppm(value) } else { MixingRatio::from_ppb(value) }
}

#[test]
fn the_american_index_is_exact() {
    let words =
        ["Good", "Moderate", "Unhealthy for Sensitive Groups", "Unhealthy", "Very Unhealthy", "Hazardous"];
    let lines = Table::of_portal("aqi-lines");
    let mut worst = Worst::default();
    for row in Table::load("07a_us_epa_aqi").rows() {
        let value = us_amount(&row, row.number("concentration"));
        let scales = us_scales(&lines, row.text("pollutant"));
        let found: Vec<_> =
            scales.iter().filter_map(|(scale, first)| Some((scale.index(value)?, *first))).collect();
        let Some(want) = row.maybe("aqi") else {
            assert_eq!(found, [], "{}", row.place());
            continue;
        };
        let [(got, first)] = found[..] else { unreachable!("{}: {found:?}", row.place()) };
        assert!((f64::from(got.index) - want).abs() < 0.5, "{}: {got:?} is not {want}", row.place());
        worst.absolute(f64::from(got.index), want);
        assert!((got.unrounded - row.number("index_exact")).abs() < 1e-9, "{}: {got:?}", row.place());
        let steps = lines_step(&lines, &row);
        assert!((f64::from(got.steps) * steps - row.number("truncated")).abs() < 1e-9, "{}", row.place());
        assert_eq!(words[first + got.band - 2], row.text("category"), "{}", row.place());
    }
    worst.assert_stated("american index", LINEAR_CARD.deviation("07a_us_epa_aqi"));
}

#[test]
fn lines_with_a_gap_are_refused() {
    let lines = vec![Line { steps: [0, 54], index: [0, 50] }, Line { steps: [56, 154], index: [51, 100] }];
    let error = LinearScale::new(ug(1.0), lines, Beyond::Undefined).unwrap_err();
    assert_eq!(error, ModelError::OutOfRange { input: "steps", value: 56.0, min: 55.0, max: 55.0 });
}

#[test]
fn thresholds_that_do_not_rise_are_refused() {
    assert!(Bands::new(Pollutant::Pm10, Averaging::Hour, vec![ug(20.0), ug(20.0)]).is_err());
}

#[test]
fn what_is_no_concentration_has_no_band() {
    let bands = Bands::new(Pollutant::Pm10, Averaging::Hour, vec![ug(20.0)]).unwrap();
    assert_eq!([-0.1, f64::NAN, f64::INFINITY].map(|it| bands.level(ug(it))), [None; 3]);
    assert_eq!([0.0, 20.0, 20.1].map(|it| bands.level(ug(it))), [Some(1), Some(1), Some(2)]);
    assert_eq!(overall(&[bands], &[(Pollutant::O3, ug(1.0))]), None);
}

#[test]
fn a_day_needs_eighteen_of_its_hours() {
    // 18 hours of 30 and 6 missing: 18 = 0.75 · 24. One hour fewer is too few.
    let mut day = vec![30.0; 18];
    day.extend([f64::NAN; 6]);
    assert_eq!(day_means(&hours(&day), OF_A_DAY).unwrap(), [Some(ug(30.0))]);
    day[0] = f64::NAN;
    assert_eq!(day_means(&hours(&day), OF_A_DAY).unwrap(), [None]);
    // A second day that is only begun has 17 hours.
    let mut two = vec![10.0; 24];
    two.extend([50.0; 17]);
    assert_eq!(day_means(&hours(&two), OF_A_DAY).unwrap(), [Some(ug(10.0)), None]);
}

#[test]
fn a_share_that_is_not_exact_in_binary_demands_no_value_more() {
    // 0.55 · 100 is a little more than 55 in binary; 55 of 100 values are enough, 54 are not.
    let mut values = vec![7.0; 100];
    values[..45].fill(f64::NAN);
    let mean = |values: &[f64]| period_mean(&hours(values), Ratio::from_fraction(0.55)).unwrap();
    assert_eq!(mean(&values), Some(ug(7.0)));
    values[45] = f64::NAN;
    assert_eq!(mean(&values), None);
}

#[test]
fn nothing_has_no_mean_however_little_is_demanded() {
    let tiny = Ratio::from_fraction(1e-12);
    assert_eq!(period_mean(&hours(&[f64::NAN; 3]), tiny).unwrap(), None);
    assert_eq!(period_mean(&[], tiny).unwrap(), None);
    assert!(matches!(period_mean(&[], Ratio::ZERO), Err(ModelError::OutOfRange { input: "capture", .. })));
    let wrong = [Some(ug(1.0)), Some(ug(f64::NAN))];
    assert_eq!(
        day_means(&wrong, OF_A_DAY),
        Err(ModelError::NotFinite { input: "concentration", position: 1 })
    );
}

#[test]
fn a_running_mean_looks_back() {
    // Of 0, 8, 16, …: the mean of the first six is 20 (of 0..40), that of the first eight 28, then 8 more each hour.
    let rising: Vec<f64> = (0..10).map(|it| f64::from(it) * 8.0).collect();
    let means = running_mean(&hours(&rising), 8, OF_A_DAY).unwrap();
    assert_eq!(&means[..5], [None; 5]);
    assert_eq!(&means[5..], hours(&[20.0, 24.0, 28.0, 36.0, 44.0]));
    assert_eq!(Averaging::EightHours.of(&hours(&rising), OF_A_DAY).unwrap(), means);
}

#[test]
fn the_best_eight_hours_belong_to_the_day_on_which_they_end() {
    // 80 in the last four hours of the first day and the first four of the second, else 0. The mean of the eight that
    // end at 4 on the second day is 80; on the first day the highest is 4 · 80 / 8 = 40.
    let mut two = vec![0.0; 48];
    two[20..28].fill(80.0);
    let maxima = day_maxima_of_8_hours(&hours(&two), OF_A_DAY).unwrap();
    assert_eq!(maxima, [Some(ug(40.0)), Some(ug(80.0))]);
}

#[test]
fn the_highest_eight_hours_need_eighteen_means() {
    // Windows with at least six of eight hours end with hours 5 to 23 of the first day: 19 of them. Each hour missing at
    // the end of the day first costs nothing (6 of 8 still known), the third costs the mean of the last hour.
    let mut day = vec![50.0; 24];
    day[20..].fill(f64::NAN);
    // Known: means that end with 5..=21, for at 22 three of eight are missing. 17 are too few.
    assert_eq!(day_maxima_of_8_hours(&hours(&day), OF_A_DAY).unwrap(), [None]);
    day[20] = 50.0;
    // Now to 22: 18 are enough.
    assert_eq!(day_maxima_of_8_hours(&hours(&day), OF_A_DAY).unwrap(), [Some(ug(50.0))]);
}

#[test]
fn a_mean_that_is_the_limit_is_not_above_it() {
    // 24 hours of 45.1 do not add up exactly in binary; the mean is 45.1 all the same.
    let mean = day_means(&hours(&[45.1; 24]), OF_A_DAY).unwrap();
    let limit = Limit { value: ug(45.1), allowed: Some(0) };
    let got = exceedances(&mean, &limit, OF_A_YEAR).unwrap();
    assert_eq!((got.over, got.verdict), (0, Some(Verdict::Kept)));
    let bands = Bands::new(Pollutant::Pm10, Averaging::DayRunning, vec![ug(45.1)]).unwrap();
    assert_eq!(bands.level(mean[0].unwrap()), Some(1));
    // A billionth is still noise, twice that is more.
    let bands = Bands::new(Pollutant::Pm10, Averaging::DayRunning, vec![ug(0.0)]).unwrap();
    assert_eq!([1e-9, 2e-9].map(|it| bands.level(ug(it))), [Some(1), Some(2)]);
}

#[test]
fn a_gap_in_the_year_cannot_prove_a_limit_kept() {
    // 10 days, 3 above 50, of which 35 in a year are allowed: with 9 of 10 days known the limit is kept, with 8 it is not
    // known; above the allowed number no further day matters.
    let mut days = vec![60.0, 60.0, 60.0, 50.0, 50.0, 20.0, 20.0, 20.0, 20.0, f64::NAN];
    let judged = |days: &[f64], allowed| {
        let limit = Limit { value: ug(50.0), allowed };
        exceedances(&hours(days), &limit, OF_A_YEAR).unwrap()
    };
    let got = judged(&days, Some(35));
    assert_eq!((got.over, got.known, got.missing, got.verdict), (3, 9, 1, Some(Verdict::Kept)));
    days[8] = f64::NAN;
    assert_eq!(judged(&days, Some(35)).verdict, Some(Verdict::TooFewValues));
    assert_eq!(judged(&days, Some(2)).verdict, Some(Verdict::Exceeded));
    assert_eq!(judged(&days, None).verdict, None);
}

#[test]
fn the_days_of_the_town_are_counted_as_published() {
    // The network's year of the station: 355 days, mean 22.6, 15 days over 50, 21 over 45, highest 89.3. The limits of
    // 2008/50/EC allow 35 days, those of (EU) 2024/2881 from 2030 on 18.
    let table = Table::of_portal("air-daily-2023");
    let days: Vec<_> = table.rows().map(|row| row.maybe("pm10").map(ug)).collect();
    let judged = |value, allowed| {
        let limit = Limit { value: ug(value), allowed: Some(allowed) };
        exceedances(&days, &limit, OF_A_YEAR).unwrap()
    };
    let (now, later) = (judged(50.0, 35), judged(45.0, 18));
    assert_eq!((now.over, now.known, now.verdict), (15, 355, Some(Verdict::Kept)));
    assert_eq!((later.over, later.verdict), (21, Some(Verdict::Exceeded)));
    let mean = period_mean(&days, OF_A_YEAR).unwrap().unwrap();
    assert!((mean.ug_per_m3() - 22.6).abs() < 0.05, "{mean:?}");
    assert_eq!(period_mean(&days, Ratio::from_fraction(0.99)).unwrap(), None);
}

#[test]
fn the_index_of_an_hour_averages_as_its_scale_demands() {
    // PM10 over the last 24 hours with 75 %: 18 hours of 40 judge hour 17 with band 2 of 20 and 50, hour 16 not at all.
    // NO2 judges each hour by itself.
    let scale = [
        Bands::new(Pollutant::Pm10, Averaging::DayRunning, vec![ug(20.0), ug(50.0)]).unwrap(),
        Bands::new(Pollutant::No2, Averaging::Hour, vec![ug(40.0), ug(90.0)]).unwrap(),
    ];
    let (pm10, mut no2) = (hours(&[40.0; 18]), hours(&[10.0; 18]));
    no2[0] = Some(ug(100.0));
    no2[16] = None;
    let air = [
        PollutantHours { pollutant: Pollutant::Pm10, hours: &pm10 },
        PollutantHours { pollutant: Pollutant::No2, hours: &no2 },
    ];
    let got = overall_by_hour(&scale, &air, OF_A_DAY).unwrap();
    let levels: Vec<_> = got.iter().map(|it| it.as_ref().map(|it| it.level)).collect();
    assert_eq!((levels[0], levels[1], levels[16], levels[17]), (Some(3), Some(1), None, Some(2)));
    let short = [air[0], PollutantHours { pollutant: Pollutant::No2, hours: &no2[..4] }];
    assert!(matches!(overall_by_hour(&scale, &short, OF_A_DAY), Err(ModelError::Length { got: 4, .. })));
}

#[test]
fn a_gas_by_mass_is_a_gas_by_volume() {
    // Printed conversions for 25 °C and 1 atm, to their last digit: 1 ppb is 2.62 µg/m³ of SO2, 1.88 of NO2, 1.145 of
    // CO, 3.19 of benzene; 70 ppb of ozone are 137 µg/m³.
    let air =
        ReferenceAir { temperature: Temperature::from_celsius(25.0), pressure: Pressure::from_hpa(1013.25) };
    for (of, ppb, mass, digit) in [
        (Pollutant::So2, 1.0, 2.62, 0.01),
        (Pollutant::No2, 1.0, 1.88, 0.01),
        (Pollutant::Co, 1.0, 1.145, 0.001),
        (Pollutant::C6h6, 1.0, 3.19, 0.01),
        (Pollutant::O3, 70.0, 137.0, 1.0),
    ] {
        let got = mixing_ratio(of, ug(mass), air).unwrap().unwrap().ppb();
        assert!((got - ppb).abs() <= ppb * 0.5 * digit / mass, "{of:?}: {got}");
    }
    assert_eq!(mixing_ratio(Pollutant::Pm10, ug(1.0), ReferenceAir::EUROPE).unwrap(), None);
    // Europe: 2.00 µg/m³ of ozone, 1.91 of NO2.
    let europe = |of, mass| mixing_ratio(of, ug(mass), ReferenceAir::EUROPE).unwrap().unwrap().ppb();
    assert!((europe(Pollutant::O3, 2.0) - 1.0).abs() < 0.0025);
    assert!((europe(Pollutant::No2, 1.91) - 1.0).abs() < 0.0026);
}

#[test]
fn a_day_in_three_airs_is_their_mean_by_time() {
    // (14 h · 10 + 8 h · 20 + 2 h · 60) / 24 h = 420 / 24 = 17.5.
    let stays = [(10.0, 14.0), (20.0, 8.0), (60.0, 2.0)]
        .map(|(value, hours)| Stay { concentration: ug(value), time: Span::from_hours(hours) });
    assert_eq!(exposure(&stays).unwrap(), Some(ug(17.5)));
    assert_eq!(exposure(&[]).unwrap(), None);
    // The rule: 22 µg/m³ are one cigarette a day, so 11 are half of one.
    let got = cigarettes(ug(11.0), ug(22.0)).unwrap();
    assert!((got.a_day - 0.5).abs() < 1e-12);
    assert_eq!(got.caveat, Caveat::CommunicationOnly);
    assert!(cigarettes(ug(-1.0), ug(22.0)).is_err());
}

#[test]
fn hundred_boilers_spare_hundred_times_one_and_no_more_than_there_is() {
    let of = |pollutant, g| Emitted { pollutant, mass: Emission::from_g(g) };
    // 60 GJ of coal at 398 g/GJ of PM2.5 are 23 880 g; 54 GJ of gas at 1.2 g/GJ are 64.8 g. A hundred boilers spare
    // 2 381 520 g. NOx rises from 3 000 to 3 100 g: −10 000 g. SO2 is not known of the new ones.
    let before = [of(Pollutant::Pm25, 23_880.0), of(Pollutant::Nox, 3000.0), of(Pollutant::So2, 54_000.0)];
    let after = [of(Pollutant::Pm25, 64.8), of(Pollutant::Nox, 3100.0)];
    let got = replaced(100, &before, &after).unwrap();
    assert_eq!(got.len(), 2);
    assert!((got[0].mass.g() - 2_381_520.0).abs() < 1e-6);
    assert!((got[1].mass.g() + 10_000.0).abs() < 1e-6);

    // Homes emit 23 815 200 g in all: a tenth goes away. Of 20 µg/m³ 30 to 50 % are theirs: 0.6 to 1.0 µg/m³ less.
    let homes = LowEmission {
        measured: ug(20.0),
        share_low: Ratio::from_fraction(0.3),
        share_high: Ratio::from_fraction(0.5),
        emitted: Emission::from_g(23_815_200.0),
    };
    let some = relief(&homes, got[0].mass).unwrap();
    assert!((some.low.ug_per_m3() - 0.6).abs() < 1e-9 && (some.high.ug_per_m3() - 1.0).abs() < 1e-9);
    assert!(!some.capped);
    // Just all there is takes their whole contribution away, and nothing beyond it is left out.
    let whole = relief(&homes, homes.emitted).unwrap();
    assert!((whole.high.ug_per_m3() - 10.0).abs() < 1e-9 && !whole.capped);
    // Twice all there is spares no more than their contribution: 6 to 10 µg/m³.
    let all = relief(&homes, Emission::from_g(2.0 * 23_815_200.0)).unwrap();
    assert!((all.low.ug_per_m3() - 6.0).abs() < 1e-9 && (all.high.ug_per_m3() - 10.0).abs() < 1e-9);
    assert!(all.capped);
    // More emission is no relief.
    assert!(relief(&homes, got[1].mass).is_err());
}
