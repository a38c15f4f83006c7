package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.value.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopierTest {

    @Test
    void what_never_changes_is_not_copied() {
        assertThat(Copier.of(Types.STRING).isIdentity()).isTrue();
        assertThat(Copier.of(Types.LONG).isIdentity()).isTrue();
        assertThat(Copier.of(Types.INSTANT).isIdentity()).isTrue();
        assertThat(Copier.of(Types.ENUM(Samples.Colour.class)).isIdentity()).isTrue();
        Copier<Samples.Point> points = Copier.of(TypeInformation.of(Samples.Point.class));
        Samples.Point point = new Samples.Point(1, 2, "p");
        assertThat(points.isIdentity()).isTrue();
        assertThat(points.copy(point)).isSameAs(point);
    }

    @Test
    void what_can_change_is_copied() {
        assertThat(Copier.of(Types.TUPLE(Types.STRING)).isIdentity()).isFalse();
        assertThat(Copier.of(Types.POJO(Samples.Everything.class)).isIdentity()).isFalse();
        assertThat(Copier.of(TypeInformation.of(Samples.Box.class)).isIdentity())
                .isFalse();
        assertThat(Copier.of(TypeInformation.of(Samples.Shape.class)).isIdentity())
                .isFalse();
        assertThat(Copier.of(TypeInformation.of(int[].class)).isIdentity()).isFalse();
    }

    @Test
    void objects_share_nothing_that_changes_with_their_copies() {
        Samples.Everything original = Samples.everything();
        Samples.Everything copy =
                Copier.of(Types.POJO(Samples.Everything.class)).copy(original);
        assertThat(copy).isEqualTo(original).isNotSameAs(original);
        copy.words.add("more");
        copy.counts.put("other", 2L);
        copy.tuple.f0 = "changed";
        copy.setParent("other");
        copy.number = 1;
        assertThat(original).isEqualTo(Samples.everything());
        original.tuple.f1 = -1;
        assertThat(copy.tuple.f1).isEqualTo(2);
        assertThat(copy.point).as("immutable parts are shared").isSameAs(original.point);
    }

    @Test
    void records_with_changing_parts_are_rebuilt() {
        Samples.Box original = new Samples.Box(new ArrayList<>(List.of("a")), new int[] {1}, null);
        Samples.Box copy = Copier.of(TypeInformation.of(Samples.Box.class)).copy(original);
        copy.items().add("b");
        copy.numbers()[0] = 9;
        assertThat(original.items()).containsExactly("a");
        assertThat(original.numbers()).containsExactly(1);
    }

    @Test
    void tuples_are_copied_field_by_field() {
        Tuple2<String, List<String>> original = Tuple2.of("a", new ArrayList<>(List.of("x")));
        Copier<Tuple2<String, List<String>>> copier = Copier.of(Types.TUPLE(Types.STRING, Types.LIST(Types.STRING)));
        Tuple2<String, List<String>> copy = copier.copy(original);
        copy.f1.add("y");
        copy.f0 = "b";
        assertThat(original).isEqualTo(Tuple2.of("a", List.of("x")));
    }

    @Test
    void tuples_in_memory_may_have_null_fields() {
        Copier<Tuple2<String, List<String>>> copier = Copier.of(Types.TUPLE(Types.STRING, Types.LIST(Types.STRING)));
        assertThat(copier.copy(Tuple2.of(null, null))).isEqualTo(Tuple2.of(null, null));
    }

    @Test
    void rows_and_late_values_are_copied_by_what_they_hold() {
        Row row = Row.of(new int[] {1}, null);
        Row copy = Copier.of(TypeExtractor.getForObject(row)).copy(row);
        ((int[]) copy.getField(0))[0] = 2;
        assertThat((int[]) row.getField(0)).containsExactly(1);

        Map<String, Object> late = new HashMap<>(Map.of("k", new ArrayList<>(List.of(1))));
        Object lateCopy = Copier.of(LateTypeInfo.ANY).copy(late);
        ((List<?>) late.get("k")).clear();
        assertThat(lateCopy).isEqualTo(Map.of("k", List.of(1)));
    }

    @Test
    void arrays_are_copied_at_all_levels() {
        int[][] original = {{1}, {2}};
        int[][] copy = Copier.of(TypeInformation.of(int[][].class)).copy(original);
        copy[0][0] = 7;
        assertThat(original[0][0]).isEqualTo(1);
    }

    @Test
    void generic_objects_are_copied_deeply() {
        Samples.Stubborn original = new Samples.Stubborn("a");
        original.befriend(new Samples.Stubborn("b"));
        Samples.Stubborn copy = Copier.of(Types.GENERIC(Samples.Stubborn.class)).copy(original);
        assertThat(copy).isEqualTo(original).isNotSameAs(original);
        assertThat(copy.friend()).isNotSameAs(original.friend());
    }

    @Test
    void shapes_of_classes_anywhere_are_generated() {
        assertThat(((PojoTypeInfo<?>) Types.POJO(Samples.Everything.class))
                        .shape()
                        .getClass()
                        .isHidden())
                .isTrue();
        assertThat(((PojoTypeInfo<?>) TypeInformation.of(Samples.Box.class))
                        .shape()
                        .getClass()
                        .isHidden())
                .isTrue();
        assertThat(((PojoTypeInfo<?>) RuntimeTypes.ofClass(Samples.hidden().getClass()))
                        .shape()
                        .getClass()
                        .isHidden())
                .isTrue();
    }
}
