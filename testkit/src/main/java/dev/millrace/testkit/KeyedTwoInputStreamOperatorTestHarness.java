package dev.millrace.testkit;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Drives an operator with two inputs, both keyed or one of them.
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

    /// The same; nothing here needs the inputs' serializers.
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

    /// Entries of keyed state, over all states, keys and namespaces.
    public int numKeyedStateEntries() {
        return KeyedEntries.all(lone());
    }

    /// Tells an operator that wants to know it.
    public void endAllInputs() throws Exception {
        endInput1();
        endInput2();
    }
}
