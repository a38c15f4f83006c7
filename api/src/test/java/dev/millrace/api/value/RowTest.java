package dev.millrace.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowTest {

    private static Row named(Object... namesAndValues) {
        Row row = Row.withNames();
        for (int i = 0; i < namesAndValues.length; i += 2)
            row.setField((String) namesAndValues[i], namesAndValues[i + 1]);
        return row;
    }

    @Test
    void rows_are_written_with_kind_and_fields() {
        assertThat(Row.of(1, null, "a", new int[] {1, 2})).hasToString("+I[1, null, a, [1, 2]]");
        assertThat(Row.ofKind(RowKind.UPDATE_BEFORE)).hasToString("-U[]");
        assertThat(named("id", 1, "name", null)).hasToString("+I{name=null, id=1}");
    }

    @Test
    void positions_and_names_are_separate_ways() {
        assertThatThrownBy(() -> Row.of(1).getField("a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named("a", 1).getField(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> named("a", 1).getField("b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(named("a", 1).<Integer>getFieldAs("a")).isEqualTo(1);
        assertThat(Row.of(7L).<Long>getFieldAs(0)).isEqualTo(7L);
    }

    @Test
    void positions_may_have_names() {
        LinkedHashMap<String, Integer> names = new LinkedHashMap<>(Map.of("a", 0));
        Row row = RowUtils.createRowWithNamedPositions(RowKind.INSERT, new Object[] {5}, names);
        assertThat(row.getField("a")).isEqualTo(5);
        row.setField("a", 6);
        assertThat(row.getField(0)).isEqualTo(6);
        assertThat(row.getFieldNames(false)).isNull();
        assertThat(row.getFieldNames(true)).containsExactly("a");
        assertThat(row).isEqualTo(Row.of(6)).hasSameHashCodeAs(Row.of(6));
        assertThatThrownBy(() -> row.setField("b", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equality_goes_by_kind_and_content() {
        assertThat(Row.of(new int[] {1})).isEqualTo(Row.of(new int[] {1})).hasSameHashCodeAs(Row.of(new int[] {1}));
        assertThat(Row.of(1)).isNotEqualTo(Row.ofKind(RowKind.DELETE, 1));
        assertThat(named("a", 1, "b", 2)).isEqualTo(named("b", 2, "a", 1)).hasSameHashCodeAs(named("b", 2, "a", 1));
        assertThat(named("a", 1)).isNotEqualTo(Row.of(1));
        assertThat(named("a", null)).isNotEqualTo(named("b", null));
    }

    @Test
    void rows_are_copied_projected_and_joined() {
        Row row = Row.of(1, "b", 3L);
        Row copy = Row.copy(row);
        copy.setField(0, 9);
        assertThat(row.getField(0)).isEqualTo(1);
        assertThat(Row.project(row, new int[] {2, 0})).isEqualTo(Row.of(3L, 1));
        assertThat(Row.project(named("a", 1, "b", 2), new String[] {"b"})).isEqualTo(named("b", 2));
        assertThat(Row.join(Row.of(1), Row.of(2, 3), Row.of())).isEqualTo(Row.of(1, 2, 3));
        assertThat(Row.join(named("a", 1), named("b", 2))).isEqualTo(named("a", 1, "b", 2));
        assertThatThrownBy(() -> Row.join(named("a", 1), Row.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Row.join(named("a", 1), named("a", 2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clearing_keeps_positions_and_drops_names() {
        Row row = Row.of(1, 2);
        row.clear();
        assertThat(row).isEqualTo(new Row(2));
        Row named = named("a", 1);
        named.clear();
        assertThat(named.getArity()).isZero();
    }

    @Test
    void lists_of_rows_compare_in_any_order() {
        List<Row> left = List.of(Row.of(1), Row.of(2), Row.of(1));
        assertThat(RowUtils.compareRows(left, List.of(Row.of(1), Row.of(1), Row.of(2)), true))
                .isTrue();
        assertThat(RowUtils.compareRows(left, List.of(Row.of(1), Row.of(1), Row.of(2))))
                .isFalse();
        assertThat(RowUtils.compareRows(left, List.of(Row.of(2), Row.of(1), Row.of(2)), true))
                .isFalse();
    }

    @Test
    void kinds_have_bytes_and_short_names() {
        for (RowKind kind : RowKind.values())
            assertThat(RowKind.fromByteValue(kind.toByteValue())).isEqualTo(kind);
        assertThat(RowKind.DELETE.shortString()).isEqualTo("-D");
        assertThatThrownBy(() -> RowKind.fromByteValue((byte) 4)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void an_alternative_holds_one_value() {
        Either<String, Integer> left = Either.Left("a");
        assertThat(left.isLeft()).isTrue();
        assertThat(left.left()).isEqualTo("a");
        assertThatThrownBy(left::right).isInstanceOf(IllegalStateException.class);
        assertThat(left)
                .isEqualTo(Either.Left.of("a"))
                .isNotEqualTo(Either.Right("a"))
                .hasToString("Left(a)");
        assertThat(Either.Right(1)).isEqualTo(Either.Right.of(1)).hasToString("Right(1)");
    }

    @Test
    void rows_are_printed_as_flink_prints_them() {
        Row parts = Row.of(Map.of("k", new int[] {1}), List.of(new byte[] {2}), new Object[] {new int[] {3}}, null);
        Row named = Row.withNames();
        for (String name : List.of("b", "aa", "c", "B", "z10", "z9")) named.setField(name, name);

        assertThat(parts).hasToString("+I[{k=[1]}, [[2]], [[3]], null]");
        assertThat(named).hasToString("+I{aa=aa, b=b, B=B, c=c, z10=z10, z9=z9}");
    }
}
