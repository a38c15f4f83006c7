package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.operator.group.GroupedAggregates;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Aggregates rows before an exchange, so that fewer rows pass the exchange. The rows wait as long as more input
/// arrives, but not for more rows than the settings say. The input never takes rows back.
///
/// @param input the type of the rows that are aggregated
/// @param keys the indexes of the columns of the group
public record LocalGroupsSpec(RowType input, List<Integer> keys, List<AggregateCall> calls) implements ContinuousSpec {

    /// Returns the type of the emitted rows: the keys, then the intermediate results of each call.
    public RowType rowType() {
        return GroupedAggregates.partialType(input, keys, calls);
    }

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        GroupedAggregates aggregates =
                new GroupedAggregates(input, keys, calls, services.operators().users());
        return new Local(
                new BundledAggregates(aggregates, services, services.settings().batchRows()));
    }

    private record Local(BundledAggregates bundle) implements ContinuousOperator {
        @Override
        public void process(int input, ColumnBatch batch) {
            bundle.add(batch);
        }

        @Override
        public boolean holdsRows() {
            return !bundle.isEmpty();
        }

        @Override
        public void flush() {
            bundle.emit();
        }
    }
}
