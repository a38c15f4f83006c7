package dev.millrace.api.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class UtilitiesTest {

    @Test
    void preconditions_fill_their_templates() {
        assertThatThrownBy(() -> Preconditions.checkArgument(false, "%s of %s", 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 of null");
        assertThatThrownBy(() -> Preconditions.checkState(false, "only %s", 1, 2))
                .hasMessage("only 1 [2]");
        assertThatThrownBy(() -> Preconditions.checkNotNull(null, "%s is null", "x"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("x is null");
        assertThatThrownBy(() -> Preconditions.checkElementIndex(3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Preconditions.checkNotNull("a")).isEqualTo("a");
    }

    @Test
    void powers_of_two_are_rounded_both_ways() {
        assertThat(MathUtils.roundUpToPowerOfTwo(0)).isEqualTo(1);
        assertThat(MathUtils.roundUpToPowerOfTwo(64)).isEqualTo(64);
        assertThat(MathUtils.roundUpToPowerOfTwo(65)).isEqualTo(128);
        assertThat(MathUtils.roundDownToPowerOf2(65)).isEqualTo(64);
        assertThat(MathUtils.log2strict(32)).isEqualTo(5);
        assertThatThrownBy(() -> MathUtils.log2strict(33)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MathUtils.log2floor(0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MathUtils.checkedDownCast(1L << 31)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void mixed_hashes_are_never_negative(@ForAll int code) {
        assertThat(MathUtils.murmurHash(code)).isGreaterThanOrEqualTo(0);
    }

    @Test
    void arrays_and_control_characters_are_shown() {
        assertThat(StringUtils.arrayAwareToString(new int[][] {{1}, {2, 3}})).isEqualTo("[[1], [2, 3]]");
        assertThat(StringUtils.arrayAwareToString(null)).isEqualTo("null");
        assertThat(StringUtils.showControlCharacters("a\tb\n\u0001")).isEqualTo("a\\tb\\n\\u0001");
        assertThat(StringUtils.byteToHexString(new byte[] {0, 31, -1})).isEqualTo("001fff");
        assertThat(StringUtils.hexStringToByte("001fff")).containsExactly(0, 31, -1);
    }

    @Test
    void exceptions_are_searched_and_stripped() {
        IOException root = new IOException("disk full");
        Throwable wrapped = new ExecutionException(new CompletionException(root));
        assertThat(ExceptionUtils.findThrowable(wrapped, IOException.class)).contains(root);
        assertThat(ExceptionUtils.findThrowableWithMessage(wrapped, "disk")).isPresent();
        assertThat(ExceptionUtils.findThrowable(wrapped, IllegalStateException.class))
                .isEmpty();
        assertThat(ExceptionUtils.stripExecutionException(wrapped)).isInstanceOf(CompletionException.class);
        assertThat(ExceptionUtils.stripCompletionException(new CompletionException(root)))
                .isSameAs(root);
        assertThatThrownBy(() -> ExceptionUtils.rethrow(root))
                .isInstanceOf(RuntimeException.class)
                .hasCause(root);
        Exception first = new Exception("first");
        assertThat(ExceptionUtils.firstOrSuppressed(root, first))
                .isSameAs(first)
                .hasSuppressedException(root);
    }

    @Test
    void objects_are_copied_deeply_and_made_by_class() throws Exception {
        ArrayList<int[]> list = new ArrayList<>(List.of(new int[] {1}));
        ArrayList<int[]> copy = InstantiationUtil.clone(list);
        copy.getFirst()[0] = 2;
        assertThat(list.getFirst()[0]).isEqualTo(1);
        assertThat(InstantiationUtil.instantiate(ArrayList.class)).isEmpty();
        assertThat(InstantiationUtil.isSerializable(new Object())).isFalse();
        assertThat(InstantiationUtil.<Class<?>>deserializeObject(
                        InstantiationUtil.serializeObject(int.class), getClass().getClassLoader()))
                .isEqualTo(int.class);
        assertThatThrownBy(() -> InstantiationUtil.instantiate(Hidden.class)).hasMessageContaining("not public");
    }

    private static final class Hidden {
        private Hidden() {}
    }

    @Test
    void ids_keep_their_bytes() throws Exception {
        AbstractID id = new AbstractID();
        assertThat(new AbstractID(id.getBytes())).isEqualTo(id).hasSameHashCodeAs(id);
        assertThat(id.toHexString()).hasSize(32);
        assertThat(new AbstractID()).isNotEqualTo(id);
        assertThat(InstantiationUtil.clone(id)).isEqualTo(id);
        assertThat(new AbstractID(1, 2)).isGreaterThan(new AbstractID(2, 1));
    }

    @Test
    void a_serialized_value_comes_back_anew() throws Exception {
        SerializedValue<List<String>> value = new SerializedValue<>(new ArrayList<>(List.of("a")));
        List<String> one = value.deserializeValue(getClass().getClassLoader());
        assertThat(one)
                .containsExactly("a")
                .isNotSameAs(value.deserializeValue(getClass().getClassLoader()));
        assertThat(SerializedValue.fromBytes(value.getByteArray())).isEqualTo(value);
    }

    @Test
    void texts_are_written_and_made_at_random() throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(16);
        StringUtils.writeString("a", out);
        StringUtils.writeNullableString(null, out);
        StringUtils.writeNullableString("b", out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(StringUtils.readString(in)).isEqualTo("a");
        assertThat(StringUtils.readNullableString(in)).isNull();
        assertThat(StringUtils.readNullableString(in)).isEqualTo("b");

        Random random = new Random(1);
        assertThat(StringUtils.generateRandomAlphanumericString(random, 50)).matches("[0-9A-Za-z]{50}");
        assertThat(StringUtils.getRandomString(random, 3, 5, 'x', 'z')).matches("[x-z]{3,5}");
        assertThat(StringUtils.getRandomString(random, 7, 7)).hasSize(7);
    }
}
