package dev.millrace.api.tuple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TupleTest {

    @Test
    void every_arity_has_a_class_whose_fields_are_reached_by_position() throws Exception {
        for (int arity = 0; arity <= Tuple.MAX_ARITY; arity++) {
            Tuple tuple = Tuple.newInstance(arity);
            assertThat(tuple.getClass()).isEqualTo(Tuple.getTupleClass(arity));
            assertThat(tuple.getArity()).isEqualTo(arity);
            for (int i = 0; i < arity; i++) {
                tuple.setField("v" + i, i);
                assertThat(tuple.<Object>getField(i)).isEqualTo("v" + i);
                assertThat(tuple.getClass().getField("f" + i).get(tuple)).isEqualTo("v" + i);
            }
            Tuple copy = tuple.copy();
            assertThat(copy).isEqualTo(tuple).hasSameHashCodeAs(tuple);
            if (arity > 0) {
                copy.setField("other", arity - 1);
                assertThat(copy).isNotEqualTo(tuple);
            }
            int beyond = arity;
            assertThatThrownBy(() -> tuple.getField(beyond)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tuple.setField(1, beyond)).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> Tuple.getTupleClass(26)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tuples_are_written_in_parentheses() {
        assertThat(Tuple2.of("a", 1)).hasToString("(a,1)");
        assertThat(Tuple3.of(null, new int[] {1, 2}, Tuple1.of("x"))).hasToString("(null,[1, 2],(x))");
        assertThat(Tuple0.INSTANCE).hasToString("()");
    }

    @Test
    void two_fields_can_be_exchanged_and_all_replaced() {
        assertThat(Tuple2.of("a", 1).swap()).isEqualTo(Tuple2.of(1, "a"));
        Tuple3<Integer, Integer, Integer> tuple = new Tuple3<>();
        tuple.setFields(1, 2, 3);
        assertThat(tuple).isEqualTo(Tuple3.of(1, 2, 3)).isNotEqualTo(Tuple2.of(1, 2));
    }

    @Test
    void a_null_field_can_be_refused() {
        Tuple2<String, String> tuple = Tuple2.of("a", null);
        assertThat(tuple.<String>getFieldNotNull(0)).isEqualTo("a");
        assertThatThrownBy(() -> tuple.getFieldNotNull(1))
                .isInstanceOfSatisfying(
                        NullFieldException.class,
                        thrown -> assertThat(thrown.getFieldPos()).isEqualTo(1));
    }
}
