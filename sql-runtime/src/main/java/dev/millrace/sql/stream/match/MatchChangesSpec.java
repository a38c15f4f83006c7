package dev.millrace.sql.stream.match;

import dev.millrace.sql.plan.MatchClause;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;

/// Finds sequences of rows of a continuous query. The key of the operator is the partition.
///
/// @param input the type of the rows
/// @param isEventTime whether rows wait for the watermark; otherwise their time is that of their arrival
/// @param rowType the type of the results
public record MatchChangesSpec(RowType input, MatchClause clause, boolean isEventTime, RowType rowType)
        implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new TimedMatches(this, services);
    }
}
