//! Laws of appliances that hold for any use.

use portal_model::appliance::{Appliance, Edge, LabelScale};
use portal_units::{Energy, Power, Span};
use proptest::prelude::*;

/// Little is good.
const RISING: LabelScale = LabelScale { limits: [41.0, 51.0, 64.0, 80.0, 100.0, 125.0], edge: Edge::Better };
/// Much is good.
const FALLING: LabelScale =
    LabelScale { limits: [210.0, 185.0, 160.0, 135.0, 110.0, 85.0], edge: Edge::Worse };

proptest! {
    #[test]
    fn what_is_off_uses_nothing_and_longer_use_uses_more(kw in 0.0..5.0, hours in 0.0..12.0, more in 0.0..12.0) {
        let used = |hours| {
            let it = Appliance {
                power: Power::from_kw(kw), running: Span::from_hours(hours),
                standby: Power::ZERO, standby_time: Span::ZERO,
            };
            it.year().unwrap().total()
        };
        prop_assert_eq!(used(0.0), Energy::ZERO);
        prop_assert!(used(hours + more) >= used(hours));
    }

    #[test]
    fn a_better_index_never_has_a_worse_class(index in 0.0..300.0, more in 0.0..100.0) {
        prop_assert!(RISING.class(index).unwrap() <= RISING.class(index + more).unwrap());
        prop_assert!(FALLING.class(index + more).unwrap() <= FALLING.class(index).unwrap());
    }
}
