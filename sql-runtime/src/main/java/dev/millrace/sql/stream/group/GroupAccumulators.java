package dev.millrace.sql.stream.group;

import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Creates the accumulators of calls.
final class GroupAccumulators {
    private final RowType input;
    private final boolean retracts;
    private final GroupLayout layout;
    private final @Nullable ContinuousServices services;

    /// @param input the type of the rows that are aggregated
    /// @param retracts whether rows may be taken back
    GroupAccumulators(RowType input, boolean retracts, GroupLayout layout, @Nullable ContinuousServices services) {
        this.input = input;
        this.retracts = retracts;
        this.layout = layout;
        this.services = services;
    }

    /// Returns the accumulator of a call. DISTINCT and FILTER of the call are left to the caller.
    ///
    /// @param number the number of the call, which names its states
    Accumulator of(AggregateCall call, int number) {
        UserFunction user = call.user();
        if (user != null) return new UserAccumulator(call, user, input, retracts, layout, services());
        int first = call.arguments().isEmpty() ? -1 : call.arguments().getFirst();
        LogicalType argument = first < 0 ? call.type() : input.getTypeAt(first);
        return switch (call.function()) {
            case "COUNT" -> new CountAccumulator(call.arguments(), layout);
            case "SUM" -> sum(call, SumAccumulator.Result.SUM);
            case "$SUM0", "SUM0" -> sum(call, SumAccumulator.Result.SUM_OR_ZERO);
            case "AVG" -> sum(call, SumAccumulator.Result.AVERAGE);
            case "MIN" -> extreme(first, argument, false, number);
            case "MAX" -> extreme(first, argument, true, number);
            case "FIRST_VALUE" -> placed(call, ValueAccumulator.Choice.FIRST, number);
            case "LAST_VALUE" -> placed(call, ValueAccumulator.Choice.LAST, number);
            case "SINGLE_VALUE" -> placed(call, ValueAccumulator.Choice.ONLY, number);
            default -> other(call, number);
        };
    }

    private Accumulator sum(AggregateCall call, SumAccumulator.Result result) {
        int first = call.arguments().getFirst();
        return new SumAccumulator(first, input.getTypeAt(first), call.type(), result, layout);
    }

    private Accumulator placed(AggregateCall call, ValueAccumulator.Choice choice, int number) {
        if (retracts) return other(call, number);
        int first = call.arguments().getFirst();
        return new ValueAccumulator(choice, first, input.getTypeAt(first), layout);
    }

    private Accumulator extreme(int first, LogicalType argument, boolean isMax, int number) {
        if (!retracts) {
            ValueAccumulator.Choice choice = isMax ? ValueAccumulator.Choice.GREATEST : ValueAccumulator.Choice.LEAST;
            return new ValueAccumulator(choice, first, argument, layout);
        }
        return new ExtremeAccumulator(
                input, first, isMax, layout, services().rows("values-" + number, LongSerializer.INSTANCE));
    }

    private Accumulator other(AggregateCall call, int number) {
        FunctionInstances users = services == null
                ? FunctionInstances.DETACHED
                : services.operators().users();
        if (!retracts && Aggregators.isSmall(call)) {
            return new PartialAccumulator(Aggregators.of(call, input, users), layout);
        }
        return new ListAccumulator(
                call, input, layout, services().rows("rows-" + number, PackedRowSerializer.INSTANCE), users);
    }

    private ContinuousServices services() {
        return Objects.requireNonNull(services, "the states");
    }
}
