//! What a mark means, the token that colours it, and colours for places without tokens.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $token:literal $light:tt $dark:tt $projector:tt;)+) => {
        /// The meaning of a mark. Its colour is the style sheet's business.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Role { $($(#[$doc])* $role,)+ }

        impl Role {
            /// Every role, in the order of [`Palette`].
            pub const ALL: [Self; COUNT] = [$(Self::$role,)+];

            /// The custom property that holds the colour, with its dashes: `--solar`.
            pub const fn token(self) -> &'static str {
                match self { $(Self::$role => $token,)+ }
            }
        }

        const COUNT: usize = [$($token,)+].len();
        const LIGHT: [Rgb; COUNT] = [$(Rgb $light,)+];
        const DARK: [Rgb; COUNT] = [$(Rgb $dark,)+];
        const PROJECTOR: [Rgb; COUNT] = [$(Rgb $projector,)+];
    };
}

// Light, dark and projector. The first two are the tokens of the style sheet, converted from OKLCH to sRGB; on a projector
// black is grey, so that marks are darker and the paper is white.
roles! {
    /// The page itself.
    Paper "--paper" (252, 250, 246) (16, 22, 33) (255, 255, 255);
    /// Grid lines.
    Rule "--rule" (211, 209, 200) (53, 61, 77) (166, 165, 158);
    /// Text and neutral marks.
    Ink "--ink" (17, 30, 45) (240, 238, 231) (1, 3, 9);
    /// Secondary text and marks.
    Ink2 "--ink-2" (66, 78, 94) (205, 203, 192) (27, 34, 43);
    /// Labels of axes and thresholds.
    Ink3 "--ink-3" (90, 100, 114) (169, 178, 190) (54, 62, 72);
    /// The one accent: chosen, now.
    Accent "--accent" (0, 95, 134) (112, 204, 238) (0, 75, 117);
    /// Solar power.
    Solar "--solar" (210, 119, 0) (247, 184, 61) (187, 93, 0);
    /// The area under a solar curve.
    SolarFill "--solar-fill" (239, 173, 50) (205, 145, 48) (239, 173, 50);
    /// Generation used where it is made.
    SelfUse "--self-use" (210, 119, 0) (247, 184, 61) (187, 93, 0);
    /// Generation sold to the grid.
    Export "--export" (245, 209, 148) (113, 87, 52) (247, 211, 155);
    /// Wind power.
    Wind "--wind" (35, 130, 186) (97, 183, 222) (0, 104, 173);
    /// Biogas.
    Biogas "--biogas" (77, 139, 80) (111, 192, 130) (39, 118, 47);
    /// Combined heat and power.
    Chp "--chp" (179, 84, 60) (233, 134, 100) (157, 47, 25);
    /// Storage.
    Battery "--battery" (126, 93, 177) (181, 155, 230) (107, 59, 170);
    /// Bought from the grid.
    Grid "--grid" (106, 114, 125) (150, 159, 171) (83, 92, 102);
    /// Demand.
    Demand "--demand" (36, 47, 61) (230, 229, 221) (8, 18, 31);
    /// Coal.
    Coal "--coal" (75, 64, 56) (156, 144, 134) (52, 37, 26);
    /// Fossil gas.
    Gas "--gas" (186, 108, 115) (222, 147, 152) (172, 73, 93);
    /// Hydropower.
    Hydro "--hydro" (28, 130, 146) (99, 179, 188) (0, 114, 129);
    /// Biomass and waste.
    Bio "--bio" (91, 122, 56) (148, 185, 109) (73, 102, 22);
    /// Best band of an air quality index.
    Air1 "--air-1" (68, 214, 214) (68, 214, 214) (68, 214, 214);
    /// Second band.
    Air2 "--air-2" (92, 203, 137) (92, 203, 137) (92, 203, 137);
    /// Third band.
    Air3 "--air-3" (232, 211, 79) (232, 211, 79) (232, 211, 79);
    /// Fourth band.
    Air4 "--air-4" (242, 118, 54) (242, 118, 54) (242, 118, 54);
    /// Fifth band.
    Air5 "--air-5" (183, 22, 45) (230, 66, 76) (169, 0, 33);
    /// Worst band.
    Air6 "--air-6" (102, 23, 82) (184, 85, 166) (92, 0, 72);
    /// A limit that is not to be passed.
    Limit "--limit" (165, 42, 38) (255, 150, 133) (151, 0, 4);
}

impl Role {
    /// Roles in an order in which neighbours are told apart by everyone: for stacks and for series without a meaning.
    pub const ORDER: [Self; 11] = [
        Self::Biogas,
        Self::Battery,
        Self::Gas,
        Self::Wind,
        Self::Solar,
        Self::Hydro,
        Self::Chp,
        Self::Grid,
        Self::Demand,
        Self::Coal,
        Self::Bio,
    ];

    /// The role that outlines a fill too pale to carry its own edge.
    pub const fn outline(self) -> Option<Self> {
        match self {
            Self::Export | Self::SolarFill => Some(Self::Solar),
            Self::Air1 | Self::Air2 | Self::Air3 | Self::Air4 | Self::Air5 | Self::Air6 => Some(Self::Ink3),
            _ => None,
        }
    }

    /// The share of the mark's colour \[%\] in text of that role, the rest is ink: text needs more contrast than marks.
    pub const fn text_share(self) -> u8 {
        match self {
            Self::Ink | Self::Ink2 | Self::Ink3 | Self::Accent | Self::Paper => 100,
            Self::Air1 | Self::Air2 | Self::Air3 | Self::Air4 | Self::Export => 0,
            Self::Solar | Self::SolarFill | Self::SelfUse => 50,
            _ => 65,
        }
    }
}

/// A colour of the screen, 0–255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// One colour for each role: for canvases and for files that leave the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    colours: [Rgb; COUNT],
}

impl Palette {
    /// The light theme.
    pub const LIGHT: Self = Self { colours: LIGHT };
    /// The dark theme.
    pub const DARK: Self = Self { colours: DARK };
    /// The theme for projectors.
    pub const PROJECTOR: Self = Self { colours: PROJECTOR };

    /// A palette that asks `resolve` for each role and keeps the light colour where it has no answer.
    pub fn resolve(resolve: impl Fn(Role) -> Option<Rgb>) -> Self {
        let mut colours = LIGHT;
        for (colour, role) in colours.iter_mut().zip(Role::ALL) {
            *colour = resolve(role).unwrap_or(*colour);
        }
        Self { colours }
    }

    /// The colour of a mark.
    pub fn mark(&self, role: Role) -> Rgb {
        self.colours.get(role as usize).copied().unwrap_or(Rgb(0, 0, 0))
    }

    /// The colour of text about that mark, see [`Role::text_share`].
    pub fn text(&self, role: Role) -> Rgb {
        mixed(self.mark(role), self.mark(Role::Ink), role.text_share())
    }

    /// The colour of a mark behind the one in focus: [`FADED`] % of it, the rest is paper.
    pub(crate) fn faded(&self, role: Role) -> Rgb {
        mixed(self.mark(role), self.mark(Role::Paper), FADED)
    }
}

/// The share of the mark's colour in marks behind the one in focus \[%\].
pub(crate) const FADED: u8 = 35;

/// `share` \[%\] of one colour, the rest of another, in sRGB.
fn mixed(one: Rgb, other: Rgb, share: u8) -> Rgb {
    let share = u16::from(share.min(100));
    let mix = |a: u8, b: u8| {
        let sum = (u16::from(a) * share + u16::from(b) * (100 - share) + 50) / 100;
        u8::try_from(sum).unwrap_or(u8::MAX)
    };
    Rgb(mix(one.0, other.0), mix(one.1, other.1), mix(one.2, other.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_role_is_mixed_with_ink() {
        // 65 % of (35, 130, 186) and 35 % of (17, 30, 45), worked by hand: 28.7, 95.0, 136.65.
        assert_eq!(Palette::LIGHT.text(Role::Wind), Rgb(29, 95, 137));
        assert_eq!(Palette::LIGHT.text(Role::Air1), Palette::LIGHT.mark(Role::Ink));
    }

    #[test]
    fn a_resolved_palette_keeps_the_light_colour_where_nothing_is_known() {
        let palette = Palette::resolve(|role| (role == Role::Wind).then_some(Rgb(1, 2, 3)));
        assert_eq!(palette.mark(Role::Wind), Rgb(1, 2, 3));
        assert_eq!(palette.mark(Role::Chp), Palette::LIGHT.mark(Role::Chp));
    }
}
