package dev.millrace.sql.operator.group;

import dev.millrace.sql.operator.aggregate.Aggregator;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contains the calls of an aggregate for which equal arguments of a group count once. Calls with the same arguments
/// and the same filter share a set of rows without repetition.
final class DistinctCalls {
    private final RowType input;
    private final List<Integer> keys;
    private final List<AggregateCall> calls;
    private final List<RowSet> sets = new ArrayList<>();

    /// Describes rows without repetition, which contain the keys and then the arguments.
    ///
    /// @param filter the index of a boolean column that must be true; null for all rows
    record RowSet(List<Integer> arguments, @Nullable Integer filter) {}

    DistinctCalls(RowType input, List<Integer> keys, List<AggregateCall> calls) {
        this.input = input;
        this.keys = keys;
        this.calls = calls;
        for (AggregateCall each : calls) {
            if (Aggregators.dropsRepetition(each) && !sets.contains(set(each))) sets.add(set(each));
        }
    }

    private static RowSet set(AggregateCall call) {
        return new RowSet(call.arguments(), call.filter());
    }

    List<RowSet> sets() {
        return sets;
    }

    /// Returns the columns of the input that the rows of a set contain.
    List<Integer> columns(RowSet set) {
        List<Integer> columns = new ArrayList<>(keys);
        columns.addAll(set.arguments);
        return columns;
    }

    /// Returns the type of the rows of a set.
    RowType rowType(RowSet set) {
        List<LogicalType> types = new ArrayList<>();
        for (int each : keys) types.add(input.getTypeAt(each));
        for (int each : set.arguments) types.add(input.getTypeAt(each).copy(true));
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    /// Returns whether a call reads rows without repetition.
    boolean isDistinct(int call) {
        return Aggregators.dropsRepetition(calls.get(call));
    }

    /// Returns whether a call reads the rows of a set.
    boolean reads(int call, RowSet set) {
        return isDistinct(call) && set(calls.get(call)).equals(set);
    }

    /// Returns the aggregator of each call. The aggregators of calls in this object read the rows of their sets.
    Aggregator[] aggregators(FunctionInstances users) {
        Aggregator[] aggregators = new Aggregator[calls.size()];
        for (int i = 0; i < aggregators.length; i++) {
            AggregateCall call = calls.get(i);
            aggregators[i] = Aggregators.dropsRepetition(call)
                    ? Aggregators.of(Aggregators.withoutRepetition(call, keys.size()), rowType(set(call)), users)
                    : Aggregators.of(call, input, users);
        }
        return aggregators;
    }
}
