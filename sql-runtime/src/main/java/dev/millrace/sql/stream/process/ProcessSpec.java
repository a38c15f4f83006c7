package dev.millrace.sql.stream.process;

import dev.millrace.sql.plan.ProcessClause;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Calls a process table function for each row of its tables. The key of the operator is the partition, if the
/// function has partitions.
///
/// @param inputs the types of the rows of the inputs
/// @param inputModes the kinds of changes of the inputs
/// @param outputMode the kinds of changes that the function emits
public record ProcessSpec(
        ProcessClause clause,
        List<RowType> inputs,
        List<EmittedKinds> inputModes,
        EmittedKinds outputMode,
        RowType rowType)
        implements ContinuousSpec {
    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return new FunctionOperator(this, services);
    }
}
