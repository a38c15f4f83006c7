package dev.millrace.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.column.key.KeyTable;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers keys of all types, and compares them with a map of rows.
final class KeyTableTest {
    private static final RowType TYPE = RandomValues.ALL_TYPES;

    static List<int[]> keys() {
        List<int[]> keys = new ArrayList<>();
        for (int i = 0; i < TYPE.getFieldCount(); i++) keys.add(new int[] {i});
        keys.add(new int[] {3, 4});
        keys.add(new int[] {9, 1, 6, 0});
        keys.add(new int[] {20, 9, 10, 21, 23});
        keys.add(new int[] {});
        return keys;
    }

    private static RowType type(int[] columns) {
        return RowType.of(IntStream.of(columns).mapToObj(TYPE::getTypeAt).toArray(LogicalType[]::new));
    }

    private static GenericRowData key(GenericRowData row, int[] columns) {
        GenericRowData key = new GenericRowData(columns.length);
        for (int i = 0; i < columns.length; i++) key.setField(i, row.getField(columns[i]));
        return key;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void each_key_has_its_own_number(int[] columns) {
        RowType keyType = type(columns);
        KeyTable table = KeyTable.of(keyType.getChildren());
        Map<GenericRowData, Integer> expected = new LinkedHashMap<>();
        for (int round = 0; round < 3; round++) {
            List<GenericRowData> rows = new RandomValues(round).rows(700, TYPE);
            ColumnBatch batch = RandomValues.batch(TYPE, rows);
            int[] numbers = new int[700];
            table.find(batch, columns, numbers);
            for (int i = 0; i < 700; i++) {
                expected.putIfAbsent(key(rows.get(i), columns), numbers[i]);
                assertThat(numbers[i]).isEqualTo(expected.get(key(rows.get(i), columns)));
            }
            checkHashes(table, batch, columns, numbers);
        }
        assertThat(table.size()).isEqualTo(expected.size());
        List<Column> keys = table.keys(0, table.size());
        assertThat(RandomValues.rows(keyType, ColumnBatch.of(table.size(), keys)))
                .isEqualTo(sorted(expected));
    }

    private static List<GenericRowData> sorted(Map<GenericRowData, Integer> numbers) {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void checkHashes(KeyTable table, ColumnBatch batch, int[] columns, int[] numbers) {
        int[] hashes = new int[batch.size()];
        ColumnHashes.hash(batch, columns, hashes);
        for (int i = 0; i < batch.size(); i++) assertThat(table.hash(numbers[i])).isEqualTo(hashes[i]);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_lookup_adds_no_keys(int[] columns) {
        KeyTable table = KeyTable.of(type(columns).getChildren());
        ColumnBatch some = RandomValues.batch(TYPE, new RandomValues(1).rows(3, TYPE));
        int[] numbers = new int[500];
        table.find(some, columns, numbers);
        int size = table.size();
        List<GenericRowData> rows = new RandomValues(2).rows(500, TYPE);
        table.lookup(RandomValues.batch(TYPE, rows), columns, numbers);
        assertThat(table.size()).isEqualTo(size);
        List<GenericRowData> known = RandomValues.rows(type(columns), ColumnBatch.of(size, table.keys(0, size)));
        for (int i = 0; i < 500; i++) assertThat(numbers[i]).isEqualTo(known.indexOf(key(rows.get(i), columns)));
    }

    @Test
    void a_table_grows_to_many_keys_and_shrinks_when_it_is_cleared() {
        KeyTable table = KeyTable.of(List.of(TYPE.getTypeAt(4)));
        long before = table.bytes();
        long[] values = new Random(1).longs(200_000).toArray();
        int[] numbers = new int[values.length];
        ColumnBatch batch = ColumnBatch.of(values.length, List.of(new LongColumn(values, values.length, null)));
        table.find(batch, new int[] {0}, numbers);
        table.find(batch, new int[] {0}, numbers);
        assertThat(table.size()).isEqualTo(200_000);
        assertThat(numbers[199_999]).isEqualTo(199_999);
        assertThat(table.bytes()).isBetween(200_000L * 12, 200_000L * 32);
        table.clear();
        assertThat(table.size()).isZero();
        assertThat(table.bytes()).isEqualTo(before);
    }
}
