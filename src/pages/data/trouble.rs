//! What harvester and pages keep of a failure, for readers.

/// Why there is no newer answer of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The publisher wants to be asked less often.
    Busy,
    /// The publisher refuses.
    Refused,
    /// The publisher's server fails.
    Broken,
    /// There is no connection, or it broke.
    Unreachable,
    /// No whole answer in time.
    Late,
    /// An answer without values.
    Empty,
    /// An answer older than the one before.
    Old,
    /// The terms have changed.
    Licence,
    /// The publisher's clock is wrong.
    Clock,
    /// Anything else: an answer that is not understood.
    Unreadable,
}

impl Trouble {
    /// What a sentence of the harvester's manifest, or one that a page has kept, means.
    pub fn of(error: &str) -> Self {
        // Their own words, each with what it means; the first that fits counts.
        const WORDS: [(&str, Trouble); 16] = [
            ("status 429", Trouble::Busy),
            ("status 4", Trouble::Refused),
            ("the publisher refuses", Trouble::Refused),
            ("status 5", Trouble::Broken),
            ("no connection", Trouble::Unreachable),
            ("the answer broke off", Trouble::Unreachable),
            ("broken off", Trouble::Unreachable),
            ("no answer within", Trouble::Late),
            ("no values", Trouble::Empty),
            ("old by", Trouble::Old),
            ("clocks differ", Trouble::Clock),
            ("not whole after", Trouble::Late),
            ("every value is missing", Trouble::Empty),
            ("older than", Trouble::Old),
            ("the licence is now", Trouble::Licence),
            ("the publisher's clock", Trouble::Clock),
        ];
        WORDS.iter().find(|it| error.starts_with(it.0)).map_or(Self::Unreadable, |it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_harvester_says_is_understood() {
        for (error, trouble) in [
            ("status 429", Trouble::Busy),
            ("status 403", Trouble::Refused),
            ("status 503", Trouble::Broken),
            ("no connection: refused", Trouble::Unreachable),
            ("not whole after 20000 ms", Trouble::Late),
            ("every value is missing", Trouble::Empty),
            ("older than the answer of before: up to a instead of b", Trouble::Old),
            ("the licence is now \"?\"", Trouble::Licence),
            ("hourly: not an object", Trouble::Unreadable),
            ("", Trouble::Unreadable),
        ] {
            assert_eq!(Trouble::of(error), trouble, "{error}");
        }
    }
}
