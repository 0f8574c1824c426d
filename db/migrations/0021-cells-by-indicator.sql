-- The indicator before the round. With the round second, a planner without statistics of the round (a new one, or a new
-- database) reads a return's cells by this index, which then means all cells of the round in that division.
drop index return_cells_by_indicator;
create index return_cells_by_indicator on return_cells (division, indicator, round) include (unit, version, state, scaled, decimals);
