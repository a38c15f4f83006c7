package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.LongColumnBuilder;
import java.util.List;

/// Counts the rows in which no argument is NULL.
final class CountAccumulator implements Accumulator {
    private final int[] arguments;
    private final int number;

    CountAccumulator(List<Integer> arguments, GroupLayout layout) {
        this.arguments = arguments.stream().mapToInt(each -> each).toArray();
        this.number = layout.number();
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        for (int each : arguments) if (batch.column(each).isNull(row)) return;
        group.numbers[number] += count;
    }

    @Override
    public void append(GroupRow group, ColumnBuilder to) {
        ((LongColumnBuilder) to).append(group.numbers[number]);
    }

    @Override
    public boolean isSame(GroupRow one, GroupRow other) {
        return one.numbers[number] == other.numbers[number];
    }
}
