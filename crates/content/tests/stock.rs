//! What the portal has, read from its published tables.

use portal_content::{Known, Stock, Table};

fn table(csv: &str) -> Table {
    Table::read(csv).unwrap_or_default()
}

fn stock() -> Stock {
    let questions = "slug,calculator,key,label,unit,min,max,options\n\
                     roof,Roof,tilt,Tilt,°,0,90,\n\
                     roof,Roof,profile,Who lives here,,,,h0:Household|g1:Firm\n\
                     car,Car,km,Way,km,-5,2.5,\n";
    let mut stock = Stock::new(&table("id,title\none,One\n"), &table(questions));
    stock.add("years", table("year,solar\n2020,1\n"));
    stock
}

#[test]
fn names_are_known_by_the_tables() {
    let stock = stock();
    assert!(stock.has_source("one") && !stock.has_source("id"));
    assert!(stock.table("years").is_some() && stock.table("sun").is_none());
    assert_eq!(stock.questions("roof"), Some(vec!["tilt", "profile"]));
    assert_eq!(stock.questions("boat"), None);
    assert_eq!(stock.calculators(), [("roof", "Roof"), ("car", "Car")]);
}

#[test]
fn a_filling_is_taken_as_far_as_the_questions_take_it() {
    let stock = stock();
    let refused = |slug: &str, state: &str| stock.refused(slug, state).join(" ");
    assert_eq!(refused("roof", "tilt=30&profile=g1"), "");
    assert_eq!(refused("roof", "tilt=91&profile=g9&x=1&tilt"), "tilt=91 profile=g9 x=1 tilt");
    assert_eq!(refused("car", "km=-5"), "");
    assert_eq!(refused("car", "km=2.6"), "km=2.6");
    assert_eq!(refused("boat", "x=1"), "");
}
