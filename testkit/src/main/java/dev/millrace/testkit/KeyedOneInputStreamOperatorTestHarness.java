package dev.millrace.testkit;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.StreamOperatorFactory;
import dev.millrace.api.operator.VoidNamespace;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;

/// Runs an operator with one keyed input on the thread of the test.
public class KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> extends OneInputStreamOperatorTestHarness<IN, OUT> {

    public KeyedOneInputStreamOperatorTestHarness(
            OneInputStreamOperator<IN, OUT> operator, KeySelector<IN, K> keySelector, TypeInformation<K> keyType)
            throws Exception {
        this(operator, keySelector, keyType, 1, 1, 0);
    }

    public KeyedOneInputStreamOperatorTestHarness(
            OneInputStreamOperator<IN, OUT> operator,
            KeySelector<IN, K> keySelector,
            TypeInformation<K> keyType,
            int maxParallelism,
            int numSubtasks,
            int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, numSubtasks, subtaskIndex);
        addInput(keySelector, keyType);
    }

    public KeyedOneInputStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> operatorFactory, KeySelector<IN, K> keySelector, TypeInformation<K> keyType)
            throws Exception {
        this(operatorFactory, keySelector, keyType, 1, 1, 0);
    }

    /// @param typeSerializerIn unused
    public KeyedOneInputStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> operatorFactory,
            KeySelector<IN, K> keySelector,
            TypeInformation<K> keyType,
            TypeSerializer<IN> typeSerializerIn)
            throws Exception {
        this(operatorFactory, keySelector, keyType, 1, 1, 0);
    }

    public KeyedOneInputStreamOperatorTestHarness(
            StreamOperatorFactory<OUT> operatorFactory,
            KeySelector<IN, K> keySelector,
            TypeInformation<K> keyType,
            int maxParallelism,
            int numSubtasks,
            int subtaskIndex)
            throws Exception {
        super(operatorFactory, maxParallelism, numSubtasks, subtaskIndex);
        addInput(keySelector, keyType);
    }

    /// Returns the number of entries of keyed state, over all states, keys and namespaces. The list or map of a key
    /// counts as one entry.
    public int numKeyedStateEntries() {
        return KeyedEntries.all(lone());
    }

    /// Returns the number of entries of keyed state in a namespace, over all states and keys.
    ///
    /// @param namespace for example a window; [VoidNamespace] for states without namespaces
    public <N> int numKeyedStateEntries(N namespace) {
        return namespace instanceof VoidNamespace ? KeyedEntries.plain(lone()) : KeyedEntries.in(lone(), namespace);
    }
}
