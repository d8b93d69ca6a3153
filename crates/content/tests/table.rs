//! Tables as they stand in their files, and the cells that a lesson chooses.

use portal_content::Table;

fn rows(csv: &str) -> Option<Vec<Vec<String>>> {
    let table = Table::read(csv)?;
    Some([vec![table.columns], table.rows].concat())
}

#[test]
fn cells_are_read_with_their_quotations_commas_and_line_ends() {
    let csv = "a,b\r\n1,\"x, \"\"y\"\"\nz\"\n\n,\n\"\",ł";
    let wanted = [["a", "b"], ["1", "x, \"y\"\nz"], ["", ""], ["", "ł"]];
    assert_eq!(rows(csv), Some(wanted.map(|row| row.map(str::to_owned).to_vec()).to_vec()));
}

#[test]
fn what_is_no_table_is_refused() {
    for csv in ["", "\n\n", "a,b\n1\n", "a\n1,2\n", "a\n\"1\n"] {
        assert_eq!(Table::read(csv), None, "{csv:?}");
    }
}
