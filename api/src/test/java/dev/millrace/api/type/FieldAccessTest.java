package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.value.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldAccessTest {
    private static final TypeInformation<Tuple2<String, Tuple2<Integer, Long>>> NESTED =
            Types.TUPLE(Types.STRING, Types.TUPLE(Types.INT, Types.LONG));

    @Test
    void tuple_fields_are_reached_by_position_and_name() {
        Tuple2<String, Tuple2<Integer, Long>> record = Tuple2.of("a", Tuple2.of(1, 2L));
        assertThat(FieldAccess.of(NESTED, 0).get(record)).isEqualTo("a");
        assertThat(FieldAccess.of(NESTED, "f0").get(record)).isEqualTo("a");
        FieldAccess<Tuple2<String, Tuple2<Integer, Long>>, Long> deep = FieldAccess.of(NESTED, "f1.f1");
        assertThat(deep.get(record)).isEqualTo(2L);
        assertThat(deep.fieldType()).isEqualTo(Types.LONG);
        assertThat(deep.with(record, 9L)).isSameAs(record);
        assertThat(record.f1.f1).isEqualTo(9L);
    }

    @Test
    void records_are_rebuilt() {
        FieldAccess<Samples.Point, Long> y = FieldAccess.of(TypeInformation.of(Samples.Point.class), "y");
        Samples.Point point = new Samples.Point(1, 2, "p");
        assertThat(y.with(point, 5L)).isEqualTo(new Samples.Point(1, 5, "p"));
        assertThat(point.y()).isEqualTo(2);
    }

    @Test
    void objects_change_in_place() throws Exception {
        FieldAccess<Samples.Everything, Long> secret = FieldAccess.of(Types.POJO(Samples.Everything.class), "secret");
        FieldAccess<Samples.Everything, Long> copy = InstantiationUtil.clone(secret);
        Samples.Everything value = Samples.everything();
        assertThat(copy.with(value, 3L)).isSameAs(value);
        assertThat(copy.get(value)).isEqualTo(3L);
        FieldAccess<Samples.Everything, String> inner =
                FieldAccess.of(Types.POJO(Samples.Everything.class), "point.name");
        assertThat(inner.with(value, "new").point).isEqualTo(new Samples.Point(1, 2, "new"));
    }

    @Test
    void late_fields_are_found_by_the_class_of_the_record() {
        FieldAccess<Object, Object> late = FieldAccess.of(LateTypeInfo.ANY, 1);
        assertThat(late.get(Tuple2.of("a", 4))).isEqualTo(4);
        assertThat(late.with(Tuple2.of("a", 4), 5)).isEqualTo(Tuple2.of("a", 5));
        assertThat(late.get(new Samples.Point(1, 8, null))).isEqualTo(8L);
        FieldAccess<Object, Object> named = FieldAccess.of(LateTypeInfo.ANY, "f1.y");
        assertThat(named.get(Tuple2.of(0, new Samples.Point(1, 8, null)))).isEqualTo(8L);
    }

    @Test
    void rows_arrays_and_whole_values_have_fields_too() {
        TypeInformation<Row> type = Types.ROW_NAMED(new String[] {"id"}, Types.INT);
        assertThat(FieldAccess.of(type, "id").get(Row.of(3))).isEqualTo(3);
        Row named = Row.withNames();
        named.setField("id", 4);
        assertThat(FieldAccess.of(type, 0).get(named)).isEqualTo(4);
        assertThat(FieldAccess.<int[], Integer>of(TypeInformation.of(int[].class), 1)
                        .with(new int[] {1, 2}, 7))
                .containsExactly(1, 7);
        assertThat(FieldAccess.of(Types.LONG, 0).get(5L)).isEqualTo(5L);
        assertThat(FieldAccess.of(Types.LONG, "*").get(5L)).isEqualTo(5L);
    }

    @Test
    void wrong_expressions_are_refused_with_the_names_there_are() {
        for (String wrong : List.of("f2", "name", "f1.f7", "f0.x", "9")) {
            assertThatThrownBy(() -> FieldAccess.of(NESTED, wrong))
                    .as(wrong)
                    .isInstanceOf(CompositeType.InvalidFieldReferenceException.class);
        }
        assertThatThrownBy(() -> FieldAccess.of(NESTED, "x")).hasMessageContaining("[f0, f1]");
        assertThatThrownBy(() -> FieldAccess.of(NESTED, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FieldAccess.of(Types.LONG, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void flat_fields_are_counted_through_all_levels() {
        CompositeType<?> type = (CompositeType<?>) NESTED;
        assertThat(type.getTotalFields()).isEqualTo(3);
        assertThat(type.getFlatFields("*"))
                .extracting(field -> field.getPosition())
                .containsExactly(0, 1, 2);
        assertThat(type.getFlatFields("f1.f1").getFirst().getPosition()).isEqualTo(2);
        assertThat(type.getFlatFields("f1")).hasSize(2);
    }
}
