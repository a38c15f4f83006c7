package dev.millrace.sql.job;

import dev.millrace.sql.expression.Expr;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.plan.QueryPlan;
import dev.millrace.sql.plan.QueryPlan.SortKey;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.BooleanType;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Describes how an aggregate with grouping sets aggregates rows that are repeated once per set: with the keys, the
/// number of the set, and then all columns of the input.
final class GroupingSets {
    private final QueryPlan.Aggregate plan;
    private final int keyCount;
    private final List<Integer> keys = new ArrayList<>();
    private final List<AggregateCall> calls = new ArrayList<>();
    private final RowType rowType;

    GroupingSets(QueryPlan.Aggregate plan, RowType input) {
        this.plan = plan;
        this.keyCount = plan.keys().size();
        List<LogicalType> types = new ArrayList<>();
        boolean isEmpty = plan.keys().isEmpty() && plan.groupingSets().size() == 1;
        for (int i = 0; i <= keyCount && !isEmpty; i++) {
            keys.add(i);
            types.add(
                    i == keyCount
                            ? new IntType(false)
                            : input.getTypeAt(plan.keys().get(i)).copy(true));
        }
        for (AggregateCall each : plan.calls()) {
            if (AggregateStreams.isGrouping(each)) continue;
            calls.add(shifted(each));
            types.add(each.type());
        }
        this.rowType = RowType.of(types.toArray(new LogicalType[0]));
    }

    /// Returns the indexes of the columns of the group within repeated rows.
    List<Integer> keys() {
        return keys;
    }

    /// Returns the calls over repeated rows.
    List<AggregateCall> calls() {
        return calls;
    }

    /// Returns the type of the groups: the keys, and then the results of the calls.
    RowType rowType() {
        return rowType;
    }

    private AggregateCall shifted(AggregateCall call) {
        int shift = keyCount + 1;
        List<Integer> arguments = new ArrayList<>();
        for (int each : call.arguments()) arguments.add(each + shift);
        List<SortKey> order = new ArrayList<>();
        for (SortKey each : call.order()) {
            order.add(new SortKey(each.column() + shift, each.isDescending(), each.areNullsFirst()));
        }
        Integer filter = call.filter() == null ? null : Integer.valueOf(call.filter() + shift);
        return new AggregateCall(
                call.function(),
                call.isDistinct(),
                call.ignoresNulls(),
                arguments,
                filter,
                order,
                call.type(),
                call.user());
    }

    /// Returns the expressions that compute the results of the plan from the groups.
    List<Expr> results() {
        return results(rowType, keys.size());
    }

    private List<Expr> results(RowType grouped, int firstCall) {
        List<Expr> results = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) results.add(new Expr.Column(i, grouped.getTypeAt(i)));
        int at = firstCall;
        for (AggregateCall each : plan.calls()) {
            results.add(
                    AggregateStreams.isGrouping(each)
                            ? grouping(each, firstCall > 0)
                            : new Expr.Column(at, each.type()));
            if (!AggregateStreams.isGrouping(each)) at++;
        }
        return results;
    }

    /// Returns the value of GROUPING, which depends on the number of the set only.
    private Expr grouping(AggregateCall call, boolean hasSets) {
        LogicalType type = call.type();
        if (!hasSets) return number(0, type);
        Expr set = new Expr.Column(keyCount, new IntType(false));
        List<Expr.Branch> branches = new ArrayList<>();
        for (int i = 0; i < plan.groupingSets().size(); i++) {
            Expr isSet =
                    new Expr.Call("=", List.of(set, new Expr.Literal(i, new IntType(false))), new BooleanType(false));
            branches.add(new Expr.Branch(isSet, number(bits(call, i), type)));
        }
        return new Expr.Case(branches, number(0, type), type);
    }

    private static Expr number(long value, LogicalType type) {
        return type instanceof BigIntType
                ? new Expr.Literal(value, type)
                : new Expr.Cast(new Expr.Literal(value, new BigIntType(false)), type, false);
    }

    private long bits(AggregateCall call, int set) {
        List<Integer> present = plan.groupingSets().get(set);
        if (call.function().equals("GROUP_ID")) {
            return plan.groupingSets().subList(0, set).stream()
                    .filter(present::equals)
                    .count();
        }
        long bits = 0;
        for (int each : call.arguments()) bits = bits << 1 | (present.contains(each) ? 0 : 1);
        return bits;
    }
}
