package dev.millrace.sql.operator.aggregate;

import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.operator.aggregate.PlacedValueAggregator.Place;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.sql.user.UserFunction;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Creates the aggregators of calls.
public final class Aggregators {
    private Aggregators() {}

    /// Returns the aggregator of a call.
    ///
    /// @param input the type of the rows that are aggregated
    /// @param users provides the functions of the program
    /// @throws dev.millrace.base.fault.MillraceException if the function does not exist
    public static Aggregator of(AggregateCall call, RowType input, FunctionInstances users) {
        if (!dropsRepetition(call)) return plain(call, input, users);
        LogicalType[] types = new LogicalType[call.arguments().size()];
        for (int i = 0; i < types.length; i++)
            types[i] = input.getTypeAt(call.arguments().get(i)).copy(true);
        AggregateCall inner = withoutRepetition(call, 0);
        return new DistinctAggregator(call.arguments(), input, plain(inner, RowType.of(types), users));
    }

    /// Returns whether equal arguments of a group count once, and whether that changes the result.
    public static boolean dropsRepetition(AggregateCall call) {
        if (call.function().equals("APPROX_COUNT_DISTINCT")) return true;
        return call.isDistinct() && dependsOnRepetition(call);
    }

    /// Returns the call that reads the arguments of a call after equal ones were dropped.
    ///
    /// @param first the index of the first argument
    public static AggregateCall withoutRepetition(AggregateCall call, int first) {
        List<Integer> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) arguments.add(first + i);
        return new AggregateCall(
                call.function().equals("APPROX_COUNT_DISTINCT") ? "COUNT" : call.function(),
                false,
                call.ignoresNulls(),
                arguments,
                null,
                List.of(),
                call.type(),
                call.user());
    }

    private static boolean dependsOnRepetition(AggregateCall call) {
        if (BitmapAggregator.has(call)) return BitmapAggregator.dependsOnRepetition(call);
        return switch (call.function()) {
            case "MIN", "MAX", "FIRST_VALUE", "LAST_VALUE", "SINGLE_VALUE", "BIT_AND", "BIT_OR" -> false;
            default -> true;
        };
    }

    /// Returns whether intermediate results have a small size, so that they may be computed before rows are exchanged.
    public static boolean isSmall(AggregateCall call) {
        if (call.isDistinct() && dependsOnRepetition(call)) return false;
        if (BitmapAggregator.has(call)) return true;
        return switch (call.function()) {
            case "COUNT",
                    "SUM",
                    "$SUM0",
                    "SUM0",
                    "AVG",
                    "MIN",
                    "MAX",
                    "VAR_POP",
                    "VAR_SAMP",
                    "VARIANCE",
                    "STDDEV_POP",
                    "STDDEV_SAMP",
                    "STDDEV",
                    "BIT_AND",
                    "BIT_OR",
                    "BIT_XOR" -> true;
            default -> false;
        };
    }

    /// Returns whether the aggregator of a call keeps all values of a group.
    public static boolean keepsValues(AggregateCall call) {
        if (call.user() != null) return true;
        return switch (call.function()) {
            case "LISTAGG", "COLLECT", "ARRAY_AGG", "PERCENTILE" -> true;
            default -> call.function().startsWith("JSON_");
        };
    }

    private static Aggregator plain(AggregateCall call, RowType input, FunctionInstances users) {
        UserFunction user = call.user();
        if (user != null) return UserAggregator.of(call, user, input, users);
        List<Integer> arguments = call.arguments();
        int first = arguments.isEmpty() ? -1 : arguments.getFirst();
        LogicalType argument = first < 0 ? call.type() : input.getTypeAt(first);
        LogicalType type = call.type();
        if (BitmapAggregator.has(call)) return new BitmapAggregator(call.function(), first, type);
        return switch (call.function()) {
            case "COUNT" ->
                new CountAggregator(arguments.stream().mapToInt(each -> each).toArray());
            case "SUM" -> sum(first, argument, type, false);
            case "$SUM0", "SUM0" -> sum(first, argument, type, true);
            case "AVG" -> new AverageAggregator(sum(first, argument, argument, false), first, type);
            case "MIN" -> new ExtremeAggregator(first, argument, false);
            case "MAX" -> new ExtremeAggregator(first, argument, true);
            case "VAR_POP" -> new VarianceAggregator(first, argument, type, false, false);
            case "VAR_SAMP", "VARIANCE" -> new VarianceAggregator(first, argument, type, true, false);
            case "STDDEV_POP" -> new VarianceAggregator(first, argument, type, false, true);
            case "STDDEV_SAMP", "STDDEV" -> new VarianceAggregator(first, argument, type, true, true);
            case "FIRST_VALUE" -> new PlacedValueAggregator(first, argument, Place.FIRST);
            case "LAST_VALUE" -> new PlacedValueAggregator(first, argument, Place.LAST);
            case "SINGLE_VALUE" -> new PlacedValueAggregator(first, argument, Place.ONLY);
            case "BIT_AND" -> new BitAggregator(first, type, (a, b) -> a & b);
            case "BIT_OR" -> new BitAggregator(first, type, (a, b) -> a | b);
            case "BIT_XOR" -> new BitAggregator(first, type, (a, b) -> a ^ b);
            default -> ofValues(call, input);
        };
    }

    private static Aggregator ofValues(AggregateCall call, RowType input) {
        ValuesAggregator.Result result = ValueResults.of(call, input);
        if (result == null) {
            throw OperatorFaults.UNSUPPORTED
                    .what("The aggregate function %s cannot be run.", call.function())
                    .fix("Use another function. docs/status.md lists the functions that work.");
        }
        boolean skipsNull = switch (call.function()) {
            case "ARRAY_AGG" -> call.ignoresNulls();
            case "JSON_OBJECTAGG", "JSON_ARRAYAGG" -> false;
            default -> true;
        };
        return new ValuesAggregator(call.arguments(), call.order(), input, call.type(), skipsNull, result);
    }

    /// Returns an aggregator of sums.
    ///
    /// @param isZeroIfEmpty whether the sum of no rows is 0; otherwise it is NULL
    static Aggregator sum(int argument, LogicalType argumentType, LogicalType type, boolean isZeroIfEmpty) {
        if (Numbers.isDecimal(argumentType)) {
            return new DecimalSumAggregator(argument, argumentType, type, isZeroIfEmpty);
        }
        if (Numbers.isApproximate(argumentType)) {
            return new ApproximateSumAggregator(argument, argumentType, type, isZeroIfEmpty);
        }
        return new IntegerSumAggregator(argument, type, isZeroIfEmpty);
    }
}
