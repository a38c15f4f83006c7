package dev.millrace.sql.stream.group;

import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;

/// Assigns places within the rows of groups to accumulators.
final class GroupLayout {
    private final List<LogicalType> types = new ArrayList<>();
    private int numbers;

    /// Returns the index of a new number, which is 0 at first.
    int number() {
        return numbers++;
    }

    /// Returns the index of a new object, which is null at first.
    int value(LogicalType type) {
        types.add(type.copy(true));
        return types.size() - 1;
    }

    GroupRow empty() {
        return new GroupRow(new long[numbers], new Object[types.size()]);
    }

    GroupRowSerializer serializer() {
        return new GroupRowSerializer(numbers, RowType.of(types.toArray(new LogicalType[0])));
    }
}
