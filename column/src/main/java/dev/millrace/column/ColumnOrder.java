package dev.millrace.column;

import dev.millrace.column.value.ValueComparators;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares rows of batches as ORDER BY does. Texts compare by their bytes, -0.0 equals 0.0, and NaN is greater than
/// all other numbers. Thread-safe.
public final class ColumnOrder {
    private final Key[] keys;
    private final @Nullable Comparator<Object>[] comparators;

    /// Is a column by which rows are sorted.
    ///
    /// @param column the index of the column
    /// @param isDescending whether the greatest values come first
    /// @param areNullsFirst whether NULL comes before all values, in either direction
    public record Key(int column, boolean isDescending, boolean areNullsFirst) {}

    /// Creates the order of batches of a type.
    ///
    /// @param keys the columns, of which a later one decides if all earlier ones are equal
    @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays have no type arguments.
    public ColumnOrder(RowType rowType, List<Key> keys) {
        this.keys = keys.toArray(new Key[0]);
        this.comparators = new Comparator[keys.size()];
        for (int i = 0; i < comparators.length; i++) {
            var type = rowType.getTypeAt(this.keys[i].column());
            if (ColumnLayout.of(type) == ColumnLayout.OBJECT) comparators[i] = ValueComparators.of(type);
        }
    }

    /// Returns a negative number, zero or a positive number if the row of the first batch comes before, with or after
    /// the row of the second batch.
    public int compare(ColumnBatch a, int i, ColumnBatch b, int j) {
        for (int k = 0; k < keys.length; k++) {
            Key key = keys[k];
            int order = compare(key, comparators[k], a.column(key.column()), i, b.column(key.column()), j);
            if (order != 0) return order;
        }
        return 0;
    }

    private static int compare(Key key, @Nullable Comparator<Object> comparator, Column a, int i, Column b, int j) {
        boolean isNull = a.isNull(i);
        boolean isOtherNull = b.isNull(j);
        if (isNull || isOtherNull) {
            if (isNull == isOtherNull) return 0;
            return isNull == key.areNullsFirst() ? -1 : 1;
        }
        int order = present(comparator, a, i, b, j);
        return key.isDescending() ? -order : order;
    }

    private static int present(@Nullable Comparator<Object> comparator, Column a, int i, Column b, int j) {
        return switch (a) {
            case LongColumn longs -> Long.compare(longs.value(i), ((LongColumn) b).value(j));
            case IntColumn ints -> Integer.compare(ints.value(i), ((IntColumn) b).value(j));
            case DoubleColumn doubles -> compare(doubles.value(i), ((DoubleColumn) b).value(j));
            case FloatColumn floats -> compare(floats.value(i), ((FloatColumn) b).value(j));
            case BooleanColumn booleans -> Byte.compare(booleans.value(i), ((BooleanColumn) b).value(j));
            case BytesColumn bytes -> compare(bytes, i, (BytesColumn) b, j);
            case ObjectColumn objects ->
                Objects.requireNonNull(comparator)
                        .compare(
                                Objects.requireNonNull(objects.value(i)),
                                Objects.requireNonNull(((ObjectColumn) b).value(j)));
        };
    }

    private static int compare(double a, double b) {
        return a == b ? 0 : Double.compare(a, b);
    }

    private static int compare(BytesColumn a, int i, BytesColumn b, int j) {
        int order = Arrays.compareUnsigned(a.array(), a.start(i), a.end(i), b.array(), b.start(j), b.end(j));
        return Integer.signum(order);
    }
}
