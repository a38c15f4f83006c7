package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import java.util.function.IntFunction;

/// Creates the functions of windows.
final class OverFunctions {
    private OverFunctions() {}

    /// Returns the function of a call.
    ///
    /// @param input the type of the rows, with the constants behind the columns
    static OverFunction of(AggregateCall call, RowType input, FunctionInstances users) {
        return switch (call.function()) {
            case "ROW_NUMBER" -> numbers(call, partition -> i -> i + 1L);
            case "RANK" ->
                numbers(call, partition -> {
                    int[] peers = partition.peers();
                    return i -> peers[i] - partition.from() + 1L;
                });
            case "DENSE_RANK" -> numbers(call, OverFunctions::denseRank);
            case "PERCENT_RANK" ->
                (partition, results) -> {
                    int[] peers = partition.peers();
                    double others = partition.size() - 1.0;
                    for (int each : peers) results.appendValue(others == 0 ? 0.0 : (each - partition.from()) / others);
                };
            case "CUME_DIST" ->
                (partition, results) -> {
                    int[] ends = FrameBounds.peerEnds(partition, partition.peers());
                    for (int each : ends) {
                        results.appendValue((each - partition.from()) / (double) partition.size());
                    }
                };
            case "NTILE" -> new Tiles(call, input);
            case "LAG" -> new NeighbourValue(call, input, -1);
            case "LEAD" -> new NeighbourValue(call, input, 1);
            case "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE" -> new FrameValue(call, input);
            default -> new FrameAggregate(call, input, users);
        };
    }

    /// Computes a whole number per row.
    private interface RowNumber {
        long of(int i);
    }

    private interface RowNumbers {
        RowNumber of(OverPartition partition);
    }

    private static OverFunction numbers(AggregateCall call, RowNumbers numbers) {
        IntFunction<?> narrow = switch (call.type().getTypeRoot()) {
            case INTEGER -> value -> value;
            default -> value -> (long) value;
        };
        return (partition, results) -> {
            RowNumber number = numbers.of(partition);
            for (int i = 0; i < partition.size(); i++) results.appendValue(narrow.apply((int) number.of(i)));
        };
    }

    private static RowNumber denseRank(OverPartition partition) {
        int[] peers = partition.peers();
        long[] ranks = new long[peers.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = i == 0 ? 1 : ranks[i - 1] + (peers[i] == peers[i - 1] ? 0 : 1);
        }
        return i -> ranks[i];
    }

    /// Returns an integer argument of a row.
    static long integer(ColumnBatch rows, int column, LogicalType type, int row) {
        Object value = RowData.createFieldGetter(type, column).getFieldOrNull(rows.row(row));
        return value instanceof Number number ? number.longValue() : 0;
    }

    static void checkTiles(long tiles) {
        if (tiles > 0) return;
        throw OperatorFaults.ARGUMENT
                .what("The number of parts of NTILE is %d.", tiles)
                .fix("Write a positive number.");
    }

    /// Returns the part of a row, from 1.
    ///
    /// @param i the number of the row, from 0
    /// @param rows the number of rows in all parts
    static long tile(long i, long rows, long tiles) {
        long small = rows / tiles;
        long large = rows % tiles;
        boolean isInLarge = i < large * (small + 1);
        return 1 + (isInLarge ? i / (small + 1) : large + (i - large * (small + 1)) / small);
    }

    /// Divides the rows of a partition into parts of almost the same size.
    private record Tiles(AggregateCall call, RowType input) implements OverFunction {
        @Override
        public void compute(OverPartition partition, ColumnBuilder results) {
            int column = call.arguments().getFirst();
            long tiles = integer(partition.rows(), column, input.getTypeAt(column), partition.from());
            checkTiles(tiles);
            boolean isInt = call.type().getTypeRoot() == dev.millrace.table.types.logical.LogicalTypeRoot.INTEGER;
            for (long i = 0; i < partition.size(); i++) {
                long tile = tile(i, partition.size(), tiles);
                if (isInt) results.appendValue((int) tile);
                else results.appendValue(tile);
            }
        }
    }

    /// Returns the value of a row at a distance.
    private static final class NeighbourValue implements OverFunction {
        private final List<Integer> arguments;
        private final RowType input;
        private final int direction;
        private final boolean skipsNull;

        NeighbourValue(AggregateCall call, RowType input, int direction) {
            this.arguments = call.arguments();
            this.input = input;
            this.direction = direction;
            this.skipsNull = call.ignoresNulls();
        }

        @Override
        public void compute(OverPartition partition, ColumnBuilder results) {
            Column values = partition.rows().column(arguments.getFirst());
            for (int row = partition.firstAsked(); row < partition.endAsked(); row++) {
                long distance = 1;
                if (arguments.size() > 1) {
                    int column = arguments.get(1);
                    distance = integer(partition.rows(), column, input.getTypeAt(column), row);
                }
                long found = skipsNull ? present(partition, values, row, distance) : row + direction * distance;
                if (found >= partition.from() && found < partition.to()) results.append(values, (int) found);
                else if (arguments.size() > 2) results.append(partition.rows().column(arguments.get(2)), row);
                else results.appendNull();
            }
        }

        private long present(OverPartition partition, Column values, int row, long distance) {
            long missing = distance;
            int at = row;
            while (missing > 0) {
                at += direction;
                if (at < partition.from() || at >= partition.to()) return -1;
                if (!values.isNull(at)) missing--;
            }
            return at;
        }
    }

    /// Returns the first, the last or the n-th value of the frame. FIRST_VALUE and LAST_VALUE pass over NULL.
    private static final class FrameValue implements OverFunction {
        private final AggregateCall call;
        private final RowType input;

        FrameValue(AggregateCall call, RowType input) {
            this.call = call;
            this.input = input;
        }

        @Override
        public void compute(OverPartition partition, ColumnBuilder results) {
            Column values = partition.rows().column(call.arguments().getFirst());
            OverPartition.Frames frames = partition.frames();
            for (int row = partition.firstAsked(); row < partition.endAsked(); row++) {
                int i = row - partition.from();
                int found = find(partition, values, frames.starts()[i], frames.ends()[i], row);
                if (found < 0) results.appendNull();
                else results.append(values, found);
            }
        }

        private int find(OverPartition partition, Column values, int start, int end, int current) {
            switch (call.function()) {
                case "FIRST_VALUE" -> {
                    for (int row = start; row < end; row++) if (!values.isNull(row)) return row;
                    return -1;
                }
                case "LAST_VALUE" -> {
                    for (int row = end - 1; row >= start; row--) if (!values.isNull(row)) return row;
                    return -1;
                }
                default -> {
                    int column = call.arguments().get(1);
                    long n = integer(partition.rows(), column, input.getTypeAt(column), current);
                    return n >= 1 && start + n - 1 < end ? (int) (start + n - 1) : -1;
                }
            }
        }
    }
}
