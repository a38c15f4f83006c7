package dev.millrace.testkit;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.CoBroadcastWithKeyedOperator;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.TypeInformation;

/// Drives an operator with a keyed and a broadcast input.
public class KeyedBroadcastOperatorTestHarness<K, IN1, IN2, OUT>
        extends AbstractBroadcastStreamOperatorTestHarness<IN1, IN2, OUT> {

    public KeyedBroadcastOperatorTestHarness(
            CoBroadcastWithKeyedOperator<K, IN1, IN2, OUT> operator,
            KeySelector<IN1, K> keySelector,
            TypeInformation<K> keyType,
            int maxParallelism,
            int parallelism,
            int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, parallelism, subtaskIndex);
        addInput(keySelector, keyType);
        addInput(null, null);
    }

    /// Returns a broadcast state.
    public <KS, V> BroadcastState<KS, V> getBroadcastState(MapStateDescriptor<KS, V> stateDescriptor) throws Exception {
        return state(stateDescriptor);
    }
}
