//! Files as grid operators write them, by hand, and what goes wrong with them.

use std::fmt::Write as _;

use portal_units::time::HOUR_S;
use portal_units::{CivilDate, Instant, ZoneRule};

use super::*;

fn warsaw() -> ZoneRule {
    ZoneRule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
}

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn read_here(text: &str) -> Result<Meter, MeterError> {
    read(text, &warsaw())
}

/// A file of eLicznik: hours named by their end, energy taken and fed in below each other. The value of hour h of the
/// day's list is h / 1000 kWh.
fn tauron(days: &[(&str, &[&str])]) -> String {
    let mut text = "Data; Wartość kWh;Rodzaj\n".to_owned();
    for (kind, factor) in [("pobór", 1), ("oddanie", 2)] {
        for (day, hours) in days {
            for (place, hour) in hours.iter().enumerate() {
                let _ = writeln!(text, "{day} {hour};0,{:03};{kind}", (place + 1) * factor);
            }
        }
    }
    text
}

const DAY_OF_24: [&str; 24] = [
    "1:00", "2:00", "3:00", "4:00", "5:00", "6:00", "7:00", "8:00", "9:00", "10:00", "11:00", "12:00",
    "13:00", "14:00", "15:00", "16:00", "17:00", "18:00", "19:00", "20:00", "21:00", "22:00", "23:00",
    "24:00",
];

#[test]
fn hours_named_by_their_end_begin_an_hour_before_and_what_is_fed_in_is_left_out() {
    let text = tauron(&[("2026-01-05", &DAY_OF_24), ("2026-01-06", &DAY_OF_24)]);
    let meter = read_here(&text).unwrap();
    assert_eq!(meter.start, at("2026-01-04T23:00:00Z"));
    assert_eq!((meter.step_s, meter.kwh.len(), meter.missing()), (HOUR_S, 48, 0));
    assert_eq!(meter.kwh[..3], [Some(0.001), Some(0.002), Some(0.003)]);
    // 1 + 2 + … + 24 = 300, on two days.
    assert!((meter.total_kwh() - 0.6).abs() < 1e-12);
    assert_eq!(meter.told.column, "Wartość kWh");
    assert_eq!((meter.told.is_end, meter.told.is_end_sure, meter.told.fed_in), (true, true, 48));
}

#[test]
fn the_day_of_25_hours_keeps_its_hour_that_occurs_twice() {
    // 25 October 2026: the hour from 2 to 3 occurs twice, and so its end is written twice.
    let mut hours = DAY_OF_24.to_vec();
    hours.insert(3, "3:00a");
    let meter = read_here(&tauron(&[("2026-10-25", &hours), ("2026-10-26", &DAY_OF_24)])).unwrap();
    assert_eq!(meter.start, at("2026-10-24T22:00:00Z"));
    assert_eq!((meter.kwh.len(), meter.missing()), (49, 0));
    assert_eq!(meter.end(), at("2026-10-26T23:00:00Z"));
}

#[test]
fn the_day_of_23_hours_has_no_gap_whether_the_skipped_hour_is_left_out_or_written_as_nothing() {
    // 29 March 2026: after 2 o'clock comes 3 o'clock; the hour that would end at 3 is not there.
    let mut hours = DAY_OF_24.to_vec();
    hours.remove(2);
    let left_out = read_here(&tauron(&[("2026-03-29", &hours), ("2026-03-30", &DAY_OF_24)])).unwrap();
    assert_eq!((left_out.kwh.len(), left_out.missing()), (47, 0));
    let text = tauron(&[("2026-03-29", &hours), ("2026-03-30", &DAY_OF_24)]);
    let nothing = text.replacen("2026-03-29 4:00;", "2026-03-29 3:00;0,000;pobór\n2026-03-29 4:00;", 1);
    assert_eq!(read_here(&nothing).unwrap().kwh, left_out.kwh);
    let energy = nothing.replacen("3:00;0,000", "3:00;0,500", 1);
    let column = "Data".to_owned();
    assert_eq!(
        read_here(&energy),
        Err(MeterError::Skipped { line: 4, column, found: "2026-03-29 3:00".to_owned() })
    );
}

#[test]
fn hours_that_are_numbered_through_fit_their_day() {
    for (day, count, first, end) in [
        ("25.10.2026", 25, "2026-10-24T22:00:00Z", "2026-10-26T23:00:00Z"),
        ("29.03.2026", 23, "2026-03-28T23:00:00Z", "2026-03-30T22:00:00Z"),
    ] {
        let next = if count == 25 { "26.10.2026" } else { "30.03.2026" };
        let mut text = "Dzień;Godzina;Pobór [kWh];Oddanie [kWh]\r\n".to_owned();
        for (day, count) in [(day, count), (next, 24)] {
            for hour in 1..=count {
                let _ = write!(text, "{day};{hour};1,5;0\r\n");
            }
        }
        let meter = read_here(&text).unwrap();
        assert_eq!((meter.start, meter.end()), (at(first), at(end)), "{day}");
        assert_eq!((meter.kwh.len(), meter.missing()), (count + 24, 0), "{day}");
        assert_eq!(meter.told.column, "Pobór [kWh]");
    }
}

#[test]
fn quarters_of_an_hour_go_through_the_change_of_autumn() {
    let mut text = "timestamp,consumption Wh\n".to_owned();
    let clock = warsaw();
    for quarter in 0..100 {
        let local = clock.local(at("2026-10-24T22:00:00Z").plus_seconds(quarter * 900));
        let _ = writeln!(text, "{}T{:02}:{:02}:00,250", local.date, local.hour(), local.minute());
    }
    let meter = read_here(&text).unwrap();
    assert_eq!((meter.step_s, meter.kwh.len(), meter.missing()), (900, 100, 0));
    // 100 quarters of 250 Wh are 25 kWh.
    assert!((meter.total_kwh() - 25.0).abs() < 1e-9);
    let (start, hourly) = meter.hourly();
    assert_eq!((start, hourly), (at("2026-10-24T22:00:00Z"), vec![Some(1.0); 25]));
}

#[test]
fn preambles_sums_power_offsets_stretches_and_the_latest_first_are_understood() {
    let mut rows: Vec<String> =
        (0..24).map(|it| format!("\"2026-07-01 {it:02}:00+02:00\";\"1 000,5\";OK")).collect();
    rows.reverse();
    let text =
        format!("Raport\nPunkt poboru;590322\n\nCzas;Moc kW;Status\n{}\nSuma;24012;\n", rows.join("\n"));
    let meter = read_here(&text).unwrap();
    assert_eq!(meter.start, at("2026-06-30T22:00:00Z"));
    assert!((meter.kwh[0].unwrap() - 1000.5).abs() < 1e-9);
    let stretches = (0..24)
        .map(|it| format!("2026/07/01;{it:02}:00-{:02}:00;2.5\n", it + 1))
        .collect::<Vec<_>>()
        .concat();
    let meter = read_here(&format!("Data;Godziny;Zużycie MWh\n{stretches}")).unwrap();
    assert_eq!((meter.start, meter.kwh[0]), (at("2026-06-30T22:00:00Z"), Some(2_500.0)));
}

#[test]
fn what_is_missing_is_no_zero() {
    let mut text = "data;kWh\n".to_owned();
    for hour in (0..30).filter(|it| *it != 5) {
        let value = if hour == 7 { String::new() } else { "1".to_owned() };
        let _ = writeln!(text, "2026-07-{:02} {:02}:00;{value}", 1 + hour / 24, hour % 24);
    }
    let meter = read_here(&text).unwrap();
    assert_eq!((meter.kwh.len(), meter.missing()), (30, 2));
    assert_eq!((meter.kwh[5], meter.kwh[7]), (None, None));
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_column() {
    let good = (0..24).map(|it| format!("2026-07-01 {it:02}:00;1,5\n")).collect::<Vec<_>>().concat();
    let with = |from: &str, to: &str| {
        read_here(&format!("Data;Energia kWh\n{good}").replacen(from, to, 1)).unwrap_err()
    };
    let (time, energy) = (|| "Data".to_owned(), || "Energia kWh".to_owned());
    let found = |it: &str| it.to_owned();
    assert_eq!(
        with("04:00;1,5", "04:00;1,5 kWh"),
        MeterError::Number { line: 6, column: energy(), found: found("1,5 kWh") }
    );
    assert_eq!(
        with("04:00;1,5", "04:00;-1"),
        MeterError::Impossible { line: 6, column: energy(), found: found("-1") }
    );
    assert_eq!(
        with("2026-07-01 04:00", "2026-02-30 04:00"),
        MeterError::Time { line: 6, column: time(), found: found("2026-02-30 04:00") }
    );
    assert_eq!(
        with("2026-07-01 04:00", "07/01/26"),
        MeterError::Time { line: 6, column: time(), found: found("07/01/26") }
    );
    assert_eq!(
        with("04:00", "03:00"),
        MeterError::Order { line: 6, column: time(), found: found("2026-07-01 03:00") }
    );
    assert_eq!(with("04:00", "04:10"), MeterError::Step { line: 6, column: time(), minutes: 70 });
    assert_eq!(with("04:00;1,5", "04:00;1;5;7"), MeterError::Width { line: 6, found: 4, wanted: 2 });
    assert_eq!(with("04:00;1,5", "04:00"), MeterError::Width { line: 6, found: 1, wanted: 2 });
    assert_eq!(with("Energia kWh", "coś"), MeterError::Headings);
    assert_eq!(with("2026-07-01 04", "\"2026-07-01 04"), MeterError::Quotes { line: 6, cell: 1 });
    assert_eq!(with("04:00;1,5", "04:00;\"1,5\" kWh"), MeterError::Quotes { line: 6, cell: 2 });
    // A comma between fields and a comma in numbers.
    let commas = format!("Data,Energia kWh\n{}", good.replace(';', ","));
    assert_eq!(read_here(&commas), Err(MeterError::Width { line: 2, found: 3, wanted: 2 }));
}

#[test]
fn days_alone_and_a_handful_of_hours_are_refused() {
    let daily = "Data;Godzina;kWh\n2026-07-01;0:00;1\n2026-07-02;0:00;1\n";
    assert_eq!(
        read_here(daily),
        Err(MeterError::Step { line: 3, column: "Data".to_owned(), minutes: 1_440 })
    );
    let few = (0..5).map(|it| format!("2026-07-01 {it:02}:00;1\n")).collect::<Vec<_>>().concat();
    assert_eq!(read_here(&format!("Data;kWh\n{few}")), Err(MeterError::Length { hours: 4 }));
    assert_eq!(read_here("Data;kWh\n"), Err(MeterError::Length { hours: 0 }));
    assert_eq!(read_here(""), Err(MeterError::Headings));
}

#[test]
fn files_of_windows_and_workbooks_are_told_apart() {
    let windows = b"Dzie\xf1;Warto\x9c\xe6 [kWh]";
    assert_eq!(decode(windows).unwrap(), "Dzień;Wartość [kWh]");
    assert_eq!(decode("\u{feff}Dzień".as_bytes()).unwrap(), "\u{feff}Dzień");
    assert_eq!(decode(&[0xff, 0xfe, b'a', 0, b'b', 0]).unwrap(), "ab");
    assert_eq!(decode(b"PK\x03\x04\x14\x00"), Err(MeterError::NotText));
}

/// A year and a day of hours from 1 January 2025 on, each of `of` its local hour of the day and day of the week.
fn year_of(of: impl Fn(i64, u8) -> f64) -> Meter {
    let (zone, start) = (warsaw(), at("2024-12-31T23:00:00Z"));
    let value = |hour: i64| {
        let local = zone.local(start.plus_seconds(hour * HOUR_S));
        Some(of(local.hour(), local.date.weekday()))
    };
    let told = Told { column: String::new(), has_unit: true, is_end: false, is_end_sure: true, fed_in: 0 };
    Meter { start, step_s: HOUR_S, kwh: (0..8_784).map(value).collect(), told }
}

#[test]
fn in_another_year_each_hour_stands_at_its_clock_and_day_of_the_week() {
    let of = |hour: i64, weekday: u8| f64::from(u8::try_from(hour).unwrap()) + 100.0 * f64::from(weekday);
    let (zone, start) = (warsaw(), at("2019-01-01T00:10:00Z"));
    let year = year_of(of).year(&zone, start, 8_760).unwrap();
    for (number, value) in (0_i64..).zip(&year) {
        let local = zone.local(start.plus_seconds(number * HOUR_S));
        let wanted = of(local.hour(), local.date.weekday());
        // The hour that summer time skips in 2025 stands on another day than that of 2019.
        let is_change = local.date.month() == 3 && local.date.day() > 20 && local.hour() == 2;
        assert!((value - wanted).abs() < 1e-9 || is_change, "{number}: {value} {wanted}");
    }
}

#[test]
fn half_a_year_does_not_stand_for_a_year() {
    let mut meter = year_of(|_, _| 1.0);
    meter.kwh.truncate(4_380);
    let refused = meter.year(&warsaw(), at("2019-01-01T00:00:00Z"), 8_760);
    assert_eq!(refused, Err(MeterError::NotAYear { days: 182 }));
}

/// A generator of numbers that look random, the same in every run.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn ten_thousand_damaged_files_are_read_or_refused_and_never_panic() {
    let good = tauron(&[("2026-10-25", &DAY_OF_24), ("2026-10-26", &DAY_OF_24)]).into_bytes();
    let mut state = 7;
    let mut refused = 0;
    for _ in 0..10_000 {
        let mut bytes = good.clone();
        for _ in 0..=next(&mut state) % 4 {
            let (place, letter) =
                (next(&mut state) % bytes.len(), b"0123456789;:,-\n\" \xf3T"[next(&mut state) % 19]);
            match next(&mut state) % 3 {
                0 => bytes[place] = letter,
                1 => drop(bytes.remove(place)),
                _ => bytes.insert(place, letter),
            }
        }
        if let Ok(meter) = decode(&bytes).and_then(|it| read_here(&it)) {
            assert!(meter.kwh.iter().flatten().all(|it| it.is_finite() && *it >= 0.0));
            assert!(meter.kwh.len() < 27_100, "{}", meter.kwh.len());
        } else {
            refused += 1;
        }
    }
    assert!(refused > 2_000, "{refused}");
}

#[test]
fn whatever_steps_are_written_come_back_east_and_west() {
    for rule in ["CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "IST-5:30"] {
        let zone = ZoneRule::parse(rule).unwrap();
        for (step_s, month) in [(900, 3), (1_800, 10), (3_600, 11), (3_600, 3)] {
            let start = zone.midnight(CivilDate::new(2026, month, 1).unwrap());
            let steps = 31 * 86_400 / step_s;
            let mut text = "Data;kWh\n".to_owned();
            for step in 0..steps {
                let local = zone.local(start.plus_seconds(step * step_s));
                let _ =
                    writeln!(text, "{} {:02}:{:02};{}", local.date, local.hour(), local.minute(), step % 7);
            }
            let meter = read(&text, &zone).unwrap();
            assert_eq!((meter.start, meter.step_s, meter.missing()), (start, step_s, 0), "{rule} {step_s}");
            assert_eq!(i64::try_from(meter.kwh.len()), Ok(steps), "{rule} {step_s}");
        }
    }
}
