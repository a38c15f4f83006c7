package dev.millrace.api.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.value.IntValue;
import dev.millrace.api.value.ListValue;
import dev.millrace.api.value.StringValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ValueTypesTest {
    /// A list that declares the type of its elements.
    public static final class Numbers extends ListValue<IntValue> {
        private static final long serialVersionUID = 1L;
    }

    /// Has fields that key expressions select by name.
    public static final class Point {
        public IntValue x = new IntValue();
        public String label = "";
    }

    private static <T> T through(TypeInformation<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
        DataOutputSerializer bytes = new DataOutputSerializer(16);
        serializer.serialize(value, bytes);
        TypeSerializerSnapshot<T> snapshot = serializer.snapshotConfiguration();
        DataOutputSerializer described = new DataOutputSerializer(16);
        snapshot.writeSnapshot(described);
        snapshot.readSnapshot(
                snapshot.getCurrentVersion(),
                new DataInputDeserializer(described.getCopyOfBuffer()),
                ValueTypesTest.class.getClassLoader());
        assertThat(snapshot.restoreSerializer()).isEqualTo(serializer);
        return snapshot.restoreSerializer().deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
    }

    @Test
    void classes_of_values_have_a_type_of_their_own() {
        assertThat(TypeInformation.of(IntValue.class)).isEqualTo(ValueTypeInfo.INT_VALUE_TYPE_INFO);
        assertThat(Types.VALUE(StringValue.class).isKeyType()).isTrue();
        assertThat(ValueTypeInfo.INT_VALUE_TYPE_INFO.isBasicValueType()).isTrue();
        assertThat(new ValueTypeInfo<>(Numbers.class).isBasicValueType()).isFalse();
        assertThat(new ValueTypeInfo<>(Numbers.class).isKeyType()).isFalse();
        assertThat(TupleTypeInfo.getBasicAndBasicValueTupleTypeInfo(IntValue.class, String.class))
                .isEqualTo(new TupleTypeInfo<>(ValueTypeInfo.INT_VALUE_TYPE_INFO, Types.STRING));
        assertThatThrownBy(() -> TupleTypeInfo.getBasicAndBasicValueTupleTypeInfo(List.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void values_are_written_by_themselves_and_copied() throws IOException {
        assertThat((Object) through(ValueTypeInfo.STRING_VALUE_TYPE_INFO, new StringValue("x")))
                .isEqualTo(new StringValue("x"));
        Numbers numbers = new Numbers();
        numbers.add(new IntValue(4));
        TypeInformation<Numbers> type = TypeInformation.of(Numbers.class);
        assertThat(through(type, numbers)).isEqualTo(numbers);
        Numbers copy = type.createSerializer(new SerializerConfigImpl()).copy(numbers);
        numbers.getFirst().setValue(5);
        assertThat(copy.getFirst().getValue()).isEqualTo(4);
        assertThat(ValueTypeInfo.INT_VALUE_TYPE_INFO
                        .createSerializer(new SerializerConfigImpl())
                        .getLength())
                .isEqualTo(4);
        assertThat(type.createSerializer(new SerializerConfigImpl()).getLength())
                .isEqualTo(-1);
    }

    @Test
    void collections_may_be_null_where_their_type_says_so() throws IOException {
        assertThat(through(new NullableListTypeInfo<>(String.class), null)).isNull();
        assertThat(through(new NullableListTypeInfo<>(String.class), List.of("a")))
                .containsExactly("a");
        assertThat(through(new NullableSetTypeInfo<>(Types.INT), Set.of(1))).containsExactly(1);
        assertThat(through(new NullableMapTypeInfo<>(String.class, Long.class), Map.of("a", 1L)))
                .containsEntry("a", 1L);
        assertThat(new NullableListTypeInfo<>(String.class)).isNotEqualTo(new ListTypeInfo<>(String.class));
    }

    @Test
    void a_multiset_counts_its_elements() throws IOException {
        MultisetTypeInfo<String> type = MultisetTypeInfo.getInfoFor(Types.STRING);
        assertThat(through(type, Map.of("a", 2))).containsEntry("a", 2);
        assertThat(type).isEqualTo(new MultisetTypeInfo<>(String.class)).hasToString("Multiset<String>");
        assertThat(type.getElementTypeInfo()).isEqualTo(Types.STRING);
    }

    @Test
    void flat_fields_of_objects_have_names() {
        PojoTypeInfo<Point> type = (PojoTypeInfo<Point>) TypeInformation.of(Point.class);
        assertThat(type.getFlatFields("x")).singleElement().satisfies(field -> {
            assertThat(field).isInstanceOf(PojoTypeInfo.NamedFlatFieldDescriptor.class);
            assertThat(((PojoTypeInfo.NamedFlatFieldDescriptor) field).getFieldName())
                    .isEqualTo("x");
            assertThat(field.getType()).isEqualTo(ValueTypeInfo.INT_VALUE_TYPE_INFO);
        });
        assertThat(type.getFlatFields("*")).hasSize(2);
    }

    /// Has a field that only the generic serializer supports.
    public static final class Holder {
        public Thread odd;
    }

    @Test
    void tests_can_ask_whether_a_class_is_taken_apart() {
        PojoTestUtils.assertSerializedAsPojo(Point.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Point.class);
        PojoTestUtils.assertSerializedAsPojo(Holder.class);
        assertThatThrownBy(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(Holder.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Holder");
        assertThatThrownBy(() -> PojoTestUtils.assertSerializedAsPojo(Thread.class))
                .isInstanceOf(AssertionError.class);
    }
}
