//! Appliances and their labels, by hand and by the tables of the regulations.

use portal_model::appliance::{Appliance, Class, Edge, LabelScale, Standard, by_cycles, efficiency_index};
use portal_units::{Energy, EnergyPrice, Power, Span};

fn close(got: f64, want: f64) {
    assert!((got - want).abs() < 1e-9 * want.abs().max(1.0), "{got} is not {want}");
}

fn television() -> Appliance {
    Appliance {
        power: Power::from_kw(0.1),
        running: Span::from_hours(4.0),
        standby: Power::from_kw(0.0005),
        standby_time: Span::from_hours(20.0),
    }
}

#[test]
fn a_television_by_hand() {
    // 365·0.1 kW·4 h = 146 kWh, 365·0.5 W·20 h = 3.65 kWh; at 0.90 PLN/kWh 134.685 PLN.
    let year = television().year().unwrap();
    close(year.running.kwh(), 146.0);
    close(year.standby.kwh(), 3.65);
    close(year.total().kwh(), 149.65);
    close(year.cost(EnergyPrice::from_pln_per_kwh(0.9)).pln(), 134.685);
}

#[test]
fn a_washing_machine_by_hand() {
    // 60 kWh for 100 cycles, four a week.
    close(by_cycles(Energy::from_kwh(60.0), 208.0).unwrap().kwh(), 124.8);
    // −0.0025·8² + 0.0846·8 + 0.3920 = 0.9088, rounded 0.909; 0.6/0.909 = 66.006 %, rounded 66.0.
    let standard = Standard { quadratic: -0.0025, linear: 0.0846, constant: 0.3920 };
    close(efficiency_index(Energy::from_kwh(0.6), 8.0, &standard).unwrap(), 66.0);
    // 7 kg: 0.8617, rounded 0.862; 0.608/0.862 = 70.534 %, where 0.8617 would give 70.558 %.
    close(efficiency_index(Energy::from_kwh(0.608), 7.0, &standard).unwrap(), 70.5);
}

/// Delegated Regulation (EU) 2019/2016, Annex II, Table 1: EEI ≤ 41 is A … EEI > 125 is G.
const REFRIGERATORS: LabelScale =
    LabelScale { limits: [41.0, 51.0, 64.0, 80.0, 100.0, 125.0], edge: Edge::Better };
/// Delegated Regulation (EU) 2019/2015, Annex II, Table 1: 210 ≤ η is A … η < 85 is G.
const LAMPS: LabelScale =
    LabelScale { limits: [210.0, 185.0, 160.0, 135.0, 110.0, 85.0], edge: Edge::Better };

#[test]
fn lamps_and_refrigerators_fall_into_their_classes() {
    for (index, class) in [
        (0.0, Class::A),
        (41.0, Class::A),
        (41.1, Class::B),
        (80.0, Class::D),
        (125.0, Class::F),
        (125.1, Class::G),
    ] {
        assert_eq!(REFRIGERATORS.class(index).unwrap(), class, "EEI {index}");
    }
    for (efficacy, class) in [
        (210.0, Class::A),
        (209.9, Class::B),
        (160.0, Class::C),
        (85.0, Class::F),
        (84.9, Class::G),
        (0.0, Class::G),
    ] {
        assert_eq!(LAMPS.class(efficacy).unwrap(), class, "{efficacy} lm/W");
    }
}

#[test]
fn a_limit_may_belong_to_the_worse_class() {
    let rising = LabelScale { edge: Edge::Worse, ..REFRIGERATORS };
    assert_eq!((rising.class(41.0).unwrap(), rising.class(40.9).unwrap()), (Class::B, Class::A));
    let falling = LabelScale { edge: Edge::Worse, ..LAMPS };
    assert_eq!((falling.class(210.0).unwrap(), falling.class(210.1).unwrap()), (Class::B, Class::A));
}

/// Two limits at one place leave no class between them; a scale that begins so is one that falls.
#[test]
fn a_class_without_room_stays_empty() {
    let falling = LabelScale { limits: [185.0, 185.0, 160.0, 135.0, 110.0, 85.0], edge: Edge::Better };
    assert_eq!((falling.class(185.0).unwrap(), falling.class(184.9).unwrap()), (Class::A, Class::C));
}

#[test]
fn bad_appliances_are_named() {
    let message = |error: portal_model::ModelError| error.to_string();
    let always = Appliance { running: Span::from_hours(5.0), ..television() };
    assert_eq!(message(always.year().unwrap_err()), "standby_time = 20 lies outside 0 to 19");
    let mixed = LabelScale { limits: [1.0, 2.0, 3.0, 2.5, 4.0, 5.0], edge: Edge::Better };
    assert!(message(mixed.class(1.0).unwrap_err()).starts_with("limits = 2.5"));
    assert!(REFRIGERATORS.class(f64::NAN).is_err());
    assert!(by_cycles(Energy::from_kwh(60.0), -1.0).is_err());
    let nothing = Standard { quadratic: 0.0, linear: 0.0, constant: 0.0 };
    assert!(efficiency_index(Energy::from_kwh(1.0), 8.0, &nothing).is_err());
}
