package dev.millrace.api.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.builder.Tuple2Builder;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ValuesTest {
    /// A list that declares the type of its elements.
    public static final class Names extends ListValue<StringValue> {
        private static final long serialVersionUID = 1L;
    }

    /// A map that declares the types of its keys and values.
    public static final class Counts extends MapValue<StringValue, LongValue> {
        private static final long serialVersionUID = 1L;
    }

    private static <V extends Value> V through(Value written, V read) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(16);
        written.write(bytes);
        read.read(new DataInputDeserializer(bytes.getCopyOfBuffer()));
        return read;
    }

    static Stream<Object> boxed() {
        return Stream.of(true, (byte) -3, (short) 700, 'ß', -1, Long.MAX_VALUE, 1.5f, -0.0, "Zürich \uD83D\uDE80");
    }

    @ParameterizedTest
    @MethodSource("boxed")
    void a_mutable_value_holds_what_a_boxed_one_held(Object boxed) {
        Value value = JavaToValueConverter.convertBoxedJavaType(boxed);
        assertThat(JavaToValueConverter.convertValueType(value)).isEqualTo(boxed);
        assertThat(value).hasToString(boxed.toString()).hasSameHashCodeAs(boxed);
    }

    @ParameterizedTest
    @MethodSource("boxed")
    @SuppressWarnings({"unchecked", "rawtypes"})
    void a_value_is_written_read_and_copied(Object boxed) throws Exception {
        Value value = JavaToValueConverter.convertBoxedJavaType(boxed);
        Value read = through(value, value.getClass().getConstructor().newInstance());
        assertThat(read).isEqualTo(value).isNotSameAs(value);
        assertThat(((Comparable) read).compareTo(value)).isZero();

        CopyableValue<Value> copyable = (CopyableValue<Value>) value;
        assertThat(copyable.copy()).isEqualTo(value).isNotSameAs(value);
        CopyableValue<Value> target =
                (CopyableValue<Value>) value.getClass().getConstructor().newInstance();
        assertThat(target).isNotEqualTo(value);
        copyable.copyTo((Value) target);
        assertThat(target).isEqualTo(value);

        DataOutputSerializer once = new DataOutputSerializer(16);
        value.write(once);
        DataOutputSerializer again = new DataOutputSerializer(16);
        target.copy(new DataInputDeserializer(once.getCopyOfBuffer()), again);
        assertThat(again.getCopyOfBuffer()).isEqualTo(once.getCopyOfBuffer());
        if (copyable.getBinaryLength() >= 0) assertThat(once.getCopyOfBuffer()).hasSize(copyable.getBinaryLength());
    }

    @Test
    void null_has_no_value_and_no_box() {
        assertThat(JavaToValueConverter.convertBoxedJavaType(null)).isNull();
        assertThat(JavaToValueConverter.convertValueType(null)).isNull();
        assertThatThrownBy(() -> JavaToValueConverter.convertBoxedJavaType(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(NullValue.getInstance()).isEqualTo(new NullValue());
    }

    @Test
    void texts_are_searched_cut_and_joined() throws IOException {
        StringValue text = new StringValue("one two three");
        assertThat(text.find("two")).isEqualTo(4);
        assertThat(text.find("one", 1)).isEqualTo(-1);
        assertThat((Object) text.substring(4, 7)).isEqualTo(new StringValue("two"));
        assertThat(text.startsWith("two", 4)).isTrue();
        text.setLength(3);
        text.append('!').append(" go", 0, 2);
        text.append(new StringValue("xyz"), 1, 2);
        assertThat((Object) text).hasToString("one! gyz");
        text.setValueAscii("[abc]".getBytes(StandardCharsets.US_ASCII), 1, 3);
        assertThat(text.getCharArray()).containsExactly('a', 'b', 'c');
        CharBuffer buffer = CharBuffer.wrap("buffer");
        text.setValue(buffer);
        assertThat(text.getValue()).isEqualTo("buffer");
        assertThat(buffer.hasRemaining()).isFalse();
        text.setValue(text, 3, 3);
        assertThat((Object) text).hasToString("fer");
        assertThatThrownBy(() -> text.setLength(4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_that_is_null_is_written_as_null() throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(16);
        StringValue.writeString(null, bytes);
        StringValue.writeString("x".repeat(300), bytes);
        DataInputDeserializer in = new DataInputDeserializer(bytes.getCopyOfBuffer());
        assertThat(StringValue.readString(in)).isNull();
        assertThat(StringValue.readString(in)).hasSize(300);
    }

    @Test
    void lists_and_maps_know_their_elements() throws IOException {
        Names names = new Names();
        names.add(new StringValue("a"));
        names.add(0, new StringValue("b"));
        assertThat(through(names, new Names())).isEqualTo(names).hasToString("[b, a]");
        Counts counts = new Counts();
        counts.put(new StringValue("a"), new LongValue(3));
        assertThat(through(counts, new Counts())).isEqualTo(counts);
        assertThat(counts).containsExactly(Map.entry(new StringValue("a"), new LongValue(3)));
    }

    @Test
    void a_record_reads_its_fields_when_asked() throws IOException {
        Record record = through(new Record(new IntValue(7), null), new Record());
        record.addField(new StringValue("end"));
        assertThat(record.getNumFields()).isEqualTo(3);
        assertThat(record.getField(0, IntValue.class)).isEqualTo(new IntValue(7));
        assertThat(record.isNull(1)).isTrue();
        StringValue target = new StringValue();
        assertThat(record.getFieldInto(2, target)).isTrue();
        assertThat((Object) target).hasToString("end");
        assertThat(record.getFieldInto(1, target)).isFalse();
        assertThat(record.equalsFields(new int[] {0}, new Value[] {new IntValue(7)}, new Value[] {new IntValue()}))
                .isTrue();
        assertThatThrownBy(() -> record.getFieldsIntoCheckingNull(new int[] {1}, new Value[] {target}))
                .isInstanceOf(NullKeyFieldException.class);
        assertThatThrownBy(() -> record.getFieldsIntoCheckingNull(new int[] {9}, new Value[] {target}))
                .isInstanceOf(KeyFieldOutOfBoundsException.class);
    }

    @Test
    void records_are_put_together() {
        Record left = new Record(new IntValue(1), null);
        Record right = new Record(new IntValue(2), new IntValue(3));
        Record union = left.createCopy();
        union.unionFields(right);
        assertThat(ints(union)).containsExactly(1, 3);
        left.concatenate(right);
        assertThat(ints(left)).containsExactly(1, null, 2, 3);
        left.setNull(0b1001L);
        assertThat(ints(left)).containsExactly(null, null, 2, null);
        left.copyFrom(right, new int[] {1, 0}, new int[] {0, 5});
        assertThat(ints(left)).containsExactly(3, null, 2, null, null, 2);
        left.removeField(0);
        assertThat(left.getNumFields()).isEqualTo(5);
    }

    private static List<@Nullable Integer> ints(Record record) {
        Integer[] ints = new Integer[record.getNumFields()];
        for (int i = 0; i < ints.length; i++) {
            IntValue value = record.getField(i, IntValue.class);
            ints[i] = value == null ? null : value.getValue();
        }
        return java.util.Arrays.asList(ints);
    }

    @Test
    void a_copied_record_shares_nothing() {
        IntValue shared = new IntValue(1);
        Record record = new Record(shared);
        Record copy = record.copy();
        shared.setValue(2);
        assertThat(ints(record)).containsExactly(2);
        assertThat(ints(copy)).containsExactly(1);
    }

    @Test
    void a_builder_collects_tuples() {
        Tuple2<String, Integer>[] tuples =
                new Tuple2Builder<String, Integer>().add("a", 1).add("b", 2).build();
        assertThat(tuples).containsExactly(Tuple2.of("a", 1), Tuple2.of("b", 2));
    }
}
