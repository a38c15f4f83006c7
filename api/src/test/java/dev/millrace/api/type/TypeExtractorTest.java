package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.function.FlatMapFunction;
import dev.millrace.api.function.InvalidTypesException;
import dev.millrace.api.function.KeySelector;
import dev.millrace.api.function.MapFunction;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.util.Collector;
import dev.millrace.api.value.Either;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeExtractorTest {

    static final TypeInformation<Tuple2<String, Integer>> PAIR = Types.TUPLE(Types.STRING, Types.INT);

    @Test
    void hints_capture_nested_types() {
        assertThat(TypeInformation.of(new TypeHint<Tuple2<String, Integer>>() {}))
                .isEqualTo(PAIR);
        assertThat(TypeInformation.of(new TypeHint<Map<String, List<Long>>>() {}))
                .isEqualTo(Types.MAP(Types.STRING, Types.LIST(Types.LONG)));
        assertThat(TypeInformation.of(new TypeHint<Either<String, Set<Integer>>>() {}))
                .isEqualTo(Types.EITHER(Types.STRING, Types.SET(Types.INT)));
        assertThat(TypeInformation.of(new TypeHint<Optional<Long>>() {})).isEqualTo(new OptionalTypeInfo<>(Types.LONG));
        assertThat(TypeInformation.of(new TypeHint<Collection<Long>>() {}))
                .isEqualTo(new CollectionTypeInfo<>(Types.LONG));
        assertThat(TypeInformation.of(new TypeHint<List<String>[]>() {}).getTypeClass())
                .isEqualTo(List[].class);
    }

    @Test
    void a_hint_of_a_variable_is_refused() {
        assertThatThrownBy(TypeExtractorTest::<String>hintOfVariable)
                .isInstanceOf(InvalidTypesException.class)
                .hasMessageContaining("TypeHint");
    }

    private static <T> TypeInformation<T> hintOfVariable() {
        return TypeInformation.of(new TypeHint<T>() {});
    }

    @Test
    void tags_need_a_type() {
        assertThat(new OutputTag<String>("late") {}.getTypeInfo()).isEqualTo(Types.STRING);
        assertThat(new OutputTag<String>("late") {}).isEqualTo(new OutputTag<>("late", Types.STRING));
        assertThatThrownBy(() -> new OutputTag<String>("late")).isInstanceOf(InvalidTypesException.class);
        assertThatThrownBy(() -> new OutputTag<>("", Types.STRING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void classes_of_fields_are_taken_apart() {
        PojoTypeInfo<Samples.Everything> type =
                (PojoTypeInfo<Samples.Everything>) TypeInformation.of(Samples.Everything.class);
        assertThat(type.getFieldNames()).isSorted().contains("secret", "parent", "flag");
        assertThat(type.<Object>getTypeAt("counts")).isEqualTo(Types.MAP(Types.STRING, Types.LONG));
        assertThat(type.<Object>getTypeAt("tuple.f1")).isEqualTo(Types.INT);
        assertThat(type.<Object>getTypeAt("point.name")).isEqualTo(Types.STRING);
    }

    @Test
    void records_keep_the_order_of_their_components() {
        PojoTypeInfo<Samples.Point> type = (PojoTypeInfo<Samples.Point>) TypeInformation.of(Samples.Point.class);
        assertThat(type.getFieldNames()).containsExactly("x", "y", "name");
        TypeInformation<Samples.Pair<Long, String>> pair = TypeInformation.of(new TypeHint<>() {});
        assertThat(((CompositeType<?>) pair).<Object>getTypeAt("left")).isEqualTo(Types.LONG);
        assertThat(((CompositeType<?>) pair).<Object>getTypeAt(1)).isEqualTo(Types.STRING);
    }

    @Test
    void sealed_types_know_their_classes_even_within_themselves() {
        SealedTypeInfo<Samples.Shape> type = (SealedTypeInfo<Samples.Shape>) TypeInformation.of(Samples.Shape.class);
        assertThat(type.getPermittedTypes())
                .<Object>extracting(TypeInformation::getTypeClass)
                .containsExactlyInAnyOrder(Samples.Circle.class, Samples.Square.class, Samples.Group.class);
    }

    @Test
    void what_breaks_the_rules_is_generic_and_what_is_abstract_is_late() {
        assertThat(TypeInformation.of(Samples.Stubborn.class)).isInstanceOf(GenericTypeInfo.class);
        assertThat(TypeInformation.of(Object.class)).isEqualTo(LateTypeInfo.ANY);
        assertThat(TypeInformation.of(Number.class)).isInstanceOf(LateTypeInfo.class);
        assertThatThrownBy(() -> Types.POJO(Samples.Stubborn.class)).isInstanceOf(InvalidTypesException.class);
    }

    @Test
    void tuple_subclasses_give_their_field_types() {
        assertThat(Types.TUPLE(Named.class).toString()).contains("String").contains("Long");
        Named named = new Named();
        named.f0 = "a";
        named.f1 = 1L;
        assertThat(RoundTrips.check(Types.TUPLE(Named.class), named)).isInstanceOf(Named.class);
    }

    /// A named subclass of a tuple.
    public static class Named extends Tuple2<String, Long> {}

    @Test
    void objects_give_the_types_of_their_fields() {
        assertThat(TypeExtractor.getForObject(Tuple2.of("a", 1))).isEqualTo(PAIR);
        assertThat(TypeExtractor.getForObject(Samples.Colour.GREEN)).isEqualTo(Types.ENUM(Samples.Colour.class));
    }

    @Test
    void functions_give_their_types_through_any_superclass() {
        assertThat(TypeExtractor.getMapReturnTypes(new Concrete(), Types.STRING))
                .isEqualTo(Types.LIST(Types.LONG));
        MapFunction<String, Tuple2<String, Integer>> anonymous = new MapFunction<>() {
            @Override
            public Tuple2<String, Integer> map(String value) {
                return Tuple2.of(value, 1);
            }
        };
        assertThat(TypeExtractor.getMapReturnTypes(anonymous, Types.STRING)).isEqualTo(PAIR);
        FlatMapFunction<String, Tuple2<String, Integer>> flat = new FlatMapFunction<>() {
            @Override
            public void flatMap(String value, Collector<Tuple2<String, Integer>> out) {
                out.collect(Tuple2.of(value, 1));
            }
        };
        assertThat(TypeExtractor.getFlatMapReturnTypes(flat, Types.STRING)).isEqualTo(PAIR);
    }

    abstract static class Generic<A, B> implements MapFunction<A, List<B>> {}

    abstract static class Half<C> extends Generic<C, Long> {}

    static final class Concrete extends Half<String> {
        @Override
        public List<Long> map(String value) {
            return List.of();
        }
    }

    static final class Swap<A, B> implements MapFunction<Tuple2<A, B>, Tuple3<B, A, List<A>>> {
        @Override
        public Tuple3<B, A, List<A>> map(Tuple2<A, B> value) {
            return Tuple3.of(value.f1, value.f0, List.of(value.f0));
        }
    }

    @Test
    void variables_are_known_from_the_input() {
        assertThat(TypeExtractor.getMapReturnTypes(new Swap<String, Integer>(), PAIR))
                .isEqualTo(Types.TUPLE(Types.INT, Types.STRING, Types.LIST(Types.STRING)));
    }

    static final class Average implements AggregateFunction<Long, Tuple2<Long, Long>, Double> {
        @Override
        public Tuple2<Long, Long> createAccumulator() {
            return Tuple2.of(0L, 0L);
        }

        @Override
        public Tuple2<Long, Long> add(Long value, Tuple2<Long, Long> sum) {
            return Tuple2.of(sum.f0 + value, sum.f1 + 1);
        }

        @Override
        public Double getResult(Tuple2<Long, Long> sum) {
            return (double) sum.f0 / sum.f1;
        }

        @Override
        public Tuple2<Long, Long> merge(Tuple2<Long, Long> a, Tuple2<Long, Long> b) {
            return Tuple2.of(a.f0 + b.f0, a.f1 + b.f1);
        }
    }

    @Test
    void aggregations_give_accumulator_and_result() {
        assertThat(TypeExtractor.getAggregateFunctionAccumulatorType(new Average(), Types.LONG, null, false))
                .isEqualTo(Types.TUPLE(Types.LONG, Types.LONG));
        assertThat(TypeExtractor.getAggregateFunctionReturnType(new Average(), Types.LONG, null, false))
                .isEqualTo(Types.DOUBLE);
    }

    static final class Knowing implements MapFunction<String, Object>, ResultTypeQueryable<Object> {
        @Override
        public Object map(String value) {
            return value;
        }

        @Override
        @SuppressWarnings("unchecked")
        public TypeInformation<Object> getProducedType() {
            return (TypeInformation<Object>) (TypeInformation<?>) Types.STRING;
        }
    }

    @Test
    void functions_may_know_their_type() {
        assertThat((Object) TypeExtractor.getMapReturnTypes(new Knowing(), Types.STRING))
                .isEqualTo(Types.STRING);
    }

    /// A class with a type factory.
    @TypeInfo(MoneyFactory.class)
    public static final class Money {}

    /// Returns the type of text for all money.
    public static final class MoneyFactory extends TypeInfoFactory<Money> {
        @Override
        @SuppressWarnings("unchecked")
        public TypeInformation<Money> createTypeInfo(Type t, Map<String, TypeInformation<?>> genericParameters) {
            return (TypeInformation<Money>) (TypeInformation<?>) Types.STRING;
        }
    }

    @Test
    void factories_make_the_types_of_annotated_classes() {
        assertThat((Object) TypeInformation.of(Money.class)).isEqualTo(Types.STRING);
        assertThat(TypeExtractor.getTypeInfoFactory(Money.class)).isInstanceOf(MoneyFactory.class);
    }

    // ---- lambdas

    static Tuple2<String, Integer> pair(String value) {
        return Tuple2.of(value, 1);
    }

    static void pairs(String value, Collector<Tuple2<String, Integer>> out) {
        out.collect(pair(value));
    }

    static <T> List<T> listOf(T value) {
        return List.of(value);
    }

    private static <I, O> TypeInformation<O> mapType(TypeInformation<I> in, MapFunction<I, O> function) {
        return TypeExtractor.getMapReturnTypes(function, in);
    }

    private static <I, O> TypeInformation<O> flatType(TypeInformation<I> in, FlatMapFunction<I, O> function) {
        return TypeExtractor.getFlatMapReturnTypes(function, in);
    }

    @Test
    void method_references_say_everything() {
        assertThat(mapType(Types.STRING, TypeExtractorTest::pair)).isEqualTo(PAIR);
        assertThat(flatType(Types.STRING, TypeExtractorTest::pairs)).isEqualTo(PAIR);
        assertThat(mapType(Types.STRING, String::length)).isEqualTo(Types.INT);
        assertThat(mapType(Types.STRING, TypeExtractorTest::listOf)).isEqualTo(Types.LIST(Types.STRING));
        assertThat(mapType(Types.DOUBLE, Samples.Circle::new)).isEqualTo(TypeInformation.of(Samples.Circle.class));
        assertThat(mapType(PAIR, Tuple2::swap)).isEqualTo(Types.TUPLE(Types.INT, Types.STRING));
    }

    @Test
    void lambdas_say_what_was_not_erased() {
        assertThat(mapType(Types.STRING, value -> value.length())).isEqualTo(Types.INT);
        assertThat(mapType(Types.STRING, value -> new Samples.Point(1, 2, value)))
                .isEqualTo(TypeInformation.of(Samples.Point.class));
        assertThat(mapType(Types.STRING, value -> Tuple2.of(value, 1)))
                .isEqualTo(Types.TUPLE(LateTypeInfo.ANY, LateTypeInfo.ANY));
        assertThat(mapType(Types.STRING, value -> List.of(value)))
                .isEqualTo(Types.LIST((TypeInformation) LateTypeInfo.ANY));
        assertThat(mapType(Types.STRING, value -> Map.of(value, 1))).isInstanceOf(MapTypeInfo.class);
        String captured = "x";
        assertThat(mapType(Types.STRING, value -> captured + value)).isEqualTo(Types.STRING);
    }

    @Test
    void a_lambda_with_a_collector_has_a_late_output() {
        TypeInformation<Tuple2<String, Integer>> type = TypeExtractorTest.<String, Tuple2<String, Integer>>flatType(
                Types.STRING, (value, out) -> out.collect(Tuple2.of(value, 1)));
        assertThat((Object) type).isEqualTo(LateTypeInfo.ANY);
        assertThat(type.toString()).contains(".returns(...)");
        RoundTrips.check(type, Tuple2.of("word", 1));
    }

    @Test
    void key_selectors_say_the_type_of_the_key() {
        KeySelector<Tuple2<String, Integer>, String> lambda = value -> value.f0;
        assertThat(TypeExtractor.getKeySelectorTypes(lambda, PAIR)).isEqualTo(Types.STRING);
        KeySelector<Samples.Point, Long> reference = Samples.Point::y;
        assertThat(TypeExtractor.getKeySelectorTypes(reference, TypeInformation.of(Samples.Point.class)))
                .isEqualTo(Types.LONG);
        assertThat(TypeExtractor.getPartitionerTypes((String key, int count) -> 0))
                .isEqualTo(Types.STRING);
    }

    @Test
    void late_tuples_hold_any_values() {
        TypeInformation<Tuple2<String, Integer>> type = mapType(Types.STRING, value -> Tuple2.of(value, 1));
        RoundTrips.check(type, Tuple2.of("a", 1));
        RoundTrips.check(type, Tuple2.of("b", 2));
    }
}
