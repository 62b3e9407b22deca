//! The cheapest way to give each row a column of its own.

/// The column of each row, so that the sum of costs is the least; where there are more rows than columns, some rows have none.
pub fn assign(costs: &[Vec<i64>]) -> Vec<Option<usize>> {
    let (rows, columns) = (costs.len(), costs.first().map_or(0, Vec::len));
    if rows <= columns {
        return assigned(rows, columns, |row, column| costs[row][column]).into_iter().map(Some).collect();
    }
    let mut found = vec![None; rows];
    for (column, row) in assigned(columns, rows, |column, row| costs[row][column]).into_iter().enumerate() {
        found[row] = Some(column);
    }
    found
}

/// The Hungarian method (H. W. Kuhn, 1955) by shortest augmenting paths with potentials (R. Jonker and A. Volgenant, 1987), for
/// no more rows than columns. Rows and columns are counted from 1 within, 0 standing for none.
fn assigned(rows: usize, columns: usize, cost: impl Fn(usize, usize) -> i64) -> Vec<usize> {
    let (mut of_row, mut of_column) = (vec![0_i64; rows + 1], vec![0_i64; columns + 1]);
    let (mut row_at, mut came_from) = (vec![0; columns + 1], vec![0; columns + 1]);
    for row in 1..=rows {
        row_at[0] = row;
        let mut at = 0;
        let mut nearest = vec![i64::MAX; columns + 1];
        let mut seen = vec![false; columns + 1];
        while row_at[at] != 0 {
            seen[at] = true;
            let here = row_at[at];
            let (mut step, mut next) = (i64::MAX, 0);
            for column in (1..=columns).filter(|&column| !seen[column]) {
                let reduced = cost(here - 1, column - 1) - of_row[here] - of_column[column];
                if reduced < nearest[column] {
                    (nearest[column], came_from[column]) = (reduced, at);
                }
                if nearest[column] < step {
                    (step, next) = (nearest[column], column);
                }
            }
            for column in 0..=columns {
                if seen[column] {
                    of_row[row_at[column]] += step;
                    of_column[column] -= step;
                } else {
                    nearest[column] -= step;
                }
            }
            at = next;
        }
        while at != 0 {
            let before = came_from[at];
            row_at[at] = row_at[before];
            at = before;
        }
    }
    let mut found = vec![0; rows];
    for column in (1..=columns).filter(|&column| row_at[column] != 0) {
        found[row_at[column] - 1] = column - 1;
    }
    found
}
