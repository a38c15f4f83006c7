package dev.millrace.sql.stream.over;

import dev.millrace.sql.plan.OverGroup;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;

/// Adds columns that functions compute over the rows of a key in the order of their times.
///
/// @param input the type of the rows
/// @param width the number of columns behind which arguments refer to the constants of the group
/// @param group the functions and their window
/// @param timeColumn the index of the column with the time
/// @param isEventTime whether rows wait for the watermark; otherwise they have the time of their arrival
/// @param history which earlier rows are needed
/// @param rowType the type of the rows with the added columns
public record TimeOverSpec(
        RowType input,
        int width,
        OverGroup group,
        int timeColumn,
        boolean isEventTime,
        OverHistory history,
        RowType rowType)
        implements ContinuousSpec {

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new TimeOver(this, services);
    }
}
