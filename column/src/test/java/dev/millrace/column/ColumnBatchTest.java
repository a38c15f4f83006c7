package dev.millrace.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.value.RowKind;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Builds batches of all types and reads them.
final class ColumnBatchTest {
    private static final RowType TYPE = RandomValues.ALL_TYPES;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 1000, 3000})
    void a_batch_has_the_rows_that_were_appended(int count) {
        List<GenericRowData> rows = new RandomValues(count).rows(count, TYPE);
        assertThat(RandomValues.rows(TYPE, RandomValues.batch(TYPE, rows))).isEqualTo(rows);
    }

    @Test
    void a_cursor_shows_the_fields_of_its_row() {
        List<GenericRowData> rows = new RandomValues(1).rows(50, TYPE);
        ColumnBatch batch = RandomValues.batch(TYPE, rows);
        RowCursor cursor = new RowCursor();
        for (int row = 49; row >= 0; row--) {
            cursor.at(batch, row);
            for (int i = 0; i < TYPE.getFieldCount(); i++) {
                Object field = RowData.createFieldGetter(TYPE.getTypeAt(i), i).getFieldOrNull(cursor);
                assertThat(field).isEqualTo(rows.get(row).getField(i));
            }
        }
    }

    @Test
    void a_selection_has_the_rows_in_their_new_order() {
        List<GenericRowData> rows = new RandomValues(2).rows(200, TYPE);
        ColumnBatch batch = RandomValues.batch(TYPE, rows);
        for (int count : new int[] {0, 3, 200}) {
            int[] numbers = IntStream.range(0, 200).map(i -> i * 67 % 200).toArray();
            List<GenericRowData> expected =
                    IntStream.of(numbers).limit(count).mapToObj(rows::get).toList();
            assertThat(RandomValues.rows(TYPE, batch.select(numbers, count))).isEqualTo(expected);
        }
        assertThat(RandomValues.rows(TYPE, batch.slice(10, 20))).isEqualTo(rows.subList(10, 20));
    }

    @Test
    void a_builder_takes_rows_of_batches_and_starts_anew_after_each_batch() {
        List<GenericRowData> rows = new RandomValues(3).rows(100, TYPE);
        ColumnBatch batch = RandomValues.batch(TYPE, rows);
        BatchBuilder builder = new BatchBuilder(TYPE, 60);
        for (int i = 0; i < 60; i++) builder.append(batch, i);
        assertThat(builder.isFull()).isTrue();
        assertThat(RandomValues.rows(TYPE, builder.build())).isEqualTo(rows.subList(0, 60));
        assertThat(builder.isEmpty()).isTrue();
        builder.append(batch, new int[] {99, 1}, 2);
        assertThat(RandomValues.rows(TYPE, builder.build())).containsExactly(rows.get(99), rows.get(1));
    }

    @Test
    void rows_keep_their_kinds() {
        RandomValues values = new RandomValues(4);
        List<GenericRowData> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) rows.add(values.row(TYPE.getChildren(), RowKind.values()[i < 50 ? 0 : i % 4]));
        ColumnBatch batch = RandomValues.batch(TYPE, rows);
        assertThat(RandomValues.rows(TYPE, batch)).isEqualTo(rows);
        assertThat(RandomValues.rows(TYPE, batch.slice(48, 53))).isEqualTo(rows.subList(48, 53));
        assertThat(RandomValues.batch(TYPE, rows.subList(0, 50)).kinds()).isNull();
    }

    @Test
    void a_nested_view_becomes_a_row_of_its_own() {
        RowType inner = RowType.of(TYPE.getTypeAt(3), TYPE.getTypeAt(9));
        RowType outer = RowType.of(inner);
        List<GenericRowData> rows = new RandomValues(5).rows(2, inner);
        ColumnBatch batch = RandomValues.batch(inner, rows);
        RowCursor cursor = new RowCursor();
        ColumnBuilder builder = ColumnBuilder.of(inner, 2);
        for (int i = 0; i < 2; i++) {
            cursor.at(batch, i);
            builder.appendValue(cursor);
        }
        ColumnBatch nested = ColumnBatch.of(2, List.of(builder.build()));
        assertThat(RandomValues.rows(outer, nested))
                .containsExactly(GenericRowData.of(rows.get(0)), GenericRowData.of(rows.get(1)));
    }
}
