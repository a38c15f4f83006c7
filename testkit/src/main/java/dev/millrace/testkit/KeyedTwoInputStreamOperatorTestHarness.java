package dev.millrace.testkit;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Drives an operator with two inputs, of which at least one is keyed.
public class KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT>
        extends TwoInputStreamOperatorTestHarness<IN1, IN2, OUT> {

    public KeyedTwoInputStreamOperatorTestHarness(
            TwoInputStreamOperator<IN1, IN2, OUT> operator,
            @Nullable KeySelector<IN1, K> keySelector1,
            @Nullable KeySelector<IN2, K> keySelector2,
            TypeInformation<K> keyType)
            throws Exception {
        this(operator, keySelector1, keySelector2, keyType, 1, 1, 0);
    }

    /// @param keySelector1 null if the first input has no key
    /// @param keySelector2 null if the second input has no key
    public KeyedTwoInputStreamOperatorTestHarness(
            TwoInputStreamOperator<IN1, IN2, OUT> operator,
            @Nullable KeySelector<IN1, K> keySelector1,
            @Nullable KeySelector<IN2, K> keySelector2,
            TypeInformation<K> keyType,
            int maxParallelism,
            int numSubtasks,
            int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, numSubtasks, subtaskIndex);
        addInput(keySelector1, keyType);
        addInput(keySelector2, keyType);
    }

    /// Creates the same harness; the serializers of the inputs are unused.
    public KeyedTwoInputStreamOperatorTestHarness(
            TwoInputStreamOperator<IN1, IN2, OUT> operator,
            @Nullable KeySelector<IN1, K> keySelector1,
            @Nullable KeySelector<IN2, K> keySelector2,
            TypeInformation<K> keyType,
            int maxParallelism,
            int numSubtasks,
            int subtaskIndex,
            TypeSerializer<?> typeSerializerIn1,
            TypeSerializer<?> typeSerializerIn2)
            throws Exception {
        this(operator, keySelector1, keySelector2, keyType, maxParallelism, numSubtasks, subtaskIndex);
    }

    /// Counts the entries of keyed state, over all states, keys and namespaces.
    public int numKeyedStateEntries() {
        return KeyedEntries.all(lone());
    }

    /// Notifies the operator of the end of its inputs, if it implements the interface.
    public void endAllInputs() throws Exception {
        endInput1();
        endInput2();
    }
}
