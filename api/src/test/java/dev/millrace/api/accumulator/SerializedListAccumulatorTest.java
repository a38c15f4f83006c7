package dev.millrace.api.accumulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.serializer.StringSerializer;
import org.junit.jupiter.api.Test;

final class SerializedListAccumulatorTest {

    @Test
    void values_are_kept_as_bytes_and_merged() throws Exception {
        SerializedListAccumulator<String> left = new SerializedListAccumulator<>();
        left.add("a", StringSerializer.INSTANCE);
        SerializedListAccumulator<String> right = left.clone();
        right.add("b", StringSerializer.INSTANCE);
        left.merge(right);
        assertThat(SerializedListAccumulator.deserializeList(left.getLocalValue(), StringSerializer.INSTANCE))
                .containsExactly("a", "a", "b");
        left.resetLocal();
        assertThat(left.getLocalValue()).isEmpty();
        assertThat(right.getLocalValue()).hasSize(2);
        assertThatThrownBy(() -> left.add("c")).hasMessageContaining("serializer");
    }
}
