package dev.millrace.sql.stream.calc;

import dev.millrace.column.Column;
import dev.millrace.column.ColumnBatch;
import dev.millrace.column.ColumnBuilder;
import dev.millrace.column.IntColumn;
import dev.millrace.sql.stream.ContinuousOperator;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.ContinuousSpec;
import dev.millrace.table.types.logical.IntType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Repeats each change once per grouping set. The columns are the keys, which are NULL if they are not in the set, then
/// the number of the set, then all columns of the input.
public record ExpandChanges(RowType input, List<Integer> keys, List<List<Integer>> sets) implements ContinuousSpec {

    /// Returns the type of the emitted rows.
    public RowType rowType() {
        List<LogicalType> types = new ArrayList<>();
        for (int each : keys) types.add(input.getTypeAt(each).copy(true));
        types.add(new IntType(false));
        types.addAll(input.getChildren());
        return RowType.of(types.toArray(new LogicalType[0]));
    }

    @Override
    public ContinuousOperator open(ContinuousServices services) {
        return (_, batch) -> {
            for (int row = 0; row < batch.size(); row++) {
                ColumnBatch single = batch.slice(row, row + 1);
                for (int set = 0; set < sets.size(); set++) services.emit(expanded(single, set));
            }
        };
    }

    private ColumnBatch expanded(ColumnBatch batch, int set) {
        int size = batch.size();
        List<Column> columns = new ArrayList<>();
        for (int key : keys) {
            boolean isPresent = sets.get(set).contains(key);
            columns.add(isPresent ? batch.column(key) : nulls(input.getTypeAt(key), size));
        }
        int[] numbers = new int[size];
        Arrays.fill(numbers, set);
        columns.add(new IntColumn(numbers, size, null));
        columns.addAll(batch.columns());
        return batch.with(columns);
    }

    private static Column nulls(LogicalType type, int size) {
        ColumnBuilder builder = ColumnBuilder.of(type.copy(true), size);
        for (int i = 0; i < size; i++) builder.appendNull();
        return builder.build();
    }
}
