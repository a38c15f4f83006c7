package dev.millrace.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Hashes, compares and sorts keys of all types.
final class KeysTest {
    private static final RowType TYPE = RandomValues.ALL_TYPES;

    private final List<GenericRowData> rows = new RandomValues(7).rows(100, TYPE);
    private final ColumnBatch batch = RandomValues.batch(TYPE, rows);

    @Test
    void keys_are_the_same_if_their_values_are() {
        for (int column = 0; column < TYPE.getFieldCount(); column++) {
            int[] key = {column};
            int[] hashes = new int[100];
            ColumnHashes.hash(batch, key, hashes);
            for (int i = 0; i < 100; i++) {
                for (int j = 0; j < 100; j++) {
                    boolean isSame = new HashSet<>(Arrays.asList(wrapped(i, column), wrapped(j, column))).size() == 1;
                    assertThat(ColumnEquality.areSame(batch, i, key, batch, j, key))
                            .as("column %s, rows %s and %s", column, i, j)
                            .isEqualTo(isSame);
                    if (isSame) assertThat(hashes[i]).isEqualTo(hashes[j]);
                }
            }
        }
    }

    private GenericRowData wrapped(int row, int column) {
        return GenericRowData.of(rows.get(row).getField(column));
    }

    @Test
    void rows_that_are_null_have_the_same_hash_whatever_their_value_is() {
        long[] nulls = {0b11};
        ColumnBatch garbage = ColumnBatch.of(
                2,
                List.of(
                        new LongColumn(new long[] {1, 2}, 2, nulls),
                        new DoubleColumn(new double[] {1, Double.NaN}, 2, nulls),
                        new BytesColumn(new byte[] {1, 2}, new int[] {0, 0}, new int[] {1, 2}, 2, nulls)));
        int[] hashes = new int[2];
        for (int column = 0; column < 3; column++) {
            ColumnHashes.hash(garbage, new int[] {column}, hashes);
            assertThat(hashes[0]).isEqualTo(hashes[1]);
            assertThat(ColumnEquality.areSame(garbage, 0, new int[] {column}, garbage, 1, new int[] {column}))
                    .isTrue();
        }
    }

    @Test
    void different_keys_have_different_hashes_mostly() {
        int[] hashes = new int[100];
        ColumnHashes.hash(batch, IntStream.range(0, TYPE.getFieldCount()).toArray(), hashes);
        Set<Integer> distinct = new HashSet<>();
        for (int hash : hashes) distinct.add(hash & 0xffff);
        assertThat(distinct).hasSizeGreaterThan(95);
    }

    @Test
    void the_order_is_the_order_of_the_values() {
        for (int column = 0; column < TYPE.getFieldCount(); column++) {
            LogicalType type = TYPE.getTypeAt(column);
            if (type.isAnyOf(LogicalTypeRoot.MAP, LogicalTypeRoot.MULTISET)) continue;
            for (boolean isDescending : new boolean[] {false, true}) {
                for (boolean areNullsFirst : new boolean[] {false, true})
                    checkOrder(column, isDescending, areNullsFirst);
            }
        }
    }

    private void checkOrder(int column, boolean isDescending, boolean areNullsFirst) {
        ColumnOrder order = new ColumnOrder(TYPE, List.of(new ColumnOrder.Key(column, isDescending, areNullsFirst)));
        RowData.FieldGetter getter = RowData.createFieldGetter(TYPE.getTypeAt(column), column);
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                Object left = getter.getFieldOrNull(rows.get(i));
                Object right = getter.getFieldOrNull(rows.get(j));
                int expected = left == null || right == null
                        ? (areNullsFirst ? 1 : -1) * Boolean.compare(left != null, right != null)
                        : (isDescending ? -1 : 1) * reference(left, right);
                assertThat(Integer.signum(order.compare(batch, i, batch, j)))
                        .as("%s and %s", left, right)
                        .isEqualTo(expected);
            }
        }
    }

    @SuppressWarnings("unchecked") // Both values have the same class.
    private static int reference(Object left, Object right) {
        if (left instanceof Number first
                && right instanceof Number second
                && first.doubleValue() == second.doubleValue()) {
            return 0;
        }
        if (left instanceof byte[] first) return Integer.signum(Arrays.compareUnsigned(first, (byte[]) right));
        if (left instanceof Comparable<?>) return Integer.signum(((Comparable<Object>) left).compareTo(right));
        return NestedOrder.compare(left, right);
    }

    @Test
    void a_later_key_decides_if_the_earlier_ones_are_equal() {
        ColumnOrder order = new ColumnOrder(
                TYPE, List.of(new ColumnOrder.Key(0, false, true), new ColumnOrder.Key(4, true, false)));
        int[] sorted = IntStream.range(0, 100)
                .boxed()
                .sorted((i, j) -> order.compare(batch, i, batch, j))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(batch.column(0).isNull(sorted[0])).isTrue();
        assertThat(batch.column(4).isNull(sorted[0])).isFalse();
        assertThat(((LongColumn) batch.column(4)).value(sorted[0])).isEqualTo(20_000_000_000L);
    }
}
