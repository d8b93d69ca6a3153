//! Public chargers: who waits and how long, and how much power they take together.

mod erlang;
mod simulation;

pub use erlang::{erlang_c, mean_wait};
pub use simulation::{EnergyNeed, QueueRun, Station, simulate};

use crate::registry::{Card, Limits, Proof};

/// A queue at chargers.
pub static CARD: Card = Card {
    slug: "charger-queue",
    item: "mobility::queue::simulate",
    formula: "arrivals by a Poisson process with the rate of the hour; first come, first served by c chargers; \
              service = energy/power. Checked against C(c, a) = B/(1 − ρ(1 − B)), W_q = C/(cμ − λ)",
    ranges: &[
        Limits { input: "chargers", min: 1.0, max: 1000.0, unit: "1" },
        Limits { input: "charger_power", min: 0.1, max: 1e5, unit: "kW" },
        Limits { input: "arrivals_per_hour", min: 0.0, max: 1e4, unit: "1/h" },
        Limits { input: "vehicles", min: 0.0, max: 2e6, unit: "1" },
    ],
    sources: &[
        "Kleinrock, Queueing Systems, vol. 1, 1975, section 3.5",
        "Steele, Lea and Flood, OOPSLA 2014, 453–472",
    ],
    omits: &["nobody-gives-up", "no-taper", "days-alike"],
    proofs: &[
        Proof::Hand { test: "tests/queue.rs: the_simulated_queue_waits_as_erlang_says" },
        Proof::Hand { test: "tests/queue.rs: equal_service_halves_the_wait_of_one_charger" },
    ],
};
