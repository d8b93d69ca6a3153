//! Laws of the air that hold for any input.

use portal_model::air::{
    Averaging, Bands, Beyond, Emitted, Limit, Line, LinearScale, LowEmission, Pollutant, ReferenceAir, Stay,
    cigarettes, day_maxima_of_8_hours, day_means, exceedances, exposure, mixing_ratio, overall, period_mean,
    relief, replaced, running_mean,
};
use portal_units::{Concentration, Emission, Ratio, Span};
use proptest::prelude::*;

fn ug(value: f64) -> Concentration {
    Concentration::from_ug_per_m3(value)
}

fn ratio(value: f64) -> Ratio {
    Ratio::from_fraction(value)
}

/// Thresholds that rise.
fn thresholds() -> impl Strategy<Value = Vec<Concentration>> {
    prop::collection::vec(0.1..50.0, 1..7).prop_map(|widths: Vec<f64>| {
        let rise = widths.iter().scan(0.0, |sum, it| {
            *sum += it;
            Some(ug(*sum))
        });
        rise.collect()
    })
}

/// Lines without a gap, in steps of a tenth.
fn lines() -> impl Strategy<Value = Vec<Line>> {
    prop::collection::vec((1_u32..500, 1_u32..100), 1..7).prop_map(|widths| {
        let (mut step, mut index) = (0, 0);
        let line = |(steps, indices): (u32, u32)| {
            let line = Line { steps: [step, step + steps], index: [index, index + indices] };
            (step, index) = (line.steps[1] + 1, line.index[1] + 1);
            line
        };
        widths.into_iter().map(line).collect()
    })
}

fn hours() -> impl Strategy<Value = Vec<Option<Concentration>>> {
    prop::collection::vec(prop::option::weighted(0.85, (0.0..300.0).prop_map(ug)), 1..200)
}

fn known(values: &[Option<Concentration>]) -> usize {
    values.iter().flatten().count()
}

proptest! {
    #[test]
    fn worse_air_is_never_in_a_better_band(upper in thresholds(), air in 0.0..400.0, more in 0.0..400.0) {
        let bands = Bands::new(Pollutant::Pm10, Averaging::Hour, upper.clone()).unwrap();
        let (good, bad) = (bands.level(ug(air)).unwrap(), bands.level(ug(air + more)).unwrap());
        prop_assert!(good <= bad && good >= 1);
        prop_assert!(usize::try_from(bad).unwrap() <= upper.len() + 1);
        prop_assert_eq!(bands.level(ug(0.0)), Some(1));
    }

    #[test]
    fn another_pollutant_never_makes_the_air_better(
        upper in thresholds(), other in thresholds(), pm10 in 0.0..400.0, o3 in 0.0..400.0,
    ) {
        let scale = [
            Bands::new(Pollutant::Pm10, Averaging::Hour, upper).unwrap(),
            Bands::new(Pollutant::O3, Averaging::Hour, other).unwrap(),
        ];
        let readings = [(Pollutant::Pm10, ug(pm10)), (Pollutant::O3, ug(o3))];
        let both = overall(&scale, &readings).unwrap();
        let alone = readings.map(|it| overall(&scale, &[it]).unwrap().level);
        prop_assert_eq!(both.level, alone[0].max(alone[1]));
        prop_assert!(!both.dominant.is_empty());
    }

    #[test]
    fn the_straight_lines_rise_and_meet_their_ends(lines in lines(), tenths in 0_u32..4000, more in 0_u32..4000) {
        let scale = LinearScale::new(ug(0.1), lines.clone(), Beyond::Extrapolated).unwrap();
        let at = |tenths: u32| scale.index(ug(f64::from(tenths) / 10.0)).unwrap();
        let (good, bad) = (at(tenths), at(tenths + more));
        prop_assert!(good.index <= bad.index && good.band <= bad.band);
        prop_assert_eq!(good.steps, tenths);
        for line in lines {
            prop_assert_eq!(line.steps.map(|it| at(it).index), line.index);
        }
    }

    #[test]
    fn what_is_below_the_resolution_changes_nothing(lines in lines(), tenths in 0_u32..4000, part in 0.0..0.0999) {
        let scale = LinearScale::new(ug(0.1), lines, Beyond::Extrapolated).unwrap();
        let whole = f64::from(tenths) / 10.0;
        prop_assert_eq!(scale.index(ug(whole + part)), scale.index(ug(whole)));
    }

    #[test]
    fn a_mean_lies_between_its_values(values in hours(), window in 1_usize..30, capture in 0.05..1.0) {
        let means = running_mean(&values, window, ratio(capture)).unwrap();
        prop_assert_eq!(means.len(), values.len());
        for (end, mean) in means.iter().enumerate() {
            let part = &values[(end + 1).saturating_sub(window)..=end];
            let least = part.iter().flatten().fold(f64::INFINITY, |low, it| low.min(it.ug_per_m3()));
            let most = part.iter().flatten().fold(0.0_f64, |top, it| top.max(it.ug_per_m3()));
            if let Some(mean) = mean {
                prop_assert!(mean.ug_per_m3() >= least - 1e-9 && mean.ug_per_m3() <= most + 1e-9);
            }
        }
    }

    #[test]
    fn who_demands_more_values_gets_fewer_means(values in hours(), less in 0.05..1.0, more in 0.05..1.0) {
        let (less, more) = (ratio(f64::min(less, more)), ratio(f64::max(less, more)));
        let (loose, strict) = (day_means(&values, less).unwrap(), day_means(&values, more).unwrap());
        prop_assert!(known(&strict) <= known(&loose));
        let (loose, strict) =
            (day_maxima_of_8_hours(&values, less).unwrap(), day_maxima_of_8_hours(&values, more).unwrap());
        prop_assert!(known(&strict) <= known(&loose));
    }

    #[test]
    fn every_value_is_over_or_under_or_missing(values in hours(), limit in 0.0..300.0, more in 0.0..300.0) {
        let judged = |value| {
            let limit = Limit { value: ug(value), allowed: Some(35) };
            exceedances(&values, &limit, ratio(0.9)).unwrap()
        };
        let (strict, loose) = (judged(limit), judged(limit + more));
        prop_assert_eq!(strict.known + strict.missing, values.len());
        prop_assert!(strict.over <= strict.known && loose.over <= strict.over);
    }

    #[test]
    fn the_same_air_all_year_is_its_own_mean(value in 0.0..300.0, hours in 1_usize..500) {
        let mean = period_mean(&vec![Some(ug(value)); hours], ratio(1.0)).unwrap().unwrap();
        prop_assert!((mean.ug_per_m3() - value).abs() < 1e-9);
    }

    #[test]
    fn exposure_lies_between_the_airs_and_does_not_know_the_unit_of_time(
        airs in prop::collection::vec((0.0..300.0, 0.1..24.0), 1..6), longer in 0.1..10.0,
    ) {
        let stays = |factor: f64| -> Vec<Stay> {
            let stay = |(value, hours): &(f64, f64)| {
                Stay { concentration: ug(*value), time: Span::from_hours(hours * factor) }
            };
            airs.iter().map(stay).collect()
        };
        let got = exposure(&stays(1.0)).unwrap().unwrap().ug_per_m3();
        let least = airs.iter().fold(f64::INFINITY, |low, it| low.min(it.0));
        let most = airs.iter().fold(0.0_f64, |top, it| top.max(it.0));
        prop_assert!(got >= least - 1e-9 && got <= most + 1e-9);
        prop_assert!((exposure(&stays(longer)).unwrap().unwrap().ug_per_m3() - got).abs() < 1e-9);
    }

    #[test]
    fn twice_the_dust_is_twice_the_cigarettes(pm25 in 0.0..500.0, rule in 1.0..100.0) {
        let at = |value| cigarettes(ug(value), ug(rule)).unwrap().a_day;
        prop_assert!((at(2.0 * pm25) - 2.0 * at(pm25)).abs() < 1e-9);
        prop_assert!(at(0.0).abs() < 1e-12);
    }

    #[test]
    fn a_gas_by_volume_is_proportional_to_its_mass(value in 0.0_f64..500.0, factor in 0.0_f64..10.0) {
        for of in [Pollutant::No2, Pollutant::O3, Pollutant::So2, Pollutant::Co, Pollutant::C6h6] {
            let at = |value: f64| mixing_ratio(of, ug(value), ReferenceAir::EUROPE).unwrap().unwrap().ppb();
            prop_assert!((at(value * factor) - factor * at(value)).abs() < 1e-9 * at(value * factor).max(1.0));
        }
    }

    #[test]
    fn boilers_add_up_and_the_same_boiler_spares_nothing(
        some in 0_u32..1000, others in 0_u32..1000, before in 0.0..1e5, after in 0.0..1e5,
    ) {
        let of = |g| [Emitted { pollutant: Pollutant::Pm25, mass: Emission::from_g(g) }];
        let spared = |boilers, after| replaced(boilers, &of(before), &of(after)).unwrap()[0].mass.g();
        let together = spared(some + others, after);
        prop_assert!((spared(some, after) + spared(others, after) - together).abs() <= 1e-9 * together.abs().max(1.0));
        prop_assert!(spared(some, before).abs() < 1e-12);
        prop_assert!(spared(0, after).abs() < 1e-12);
    }

    #[test]
    fn relief_grows_with_the_emission_spared_up_to_the_contribution(
        air in 0.0..200.0, low in 0.0..1.0, wider in 0.0..1.0, emitted in 1.0..1e9, spared in 0.0..2e9, more in 0.0..1e9,
    ) {
        let high = low + (1.0 - low) * wider;
        let homes = LowEmission {
            measured: ug(air), share_low: ratio(low), share_high: ratio(high), emitted: Emission::from_g(emitted),
        };
        let at = |g| relief(&homes, Emission::from_g(g)).unwrap();
        let (some, larger) = (at(spared), at(spared + more));
        prop_assert!(some.low <= some.high && some.high <= larger.high && some.low <= larger.low);
        prop_assert!(some.high.ug_per_m3() <= air * high && some.removed.fraction() <= 1.0);
        prop_assert_eq!(some.capped, spared > emitted);
        prop_assert!(at(0.0).high.ug_per_m3().abs() < 1e-12);
    }
}
