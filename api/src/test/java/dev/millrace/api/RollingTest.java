package dev.millrace.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.ReduceFunction;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.FieldAccess;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.base.fault.CodedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RollingTest {
    private static final TypeInformation<Tuple2<String, Integer>> PAIR = Types.TUPLE(Types.STRING, Types.INT);

    record Reading(String sensor, double celsius) {}

    private static FieldAccess<Tuple2<String, Integer>, Object> second() {
        return FieldAccess.of(PAIR, 1);
    }

    @SafeVarargs
    private static Tuple2<String, Integer> reduced(
            ReduceFunction<Tuple2<String, Integer>> function, Tuple2<String, Integer>... records) throws Exception {
        ReduceFunction<Tuple2<String, Integer>> shipped = InstantiationUtil.clone(function);
        Tuple2<String, Integer> result = records[0];
        for (Tuple2<String, Integer> record : List.of(records).subList(1, records.length)) {
            result = shipped.reduce(result, record);
        }
        return result;
    }

    @Test
    void a_sum_keeps_the_other_fields_of_the_first_record() throws Exception {
        Tuple2<String, Integer> first = Tuple2.of("a", 1);

        assertThat(reduced(Rolling.sum(PAIR, second()), first, Tuple2.of("b", 2), Tuple2.of("c", 4)))
                .isEqualTo(Tuple2.of("a", 7));
        assertThat(first).isEqualTo(Tuple2.of("a", 1));
    }

    @Test
    void least_and_greatest_replace_the_field_only() throws Exception {
        assertThat(reduced(Rolling.min(PAIR, second()), Tuple2.of("a", 3), Tuple2.of("b", 1), Tuple2.of("c", 2)))
                .isEqualTo(Tuple2.of("a", 1));
        assertThat(reduced(Rolling.max(PAIR, second()), Tuple2.of("a", 3), Tuple2.of("b", 9), Tuple2.of("c", 2)))
                .isEqualTo(Tuple2.of("a", 9));
    }

    @Test
    void the_record_with_the_extreme_is_the_first_or_the_last_of_equals() throws Exception {
        Tuple2<String, Integer> a = Tuple2.of("a", 3);
        Tuple2<String, Integer> b = Tuple2.of("b", 3);
        Tuple2<String, Integer> c = Tuple2.of("c", 5);

        assertThat(reduced(Rolling.minBy(second(), true), a, b, c)).isEqualTo(a);
        assertThat(reduced(Rolling.minBy(second(), false), a, b, c)).isEqualTo(b);
        assertThat(reduced(Rolling.maxBy(second(), true), a, b, c)).isEqualTo(c);
        assertThat(reduced(Rolling.maxBy(second(), false), c, Tuple2.of("d", 5)))
                .isEqualTo(Tuple2.of("d", 5));
    }

    @Test
    void fields_of_records_are_summed_into_new_records() throws Exception {
        TypeInformation<Reading> type = TypeInformation.of(Reading.class);
        ReduceFunction<Reading> sum = Rolling.sum(type, FieldAccess.of(type, "celsius"));

        assertThat(sum.reduce(new Reading("x", 1.5), new Reading("y", 2))).isEqualTo(new Reading("x", 3.5));
    }

    @Test
    void all_kinds_of_numbers_are_summed_as_themselves() throws Exception {
        List<Number> ones = List.of((byte) 1, (short) 1, 1, 1L, 1F, 1D, BigDecimal.ONE);

        for (Number one : ones) {
            TypeInformation<Number> type = typeOf(one);
            Number two = Rolling.sum(type, FieldAccess.of(type, 0)).reduce(one, one);
            assertThat(two).isInstanceOf(one.getClass());
            assertThat(two.intValue()).isEqualTo(2);
        }
    }

    @SuppressWarnings("unchecked") // the type of the number
    private static TypeInformation<Number> typeOf(Number number) {
        return (TypeInformation<Number>) TypeInformation.of(number.getClass());
    }

    @Test
    void a_field_that_cannot_be_compared_is_refused() {
        TypeInformation<Tuple2<String, int[]>> type = Types.TUPLE(Types.STRING, TypeInformation.of(int[].class));

        Stream.<Runnable>of(
                        () -> Rolling.min(type, FieldAccess.of(type, 1)),
                        () -> Rolling.maxBy(FieldAccess.of(type, 1), true),
                        () -> Rolling.sum(type, FieldAccess.of(type, 1)))
                .forEach(description -> Assertions.assertThatThrownBy(description::run)
                        .isInstanceOfSatisfying(
                                CodedException.class,
                                thrown -> assertThat(thrown.fault()).isEqualTo(StreamFaults.PROJECTION)));
    }
}
