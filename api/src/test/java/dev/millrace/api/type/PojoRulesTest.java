package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serialization.AbstractDeserializationSchema;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.tuple.Tuple1;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests which classes are POJOs and how their type variables are bound, with the cases of Flink's own tests.
class PojoRulesTest {

    public static class Accessors {
        private int user_id;
        private String aText = "";
        private boolean isOk;

        public int getUserId() {
            return user_id;
        }

        public void setUserId(int userId) {
            this.user_id = userId;
        }

        public String getaText() {
            return aText;
        }

        public void setAText(String text) {
            this.aText = text;
        }

        public boolean isOk() {
            return isOk;
        }

        public void setOk(boolean ok) {
            this.isOk = ok;
        }
    }

    public static class MoreAccessors extends Accessors {
        public long count;
    }

    @Test
    void accessors_match_without_regard_to_case_and_underscores() throws IOException {
        TypeInformation<MoreAccessors> type = TypeInformation.of(MoreAccessors.class);
        MoreAccessors value = new MoreAccessors();
        value.setUserId(7);
        value.setAText("seven");
        value.setOk(true);

        assertThat(type).isInstanceOf(PojoTypeInfo.class);
        MoreAccessors copy = roundTrip(type, value);
        assertThat(copy.getUserId()).isEqualTo(7);
        assertThat(copy.getaText()).isEqualTo("seven");
        assertThat(copy.isOk()).isTrue();
    }

    public static class Alike {
        private int ab = 1;
        private int a_b = 2;

        public int getAb() {
            return ab;
        }

        public void setAb(int ab) {
            this.ab = ab;
        }
    }

    @Test
    void a_loose_name_that_two_fields_share_belongs_to_neither() {
        assertThat(TypeInformation.of(Alike.class)).isInstanceOf(GenericTypeInfo.class);
        assertThat(new Alike().a_b).isEqualTo(2);
    }

    private static <T> T roundTrip(TypeInformation<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    // ---- type variables of generic classes, bound by the fields of an input

    public static class Pair<K, Z> {
        public int key;
        public K field1;
        public Z field2;
    }

    public static class WithTuple<Z> {
        public Tuple2<Z, Z> field;
    }

    public static class WithPair<Z> {
        public Pair<Z, Z> field;
    }

    public static class WithArray<Z> {
        public Z[] field;
    }

    public static class WithTuples<Z> {
        public Tuple1<Z>[] field;
    }

    public static class Extended<A, B, C> extends Tuple3<B, C, Long> {
        private static final long serialVersionUID = 1L;

        public A extra;
    }

    private static <I, O> TypeInformation<O> output(MapFunction<I, O> function, TypeHint<I> input) {
        return TypeExtractor.getMapReturnTypes(function, input.getTypeInfo());
    }

    private static final class Twice<T> implements MapFunction<Pair<Long, T>, Pair<T, T>> {
        @Override
        public Pair<T, T> map(Pair<Long, T> value) {
            return new Pair<>();
        }
    }

    @Test
    void fields_of_a_class_bind_its_variables() {
        assertThat(output(new Twice<String>(), new TypeHint<Pair<Long, String>>() {}))
                .isEqualTo(TypeInformation.of(new TypeHint<Pair<String, String>>() {}));
    }

    private static final class Extract<D, E> implements MapFunction<Extended<E, D, D>, Tuple2<E, D>> {
        @Override
        public Tuple2<E, D> map(Extended<E, D, D> value) {
            return Tuple2.of(value.extra, value.f0);
        }
    }

    @Test
    void fields_of_a_superclass_bind_its_variables() {
        assertThat(output(
                        new Extract<Character, Boolean>(), new TypeHint<Extended<Boolean, Character, Character>>() {}))
                .isEqualTo(TypeInformation.of(new TypeHint<Tuple2<Boolean, Character>>() {}));
    }

    private static final class OfTuple<A> implements MapFunction<WithTuple<A>, A> {
        @Override
        public A map(WithTuple<A> value) {
            return value.field.f0;
        }
    }

    private static final class OfPair<A> implements MapFunction<WithPair<A>, A> {
        @Override
        public A map(WithPair<A> value) {
            return value.field.field1;
        }
    }

    private static final class OfArray<A> implements MapFunction<WithArray<A>, A> {
        @Override
        public A map(WithArray<A> value) {
            return value.field[0];
        }
    }

    private static final class OfTuples<A> implements MapFunction<WithTuples<A>, A> {
        @Override
        public A map(WithTuples<A> value) {
            return value.field[0].f0;
        }
    }

    @Test
    void parts_of_fields_bind_variables() {
        assertThat(output(new OfTuple<Byte>(), new TypeHint<WithTuple<Byte>>() {}))
                .isEqualTo(Types.BYTE);
        assertThat(output(new OfPair<Byte>(), new TypeHint<WithPair<Byte>>() {}))
                .isEqualTo(Types.BYTE);
        assertThat(output(new OfArray<Byte>(), new TypeHint<WithArray<Byte>>() {}))
                .isEqualTo(Types.BYTE);
        assertThat(output(new OfTuples<Byte>(), new TypeHint<WithTuples<Byte>>() {}))
                .isEqualTo(Types.BYTE);
    }

    @Test
    void a_class_within_itself_with_other_arguments_is_taken_apart() {
        TypeInformation<Pair<Pair<Long, String>, Integer>> type = TypeInformation.of(new TypeHint<>() {});

        assertThat(((PojoTypeInfo<?>) type).<Object>getTypeAt(0))
                .isEqualTo(TypeInformation.of(new TypeHint<Pair<Long, String>>() {}));
        assertThat(TypeInformation.of(Linked.class)).isInstanceOf(PojoTypeInfo.class);
    }

    public static class Linked {
        public Linked next;
        public Growing<Linked> growing;
    }

    public static class Growing<T> {
        public Growing<Growing<T>> endless;
    }

    // ---- other cases

    @Test
    void a_class_of_a_collection_without_arguments_is_known() {
        assertThat(TypeInformation.of(List.class).getTypeClass()).isEqualTo(List.class);
    }

    private abstract static class Schema<T> extends AbstractDeserializationSchema<T> {
        private static final long serialVersionUID = 1L;
    }

    private static final class Words extends Schema<List<String>> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<String> deserialize(byte[] message) {
            return List.of(new String(message, StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_schema_knows_its_type_through_a_class_between() {
        assertThat(new Words().getProducedType()).isEqualTo(Types.LIST(Types.STRING));
    }

    @SuppressWarnings("rawtypes") // same signature as in Flink and in programs for Flink
    public static final class RawFactory extends TypeInfoFactory {
        @Override
        public TypeInformation createTypeInfo(java.lang.reflect.Type type, java.util.Map parameters) {
            return Types.STRING;
        }
    }

    @TypeInfo(RawFactory.class)
    public static class Annotated {}

    @Test
    void a_factory_may_be_of_a_raw_type() {
        assertThat((Object) TypeInformation.of(Annotated.class)).isEqualTo(Types.STRING);
    }
}
