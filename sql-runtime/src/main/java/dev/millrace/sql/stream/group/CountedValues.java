package dev.millrace.sql.stream.group;

import dev.millrace.column.ColumnBatch;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.types.logical.RowType;
import java.util.List;

/// Counts the values of an argument per group, for all DISTINCT calls with this argument. Each call has a count of its
/// own, because its FILTER may leave out rows.
final class CountedValues implements DistinctArguments {
    private final List<Call> calls;
    private final RowPacker packer;
    private final int[] arguments;
    private final SubRows<GroupRow> counts;

    /// @param arguments the indexes of the arguments
    /// @param number the number of the argument, which names its state
    CountedValues(RowType input, List<Integer> arguments, List<Call> calls, int number, ContinuousServices services) {
        this.calls = calls;
        this.packer = new RowPacker(input, arguments);
        this.arguments = arguments.stream().mapToInt(each -> each).toArray();
        this.counts = services.rows("distinct-" + number, new GroupRowSerializer(calls.size(), RowType.of()));
    }

    @Override
    public void change(GroupRow group, ColumnBatch batch, int row, int count) {
        for (int each : arguments) if (batch.column(each).isNull(row)) return;
        PackedRow key = packer.pack(batch, row);
        GroupRow before = counts.find(key);
        long[] numbers = before == null ? new long[calls.size()] : before.numbers.clone();
        boolean isEmpty = true;
        for (int i = 0; i < numbers.length; i++) {
            Call call = calls.get(i);
            if (GroupAggregates.passes(batch, row, call.filter())) {
                long old = numbers[i];
                numbers[i] = old + count;
                if (old == 0 && count > 0) call.accumulator().change(group, batch, row, 1);
                if (old == 1 && count < 0) call.accumulator().change(group, batch, row, -1);
            }
            isEmpty &= numbers[i] == 0;
        }
        if (isEmpty) counts.remove(key);
        else counts.put(key, new GroupRow(numbers, new Object[0]));
    }

    @Override
    public void clear() {
        counts.clear();
    }
}
