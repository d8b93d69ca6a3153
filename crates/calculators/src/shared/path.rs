//! Questions with pictures that several calculators ask.

use crate::path::{PathAnswer, Picture, Step};

mod texts {
    portal_text::texts!("shared/path");
}

/// The house: its years decide on its walls, and older houses are larger. For the form of a home.
pub const HOUSE: Step = Step {
    question: texts::HOUSE,
    answers: &[
        PathAnswer {
            label: texts::HOUSE_OLD,
            picture: Picture::HouseOld,
            state: "built=before-1945&area=160",
        },
        PathAnswer {
            label: texts::HOUSE_CUBE,
            picture: Picture::HouseCube,
            state: "built=1970-1979&area=120",
        },
        PathAnswer {
            label: texts::HOUSE_GABLE,
            picture: Picture::HouseGable,
            state: "built=1990-1999&area=140",
        },
        PathAnswer { label: texts::HOUSE_NEW, picture: Picture::HouseNew, state: "built=wt-2021&area=120" },
    ],
};

/// What heats it now.
pub const HEATING: Step = Step {
    question: texts::HEATING,
    answers: &[
        PathAnswer { label: texts::HEATING_COAL, picture: Picture::Coal, state: "now=coal-by-hand" },
        PathAnswer { label: texts::HEATING_GAS, picture: Picture::Gas, state: "now=gas" },
        PathAnswer { label: texts::HEATING_PELLET, picture: Picture::Pellet, state: "now=pellet" },
        PathAnswer { label: texts::HEATING_ELECTRIC, picture: Picture::Plug, state: "now=electric" },
    ],
};

/// The use of a year behind a monthly bill. Of 2000 kWh a bill is PLN 212 (`household_bill_pge` of the prices); each
/// kWh more or less is PLN 1.1 (`electricity_price_g11_gross`), and the capacity charge is PLN 8 a month lower up to 1200
/// and PLN 8 higher from 2800 kWh (`capacity_charge_500_1200_gross`, `capacity_charge_over_2800_gross`).
pub const BILL: Step = Step {
    question: texts::BILL,
    answers: &[
        PathAnswer { label: texts::BILL_LOW, picture: Picture::BillLow, state: "use=1200" },
        PathAnswer { label: texts::BILL_MIDDLE, picture: Picture::BillMiddle, state: "use=2000" },
        PathAnswer { label: texts::BILL_HIGH, picture: Picture::BillHigh, state: "use=4000" },
    ],
};

/// The power that a roof has room for, with panels of about 0.45 kWp.
pub const ROOM: Step = Step {
    question: texts::ROOM,
    answers: &[
        PathAnswer { label: texts::ROOM_FEW, picture: Picture::PanelsFew, state: "power=2" },
        PathAnswer { label: texts::ROOM_SOME, picture: Picture::PanelsSome, state: "power=5" },
        PathAnswer { label: texts::ROOM_MANY, picture: Picture::PanelsMany, state: "power=10" },
    ],
};

/// Who takes electricity from a cluster: households and firms in the proportion of its calculator's start.
pub const TOWN: Step = Step {
    question: texts::TOWN,
    answers: &[
        PathAnswer {
            label: texts::TOWN_VILLAGE,
            picture: Picture::HouseGable,
            state: "households=1000&business=2",
        },
        PathAnswer {
            label: texts::TOWN_DISTRICT,
            picture: Picture::Flats,
            state: "households=10000&business=20",
        },
        PathAnswer { label: texts::TOWN_CITY, picture: Picture::Town, state: "households=40000&business=80" },
    ],
};

/// What makes the electricity of a cluster; wind as in the presets of its calculators.
pub const PLANTS: Step = Step {
    question: texts::PLANTS,
    answers: &[
        PathAnswer { label: texts::PLANTS_SUN, picture: Picture::Sun, state: "pv=12&wind=0&biogas=0" },
        PathAnswer { label: texts::PLANTS_BIOGAS, picture: Picture::Leaf, state: "pv=12&wind=0&biogas=1.8" },
        PathAnswer { label: texts::PLANTS_WIND, picture: Picture::Wind, state: "pv=12&wind=10&biogas=1.8" },
    ],
};
