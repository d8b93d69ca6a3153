//! Names of the pictures.

/// What stands beside an answer. Only its name: the page knows how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// A bill of few coins.
    BillLow,
    /// A bill of some coins.
    BillMiddle,
    /// A bill of many coins.
    BillHigh,
    /// A battery.
    Battery,
    /// A flash.
    Bolt,
    /// A small transformer house.
    Box,
    /// A bus.
    Bus,
    /// A car.
    Car,
    /// Two cars.
    Cars,
    /// A charger for cars.
    Charger,
    /// A clock with a narrow wedge.
    ClockShort,
    /// A clock with a third filled.
    ClockMiddle,
    /// A clock that is filled.
    ClockLong,
    /// A stove with a fire.
    Coal,
    /// A pump for diesel.
    Diesel,
    /// A drop of water.
    Drop,
    /// A block of flats.
    Flats,
    /// A floor that warms.
    Floor,
    /// A flame of gas.
    Gas,
    /// The Earth with a place at its middle.
    GlobeEquator,
    /// The Earth with a place in between.
    GlobeHere,
    /// The Earth with a place at its top.
    GlobeNorth,
    /// A heat pump.
    HeatPump,
    /// A house like a cube with a flat roof.
    HouseCube,
    /// A house with a gable.
    HouseGable,
    /// A house with panels on its roof.
    HouseNew,
    /// An old house with a steep roof and a chimney.
    HouseOld,
    /// A kettle.
    Kettle,
    /// A green arrow of an energy label.
    LabelGreen,
    /// A yellow one.
    LabelYellow,
    /// A red one.
    LabelRed,
    /// A lamp.
    Lamp,
    /// A leaf.
    Leaf,
    /// The moon.
    Night,
    /// Two panels.
    PanelsFew,
    /// Six panels.
    PanelsSome,
    /// Twelve panels.
    PanelsMany,
    /// Pellets.
    Pellet,
    /// A person.
    Person,
    /// A pump for petrol.
    Petrol,
    /// A plug.
    Plug,
    /// A pylon of a power line.
    Pylon,
    /// A radiator of ribs.
    Radiator,
    /// A flat radiator.
    RadiatorFlat,
    /// A road to the horizon.
    Road,
    /// Layers on a roof.
    Roof,
    /// A flat roof under the sun.
    RoofFlat,
    /// A roof with the sun at its side.
    RoofSide,
    /// A roof with the sun above.
    RoofSouth,
    /// A school or an office.
    School,
    /// A shop with an awning.
    Shop,
    /// A chimney with hardly any smoke.
    SmokeLittle,
    /// A chimney with smoke.
    SmokeSome,
    /// A chimney with much smoke.
    SmokeMuch,
    /// A flake of snow.
    Snow,
    /// The sun.
    Sun,
    /// A television.
    Television,
    /// Houses of a town.
    Town,
    /// A tree.
    Tree,
    /// A wall with a layer of insulation.
    Wall,
    /// A washing machine.
    Washing,
    /// A wind turbine.
    Wind,
    /// A window.
    Window,
}
