package dev.millrace.sql.stream.group;

import dev.millrace.column.BooleanColumn;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.aggregate.Aggregators;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes the calls of an aggregate for one group at a time, whose key is selected. Not thread-safe.
public final class GroupAggregates {
    private static final int ALL_ROWS = -1;

    private final GroupLayout layout = new GroupLayout();
    /// The number of rows, which tells when a group has ended.
    private final int rows;
    private final Accumulator[] accumulators;
    private final int[] filters;
    private final boolean[] areDistinct;
    private final List<DistinctArguments> distinct = new ArrayList<>();

    /// Creates the aggregates of calls.
    ///
    /// @param input the type of the rows that are aggregated
    /// @param retracts whether rows may be taken back
    /// @param services provides the states; null if all intermediate results are in the rows of groups
    public GroupAggregates(
            RowType input, List<AggregateCall> calls, boolean retracts, @Nullable ContinuousServices services) {
        this.rows = layout.number();
        int count = calls.size();
        this.accumulators = new Accumulator[count];
        this.filters = new int[count];
        this.areDistinct = new boolean[count];
        GroupAccumulators creation = new GroupAccumulators(input, retracts, layout, services);
        Map<List<Integer>, List<DistinctArguments.Call>> byArgument = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            AggregateCall call = calls.get(i);
            accumulators[i] = creation.of(call, i);
            Integer filter = call.filter();
            filters[i] = filter == null ? ALL_ROWS : filter;
            areDistinct[i] = call.isDistinct() && dependsOnRepetition(call);
            if (areDistinct[i]) {
                byArgument
                        .computeIfAbsent(call.arguments(), _ -> new ArrayList<>())
                        .add(new DistinctArguments.Call(accumulators[i], filters[i]));
            }
        }
        byArgument.forEach((arguments, each) -> {
            ContinuousServices states = Objects.requireNonNull(services);
            int number = distinct.size();
            boolean areSeen = !retracts && each.size() <= SeenValues.CALLS_MAX;
            distinct.add(
                    areSeen
                            ? new SeenValues(input, arguments, each, number, states)
                            : new CountedValues(input, arguments, each, number, states));
        });
    }

    /// Returns whether all intermediate results of a call are in the row of its group, if rows are never taken back.
    public static boolean isWithinRow(AggregateCall call) {
        return switch (call.function()) {
            case "FIRST_VALUE", "LAST_VALUE" -> !call.isDistinct();
            default -> Aggregators.isSmall(call);
        };
    }

    private static boolean dependsOnRepetition(AggregateCall call) {
        return switch (call.function()) {
            case "MIN", "MAX" -> false;
            default -> true;
        };
    }

    static boolean passes(ColumnBatch batch, int row, int filter) {
        if (filter == ALL_ROWS) return true;
        BooleanColumn column = (BooleanColumn) batch.column(filter);
        return !column.isNull(row) && column.value(row) != 0;
    }

    /// Returns the serializer of the intermediate results.
    public GroupRowSerializer serializer() {
        return layout.serializer();
    }

    /// Returns the intermediate results of a group without rows.
    public GroupRow empty() {
        return layout.empty();
    }

    /// Adds a row to a group, or takes it back.
    ///
    /// @param count 1 to add the row, -1 to take it back
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        group.numbers[rows] += count;
        for (int i = 0; i < accumulators.length; i++) {
            if (!areDistinct[i] && passes(batch, row, filters[i])) accumulators[i].change(group, batch, row, count);
        }
        for (int i = 0; i < distinct.size(); i++) distinct.get(i).change(group, batch, row, count);
    }

    /// Returns whether a group has no rows.
    public boolean isEmpty(GroupRow group) {
        return group.numbers[rows] == 0;
    }

    /// Returns the number of calls.
    public int count() {
        return accumulators.length;
    }

    /// Appends the result of a call.
    public void append(GroupRow group, int call, ColumnBuilder to) {
        accumulators[call].append(group, to);
    }

    /// Returns whether two states of a group have the same results.
    public boolean areSame(GroupRow one, GroupRow other) {
        for (Accumulator each : accumulators) if (!each.isSame(one, other)) return false;
        return true;
    }

    /// Drops what is kept beside the row of the selected group.
    public void clear() {
        for (Accumulator each : accumulators) each.clear();
        for (DistinctArguments each : distinct) each.clear();
    }
}
