package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.tuple.NullFieldException;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.tuple.Tuple0;
import dev.millrace.api.tuple.Tuple1;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.value.Either;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.base.fault.CodedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

    static Stream<Object> values() {
        return Stream.concat(basicValues(), compositeValues());
    }

    private static Stream<Object> basicValues() {
        return Stream.of(
                "",
                "plain",
                "grüße €",
                "\uD83D\uDE00 \uD800",
                "\0",
                "x".repeat(70_000),
                "é".repeat(300),
                Byte.MIN_VALUE,
                Byte.MAX_VALUE,
                Short.MIN_VALUE,
                Short.MAX_VALUE,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                0,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Float.NaN,
                Float.NEGATIVE_INFINITY,
                -0f,
                Double.NaN,
                Double.MIN_VALUE,
                -0d,
                'a',
                '\uFFFF',
                true,
                false,
                BigInteger.ONE.shiftLeft(200).negate(),
                new BigDecimal("-1.2300"),
                new BigDecimal("1E+400"),
                new Date(-1),
                new java.sql.Date(5),
                new java.sql.Time(7),
                Timestamp.valueOf("1931-02-03 04:05:06.789012345"),
                LocalDate.MIN,
                LocalDate.MAX,
                LocalTime.MAX,
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Duration.ofSeconds(Long.MIN_VALUE, 1),
                Duration.ZERO,
                OffsetDateTime.MAX,
                new UUID(1, -1),
                ZonedDateTime.of(LocalDateTime.of(2024, 10, 27, 2, 30), ZoneId.of("Europe/Berlin"))
                        .withLaterOffsetAtOverlap(),
                ZonedDateTime.of(LocalDateTime.MIN.plusYears(1), ZoneOffset.UTC));
    }

    private static Stream<Object> compositeValues() {
        return Stream.of(
                Samples.Colour.RED,
                Samples.Colour.GREEN,
                new Samples.Point(1, -1, null),
                new Samples.Point(0, 0, "ä"),
                Samples.everything(),
                new Samples.Everything(),
                new Samples.Circle(1),
                Samples.hidden(),
                new Samples.Group(List.of(new Samples.Square(3), new Samples.Group(List.of()))),
                new Samples.Box(new ArrayList<>(List.of("a")), new int[] {1, 2}, Samples.Colour.BLUE),
                new Samples.Pair<>("left", List.of(1L, 2L)),
                new Samples.Stubborn("no rules"),
                new boolean[] {true},
                new byte[] {1, -1},
                new short[] {},
                new int[] {4},
                new long[] {Long.MIN_VALUE},
                new float[] {1f},
                new double[] {Double.NaN},
                new char[] {'x'},
                new String[] {"a", null, ""},
                new Integer[] {null},
                new Samples.Point[] {new Samples.Point(1, 2, "p"), null},
                new int[][] {{1}, {}},
                Tuple0.INSTANCE,
                Tuple2.of("a", 1),
                Tuple3.of(Tuple1.of(1L), List.of("x"), Samples.Colour.BLUE),
                Row.of(1, null, "x"),
                Either.Left("l"),
                Either.Right(3),
                Optional.of("o"),
                Optional.empty(),
                List.of(1, "mixed", 2L),
                Arrays.asList("a", null),
                Map.of("a", List.of(1)),
                Set.of(4L),
                new ArrayList<>());
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_of_any_class_survives(Object value) {
        RoundTrips.check(TypeExtractor.getForObject(value), value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_of_any_class_survives_when_its_type_is_known_late(Object value) {
        RoundTrips.check(LateTypeInfo.ANY, value);
    }

    @Test
    void null_survives_where_a_type_allows_it() {
        for (TypeInformation<?> type : List.of(
                Types.STRING,
                Types.VOID,
                Types.BIG_DEC,
                Types.BIG_INT,
                Types.INSTANT,
                Types.LOCAL_DATE,
                Types.SQL_TIMESTAMP,
                Types.POJO(Samples.Everything.class),
                Types.POJO(Samples.Point.class),
                LateTypeInfo.ANY,
                TypeInformation.of(Samples.Shape.class))) {
            assertThat(survivesNull(type)).as(type.toString()).isTrue();
        }
    }

    @SuppressWarnings("NullAway")
    private static <T> boolean survivesNull(TypeInformation<T> type) {
        return RoundTrips.check(type, null) == null;
    }

    @Test
    void rows_keep_kind_nulls_and_names_of_positions() {
        TypeInformation<Row> type = Types.ROW_NAMED(new String[] {"id", "name"}, Types.LONG, Types.STRING);
        Row read = RoundTrips.check(type, Row.ofKind(RowKind.DELETE, 4L, null));
        assertThat(read.getField("id")).isEqualTo(4L);
        assertThat(read.getKind()).isEqualTo(RowKind.DELETE);
    }

    @Test
    void rows_of_more_than_eight_fields_have_more_than_one_mask() {
        TypeInformation<?>[] types = new TypeInformation<?>[19];
        Arrays.fill(types, Types.INT);
        Object[] fields = new Object[19];
        for (int i = 0; i < 19; i += 3) fields[i] = i;
        RoundTrips.check(Types.ROW(types), Row.of(fields));
    }

    @Test
    void a_row_of_the_wrong_size_is_refused() {
        assertThatThrownBy(() -> RoundTrips.check(Types.ROW(Types.INT), Row.of(1, 2)))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("2 fields");
    }

    @Test
    void collections_stay_lists_or_sets() {
        TypeInformation<Collection<String>> type = TypeInformation.of(new TypeHint<Collection<String>>() {});
        assertThat(RoundTrips.check(type, List.of("a", "a"))).isInstanceOf(List.class);
        assertThat(RoundTrips.check(type, new LinkedHashSet<>(List.of("a")))).isInstanceOf(Set.class);
    }

    @Test
    void maps_keep_order_and_nulls() {
        Map<String, Integer> map = new HashMap<>();
        map.put(null, 1);
        map.put("b", null);
        RoundTrips.check(Types.MAP(Types.STRING, Types.INT), map);
    }

    @Test
    void tuples_of_all_sizes_survive() {
        for (int arity = 0; arity <= Tuple.MAX_ARITY; arity++) {
            Tuple tuple = Tuple.newInstance(arity);
            for (int i = 0; i < arity; i++) tuple.setField("field" + i, i);
            RoundTrips.check(TypeExtractor.getForObject(tuple), tuple);
        }
    }

    @Test
    void a_tuple_with_a_null_field_is_refused() {
        assertThatThrownBy(() -> RoundTrips.check(Types.TUPLE(Types.STRING, Types.INT), Tuple2.of("a", null)))
                .isInstanceOf(NullFieldException.class)
                .hasMessageContaining("Field 1");
    }

    @Test
    void a_tuple_field_of_another_type_is_named() {
        Tuple2<Object, Object> wrong = Tuple2.of("a", "b");
        TypeInformation<Tuple2<Object, Object>> type = Types.TUPLE(Types.STRING, Types.INT);
        assertThatThrownBy(() -> RoundTrips.check(type, wrong))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("Field 1")
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void cycles_survive_generic_serialization() {
        Samples.Stubborn one = new Samples.Stubborn("one");
        Samples.Stubborn two = new Samples.Stubborn("two");
        one.befriend(two);
        two.befriend(one);
        Samples.Stubborn read = RoundTrips.check(Types.GENERIC(Samples.Stubborn.class), one);
        assertThat(read.friend()).isEqualTo(two);
        assertThat(read.friend().friend()).isSameAs(read);
    }

    @Test
    void sorted_and_special_collections_keep_their_class_when_late() {
        java.util.TreeMap<String, Integer> sorted = new java.util.TreeMap<>(Map.of("b", 1, "a", 2));
        assertThat(RoundTrips.check(LateTypeInfo.ANY, sorted)).isInstanceOf(java.util.TreeMap.class);
        java.util.EnumMap<Samples.Colour, Integer> special = new java.util.EnumMap<>(Map.of(Samples.Colour.RED, 1));
        assertThat(RoundTrips.check(LateTypeInfo.ANY, special)).isInstanceOf(java.util.EnumMap.class);
        assertThat(LateTypeInfo.ANY.createSerializer(new SerializerConfigImpl()).copy(new ArrayDeque<>(List.of(1))))
                .isInstanceOf(ArrayDeque.class);
    }

    @Test
    void objects_of_subclasses_keep_their_class() {
        Special special = new Special();
        special.setParent("p");
        special.extra = 9;
        Samples.Parent read = RoundTrips.check(Types.POJO(Samples.Parent.class), special);
        assertThat(read).isInstanceOf(Special.class);
    }

    /// A subclass with an additional field.
    public static class Special extends Samples.Parent {
        public int extra;

        public Special() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Special that
                    && that.extra == extra
                    && that.getParent().equals(getParent());
        }

        @Override
        public int hashCode() {
            return extra;
        }
    }

    @Test
    void generic_types_can_be_forbidden_with_a_reason() {
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        assertThatThrownBy(() -> TypeInformation.of(Samples.Stubborn.class).createSerializer(strict))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("MR-2001")
                .hasMessageContaining("no public constructor without parameters");
        assertThat(TypeInformation.of(Samples.Everything.class).createSerializer(strict))
                .isNotNull();
    }
}
