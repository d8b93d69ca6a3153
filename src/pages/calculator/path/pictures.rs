//! How the pictures are drawn: lines in the colour of the words, fills by class, on a grid of 48.

use portal_calculators::Picture;

/// What stands inside the `svg` of a picture.
pub(super) fn drawing(picture: Picture) -> &'static str {
    DRAWINGS.iter().find(|it| it.0 == picture).map_or("", |it| it.1)
}

static DRAWINGS: &[(Picture, &str)] = &[
    (
        Picture::Battery,
        r#"<path class="leaf" d="M8 14h32v26H8z"/><path d="M13 14V8h7v6M28 14V8h7v6M13 27h8m-4-4v8M27 27h8"/>"#,
    ),
    (
        Picture::BillHigh,
        r#"<path class="sun" d="M17 10h14v24H17zm0 6h14m0 6H17m0 6h14"/><path d="M10 5h28v38l-5-4-4 4-5-4-5 4-4-4-5 4z"/>"#,
    ),
    (
        Picture::BillLow,
        r#"<path class="sun" d="M17 29h14v5H17z"/><path d="M10 5h28v38l-5-4-4 4-5-4-5 4-4-4-5 4z"/>"#,
    ),
    (
        Picture::BillMiddle,
        r#"<path class="sun" d="M17 22h14v12H17zm0 6h14"/><path d="M10 5h28v38l-5-4-4 4-5-4-5 4-4-4-5 4z"/>"#,
    ),
    (Picture::Bolt, r#"<path class="sun" d="M28 4 10 27h13l-4 17 19-25H25z"/>"#),
    (
        Picture::Box,
        r#"<path class="sun" d="m7 16 17-9 17 9z"/><path d="M10 16v26h28V16M26 20l-6 9h7l-5 9"/>"#,
    ),
    (
        Picture::Bus,
        r#"<path class="leaf" d="M6 8h36v28H6z"/><path class="sky" d="M6 13h36v10H6zm12 0v10m12-10v10"/><path class="smoke" d="M10 36a4 4 0 0 0 8 0zm20 0a4 4 0 0 0 8 0z"/>"#,
    ),
    (
        Picture::Car,
        r#"<path class="sky" d="M4 33v-8l6-2 6-10h16l6 10 6 2v8z"/><path d="m16 23 4-6h8l4 6z"/><path class="smoke" d="M9 33a5 5 0 0 0 10 0zm20 0a5 5 0 0 0 10 0z"/>"#,
    ),
    (
        Picture::Cars,
        r#"<path class="sky" d="M2 22v-6l4-1 4-7h11l4 7 4 1v6z"/><path class="sun" d="M19 40v-6l4-1 4-7h11l4 7 4 1v6z"/><path class="smoke" d="M6 22a3 3 0 0 0 6 0zm13 0a3 3 0 0 0 6 0zm4 18a3 3 0 0 0 6 0zm13 0a3 3 0 0 0 6 0z"/>"#,
    ),
    (
        Picture::Charger,
        r#"<path class="sun" d="M9 6h19v36H9z"/><path d="m21 13-6 9h7l-5 9M28 24h4v8a4 4 0 0 0 8 0V21m-4 0h8v-6h-8zm2-6v-4m4 4v-4M5 42h27"/>"#,
    ),
    (Picture::ClockLong, r#"<circle class="sun" cx="24" cy="24" r="18"/><path d="M24 11v13l8 5"/>"#),
    (
        Picture::ClockMiddle,
        r#"<path class="sun" d="M24 24V6a18 18 0 0 1 15.6 27z"/><circle cx="24" cy="24" r="18"/>"#,
    ),
    (
        Picture::ClockShort,
        r#"<path class="sun" d="M24 24V6a18 18 0 0 1 15.6 9z"/><circle cx="24" cy="24" r="18"/>"#,
    ),
    (
        Picture::Coal,
        r#"<path d="M10 9h28v31H10zm4 31v4m20-4v4M30 9V3M10 15h28"/><path class="fire" d="M16 20h16v13H16z"/>"#,
    ),
    (
        Picture::Diesel,
        r#"<path class="smoke" d="M9 6h19v36H9z"/><path d="M14 12h9v9h-9zM28 22h4v10a4 4 0 0 0 8 0V16l-6-6M5 42h27"/>"#,
    ),
    (Picture::Drop, r#"<path class="sky" d="M24 5c8 11 12 16 12 24a12 12 0 0 1-24 0c0-8 4-13 12-24z"/>"#),
    (
        Picture::Flats,
        r#"<path class="sky" d="M10 5h28v38H10z"/><path d="M16 12h5m6 0h5M16 20h5m6 0h5M16 28h5m6 0h5M21 43v-8h6v8"/>"#,
    ),
    (
        Picture::Floor,
        r#"<path class="fire" d="M4 32h40v8H4z"/><path d="M14 25c-4-5 4-9 0-14m10 14c-4-5 4-9 0-14m10 14c-4-5 4-9 0-14"/>"#,
    ),
    (
        Picture::Gas,
        r#"<path class="sky" d="M24 5c2 8 11 12 11 23a11 11 0 0 1-22 0c0-6 4-8 5-13 3 2 4 4 4 7 3-4 4-10 2-17z"/>"#,
    ),
    (
        Picture::GlobeEquator,
        r#"<circle class="sky" cx="24" cy="24" r="18"/><path d="M6 24h36M24 6c-10 10-10 26 0 36 10-10 10-26 0-36z"/><circle class="fire" cx="24" cy="24" r="5"/>"#,
    ),
    (
        Picture::GlobeHere,
        r#"<circle class="sky" cx="24" cy="24" r="18"/><path d="M6 24h36M24 6c-10 10-10 26 0 36 10-10 10-26 0-36z"/><circle class="fire" cx="24" cy="14" r="5"/>"#,
    ),
    (
        Picture::GlobeNorth,
        r#"<circle class="sky" cx="24" cy="24" r="18"/><path d="M6 24h36M24 6c-10 10-10 26 0 36 10-10 10-26 0-36z"/><circle class="fire" cx="24" cy="7" r="5"/>"#,
    ),
    (
        Picture::HeatPump,
        r#"<path d="M4 10h40v27H4zm6 27v4m28-4v4M33 18h6m-6 6h6m-6 6h6"/><circle class="sky" cx="18" cy="24" r="9"/><path d="m18 24 5-5m-5 5-7-2m7 2 2 7"/>"#,
    ),
    (
        Picture::HouseCube,
        r#"<path d="M9 12h30v30H9zm-3 0h36M21 42V31h6v11"/><path class="sky" d="M14 18h7v7h-7zm13 0h7v7h-7z"/>"#,
    ),
    (
        Picture::HouseGable,
        r#"<path class="fire" d="M6 23 24 8l18 15z"/><path d="M10 23v19h28V23M20 42V31h8v11"/>"#,
    ),
    (
        Picture::HouseNew,
        r#"<path class="sky" d="M13 9h22l9 14H4zm7 0-4 14m12-14 4 14M9 16h30"/><path class="leaf" d="M9 23h30v19H9z"/><path d="M20 42V31h8v11"/>"#,
    ),
    (
        Picture::HouseOld,
        r#"<path d="M31 16V5h5v17"/><path class="fire" d="M9 25 24 5l15 20z"/><path d="M12 25v18h24V25M20 31h8v7h-8z"/>"#,
    ),
    (
        Picture::Kettle,
        r#"<path class="sky" d="M13 17h21l4 24H9z"/><path d="M15 17c0-9 17-9 17 0m4 5 7-5m-31 6c-9 0-10 12-2 13"/>"#,
    ),
    (Picture::LabelGreen, r#"<path class="leaf" d="M5 14h14l10 10-10 10H5z"/>"#),
    (Picture::LabelRed, r#"<path class="fire" d="M5 14h28l10 10-10 10H5z"/>"#),
    (Picture::LabelYellow, r#"<path class="sun" d="M5 14h21l10 10-10 10H5z"/>"#),
    (
        Picture::Lamp,
        r#"<path class="sun" d="M18 34c0-6-6-8-6-16a12 12 0 0 1 24 0c0 8-6 10-6 16z"/><path d="M19 39h10m-8 5h6"/>"#,
    ),
    (
        Picture::Leaf,
        r#"<path class="leaf" d="M11 38C5 18 18 8 40 8c1 22-10 35-29 30z"/><path d="M7 43c5-10 11-16 20-22"/>"#,
    ),
    (
        Picture::Night,
        r#"<path class="sun" d="M28 6a19 19 0 1 0 14 25A16 16 0 0 1 28 6z"/><path d="M37 9v7m-3.5-3.5h7"/>"#,
    ),
    (Picture::PanelsFew, r#"<path class="sky" d="M13 16h22v15H13zm11 0v15"/>"#),
    (Picture::PanelsMany, r#"<path class="sky" d="M4 6h40v36H4zm10 0v36M24 6v36M34 6v36M4 18h40M4 30h40"/>"#),
    (Picture::PanelsSome, r#"<path class="sky" d="M7 9h33v30H7zm11 0v30M29 9v30M7 24h33"/>"#),
    (
        Picture::Pellet,
        r#"<path class="sun" d="M9 10h14a4 4 0 0 1 0 8H9a4 4 0 0 1 0-8zm16 11h14a4 4 0 0 1 0 8H25a4 4 0 0 1 0-8zM10 32h14a4 4 0 0 1 0 8H10a4 4 0 0 1 0-8z"/>"#,
    ),
    (
        Picture::Person,
        r#"<circle class="sun" cx="24" cy="12" r="7"/><path class="sky" d="M11 43c0-14 3-20 13-20s13 6 13 20z"/>"#,
    ),
    (
        Picture::Petrol,
        r#"<path class="leaf" d="M9 6h19v36H9z"/><path d="M14 12h9v9h-9zM28 22h4v10a4 4 0 0 0 8 0V16l-6-6M5 42h27"/>"#,
    ),
    (
        Picture::Plug,
        r#"<path d="M17 5v10M31 5v10m-7 19v10"/><path class="sun" d="M12 15h24v7a12 12 0 0 1-24 0z"/>"#,
    ),
    (Picture::Pylon, r#"<path d="m15 44 7-39h4l7 39M9 14h30M11 23h26M9 14v5m30-5v5M20 27l11 9m-3-9-11 9"/>"#),
    (
        Picture::Radiator,
        r#"<path class="fire" d="M6 11h6v26H6zm10 0h6v26h-6zm10 0h6v26h-6zm10 0h6v26h-6z"/><path d="M12 16h4m6 0h4m6 0h4M12 32h4m6 0h4m6 0h4"/>"#,
    ),
    (
        Picture::RadiatorFlat,
        r#"<path class="fire" d="M4 20h40v20H4z"/><path d="M14 15c-3-4 3-6 0-10m10 10c-3-4 3-6 0-10m10 10c-3-4 3-6 0-10"/>"#,
    ),
    (Picture::Road, r#"<path class="smoke" d="M19 7 5 43h38L29 7z"/><path d="M24 10v6m0 6v7m0 6v8"/>"#),
    (Picture::Roof, r#"<path class="sun" d="M4 27 24 9l20 18v7L24 16 4 34z"/><path d="M10 29v14h28V29"/>"#),
    (Picture::RoofFlat, r#"<circle class="sun" cx="24" cy="9" r="6"/><path d="M8 25h32v18H8zm-5 0h42"/>"#),
    (
        Picture::RoofSide,
        r#"<circle class="sun" cx="8" cy="16" r="6"/><path d="m7 33 17-15 17 15zm4 0v10h26V33"/>"#,
    ),
    (
        Picture::RoofSouth,
        r#"<circle class="sun" cx="24" cy="9" r="6"/><path d="m7 33 17-15 17 15zm4 0v10h26V33"/>"#,
    ),
    (
        Picture::School,
        r#"<path class="sun" d="m15 20 9-7 9 7z"/><path d="M4 20h40v22H4zm20-7V4h8v5h-8m-3 33V31h6v11M10 27h6m16 0h6M10 34h6m16 0h6"/>"#,
    ),
    (
        Picture::Shop,
        r#"<path class="fire" d="m5 21 5-13h28l5 13z"/><path d="M9 21v21h30V21M27 42V29h7v13M14 29h8v7h-8zm3-21-2 13m16-13 2 13"/>"#,
    ),
    (Picture::SmokeLittle, r#"<path d="M24 20c-4-4 4-6 0-11"/><path d="M18 27h12v17H18zm-4 0h20"/>"#),
    (
        Picture::SmokeMuch,
        r#"<path class="smoke" d="M12 22a7 7 0 0 1 0-13 8 8 0 0 1 14-4 7 7 0 0 1 11 5 6 6 0 0 1-2 12z"/><path d="M18 27h12v17H18zm-4 0h20"/>"#,
    ),
    (
        Picture::SmokeSome,
        r#"<path class="smoke" d="M19 21a5 5 0 0 1 1-9 6 6 0 0 1 11 2 4 4 0 0 1-1 7z"/><path d="M18 27h12v17H18zm-4 0h20"/>"#,
    ),
    (
        Picture::Snow,
        r#"<path d="M24 4v40M7 14l34 20m0-20L7 34M18 7l6 6 6-6M18 41l6-6 6 6M6 21l8-3-2-8m30 17-8 3 2 8"/>"#,
    ),
    (
        Picture::Sun,
        r#"<circle class="sun" cx="24" cy="24" r="9"/><path d="M24 4v5m0 30v5M4 24h5m30 0h5M10 10l3 3m22 22 3 3m0-28-3 3M13 35l-3 3"/>"#,
    ),
    (Picture::Television, r#"<path class="sky" d="M4 9h40v26H4z"/><path d="M24 35v7m-9 0h18"/>"#),
    (
        Picture::Town,
        r#"<path class="sky" d="M16 42V8h15v34z"/><path d="M2 42h44M4 42V21h12M31 16h13v26M21 15h5m-5 8h5m-5 8h5M8 28h4m-4 7h4m24-12h4m-4 8h4"/>"#,
    ),
    (
        Picture::Tree,
        r#"<path d="M24 44V26"/><circle class="leaf" cx="24" cy="18" r="14"/><path d="M24 44V20m0 9 6-6"/>"#,
    ),
    (
        Picture::Wall,
        r#"<path d="M6 6h18v36H6zm0 12h18M6 30h18M15 6v12m-4 0v12m8 0v12"/><path class="sun" d="M24 6h14v36H24zl14 7-14 7 14 7-14 7 14 8"/>"#,
    ),
    (
        Picture::Washing,
        r#"<path d="M8 5h32v38H8zm0 8h32M13 9h6"/><circle class="sky" cx="24" cy="28" r="10"/>"#,
    ),
    (
        Picture::Wind,
        r#"<path d="M24 21v23m-6 0h12"/><path class="sky" d="M24 20V3c5 5 5 12 0 17zm0 0 15 8c-7 3-13 0-15-8zm0 0L9 28c7 3 13 0 15-8z"/>"#,
    ),
    (Picture::Window, r#"<path class="sky" d="M9 6h30v35H9zm15 0v35M9 21h30"/><path d="M5 41h38"/>"#),
];
