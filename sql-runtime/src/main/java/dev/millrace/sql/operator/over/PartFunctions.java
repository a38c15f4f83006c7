package dev.millrace.sql.operator.over;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.sql.operator.OperatorFaults;
import dev.millrace.sql.plan.AggregateCall;
import dev.millrace.sql.user.FunctionInstances;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Creates the functions for partitions that are too large for memory.
///
/// @param input the type of the rows, with the constants behind the columns
/// @param width the number of columns before the constants
/// @param constants the values of the constants
/// @param memoryBytes the memory for the rows and values of a partition
record PartFunctions(
        RowType input,
        int width,
        @Nullable Object[] constants,
        FrameBounds bounds,
        FunctionInstances users,
        long memoryBytes) {

    /// Returns the function of a call for one partition.
    PartFunction of(AggregateCall call) {
        return switch (call.function()) {
            case "ROW_NUMBER" -> new RowNumbers(isInt(call));
            case "NTILE" -> new Tiles(constant(call, 0), isInt(call));
            case "RANK", "DENSE_RANK", "PERCENT_RANK" -> new Ranks(call.function(), isInt(call), bounds);
            case "CUME_DIST" -> new Distribution();
            case "LAG", "LEAD" -> {
                if (call.ignoresNulls()) throw tooLarge(call.function() + " with IGNORE NULLS");
                long distance = call.arguments().size() > 1 ? constant(call, 1) : 1;
                boolean isBefore = call.function().equals("LAG");
                yield new Neighbours(OverFunctions.of(call, input, users), isBefore ? -distance : distance);
            }
            default -> frame(call);
        };
    }

    private PartFunction frame(AggregateCall call) {
        if (!bounds.startsWithPartition()) {
            if (bounds.endsWithPartition()) throw tooLarge("A frame that ends with UNBOUNDED FOLLOWING");
            return new Frames(OverFunctions.of(call, input, users));
        }
        return new FirstRows(fold(call), bounds.endsWithPartition(), memoryBytes, call.function());
    }

    private Fold fold(AggregateCall call) {
        int column = call.arguments().isEmpty() ? -1 : call.arguments().getFirst();
        return switch (call.function()) {
            case "FIRST_VALUE" -> new ValueFold(ValueFold.Wanted.FIRST, column, 0, call.type());
            case "LAST_VALUE" -> new ValueFold(ValueFold.Wanted.LAST, column, 0, call.type());
            case "NTH_VALUE" -> new ValueFold(ValueFold.Wanted.NTH, column, constant(call, 1), call.type());
            default -> new AggregateFold(call, input, users);
        };
    }

    private static boolean isInt(AggregateCall call) {
        return call.type().getTypeRoot() == LogicalTypeRoot.INTEGER;
    }

    private long constant(AggregateCall call, int argument) {
        int column = call.arguments().get(argument);
        if (column < width) throw tooLarge(call.function() + " with a number that is not constant");
        return constants[column - width] instanceof Number number ? number.longValue() : 0;
    }

    private RuntimeException tooLarge(String what) {
        return tooLarge(what, memoryBytes);
    }

    /// Returns the failure of a function that needs too many rows at a time.
    static RuntimeException tooLarge(String what, long memoryBytes) {
        return OperatorFaults.PARTITION
                .what("A partition of a window needs more than %d bytes of memory.", memoryBytes)
                .why("%s needs many rows of the partition at a time.", what)
                .fix("Raise taskmanager.memory.managed.size, or add columns to PARTITION BY.");
    }

    private static void append(long number, boolean isInt, ColumnBuilder results) {
        if (isInt) results.appendValue((int) number);
        else results.appendValue(number);
    }

    private record RowNumbers(boolean isInt) implements PartFunction {
        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            for (int row = part.from(); row < to; row++) append(part.position() + row + 1, isInt, results);
        }
    }

    private record Tiles(long tiles, boolean isInt) implements PartFunction {
        @Override
        public boolean needsAllRows() {
            return true;
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            OverFunctions.checkTiles(tiles);
            for (int row = part.from(); row < to; row++)
                append(OverFunctions.tile(part.position() + row, part.total(), tiles), isInt, results);
        }
    }

    /// Computes RANK, DENSE_RANK and PERCENT_RANK.
    private static final class Ranks implements PartFunction {
        private final String name;
        private final boolean isInt;
        private final FrameBounds bounds;
        private long rank;
        private long dense;

        Ranks(String name, boolean isInt, FrameBounds bounds) {
            this.name = name;
            this.isInt = isInt;
            this.bounds = bounds;
        }

        @Override
        public boolean needsAllRows() {
            return name.equals("PERCENT_RANK");
        }

        @Override
        public int needed(Part part, int ready) {
            return ready - 1;
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            for (int row = part.from(); row < to; row++) {
                if (row == 0 || !bounds.arePeers(part.rows(), row - 1, row)) {
                    rank = part.position() + row + 1;
                    dense++;
                }
                switch (name) {
                    case "RANK" -> append(rank, isInt, results);
                    case "DENSE_RANK" -> append(dense, isInt, results);
                    default -> results.appendValue(part.total() == 1 ? 0.0 : (rank - 1) / (part.total() - 1.0));
                }
            }
        }
    }

    /// Computes CUME_DIST.
    private static final class Distribution implements PartFunction {
        @Override
        public boolean needsAllRows() {
            return true;
        }

        private static int[] ends(Part part) {
            return FrameBounds.peerEnds(part.partition(), part.partition().peers());
        }

        @Override
        public int ready(Part part) {
            return firstOpen(part, ends(part));
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            int[] ends = ends(part);
            for (int row = part.from(); row < to; row++)
                results.appendValue((part.position() + ends[row]) / (double) part.total());
        }
    }

    /// Returns the first row whose frame may contain rows that follow the part.
    private static int firstOpen(PartFunction.Part part, int[] ends) {
        int row = part.from();
        while (row < part.size() && (part.isLast() || ends[row] < part.size())) row++;
        return row;
    }

    /// Computes LAG and LEAD with a constant distance.
    ///
    /// @param distance the distance to the other row, negative towards the rows before
    private record Neighbours(OverFunction function, long distance) implements PartFunction {
        @Override
        public int ready(Part part) {
            return part.isLast() ? part.size() : (int) Math.clamp(part.size() - distance, 0, part.size());
        }

        @Override
        public int needed(Part part, int ready) {
            return (int) Math.clamp(ready + distance, 0, ready);
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            function.compute(part.partition().asked(part.from(), to), results);
        }
    }

    /// Computes a function over frames whose first and last rows both move.
    private record Frames(OverFunction function) implements PartFunction {
        @Override
        public int ready(Part part) {
            return firstOpen(part, part.partition().frames().ends());
        }

        @Override
        public int needed(Part part, int ready) {
            // No later frame begins before the frame of the last row.
            int next = Math.min(ready, part.size() - 1);
            return Math.min(ready - 1, part.partition().frames().starts()[next]);
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            function.compute(part.partition().asked(part.from(), to), results);
        }
    }

    /// Computes a function over frames that begin with the partition.
    private static final class FirstRows implements PartFunction {
        private final Fold fold;
        private final boolean isWhole;
        private final long memoryBytes;
        private final String name;
        private long added;
        private @Nullable Column result;

        FirstRows(Fold fold, boolean isWhole, long memoryBytes, String name) {
            this.fold = fold;
            this.isWhole = isWhole;
            this.memoryBytes = memoryBytes;
            this.name = name;
        }

        @Override
        public boolean needsAllRows() {
            return isWhole;
        }

        @Override
        public void see(ColumnBatch rows) {
            if (isWhole) add(rows, 0, rows.size());
        }

        private void add(ColumnBatch rows, int from, int to) {
            fold.add(rows, from, to);
            added += to - from;
            if (fold.bytes() > memoryBytes) throw tooLarge(name, memoryBytes);
        }

        @Override
        public int ready(Part part) {
            return isWhole
                    ? part.size()
                    : firstOpen(part, part.partition().frames().ends());
        }

        @Override
        public int needed(Part part, int ready) {
            return isWhole ? ready : (int) Math.min(ready - 1, added - part.position());
        }

        @Override
        public void compute(Part part, int to, ColumnBuilder results) {
            Column known = result == null ? fold.result() : result;
            int[] ends = isWhole ? new int[0] : part.partition().frames().ends();
            for (int row = part.from(); row < to; row++) {
                int next = (int) (added - part.position());
                if (!isWhole && ends[row] > next) {
                    add(part.rows(), next, ends[row]);
                    known = fold.result();
                }
                results.append(known, 0);
            }
            result = known;
        }
    }
}
