package dev.millrace.testkit;

import dev.millrace.api.operator.CoBroadcastWithNonKeyedOperator;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.MapStateDescriptor;

/// Drives an operator with a plain and a broadcast input.
public class BroadcastOperatorTestHarness<IN1, IN2, OUT>
        extends AbstractBroadcastStreamOperatorTestHarness<IN1, IN2, OUT> {

    public BroadcastOperatorTestHarness(
            CoBroadcastWithNonKeyedOperator<IN1, IN2, OUT> operator,
            int maxParallelism,
            int parallelism,
            int subtaskIndex)
            throws Exception {
        super(operator, maxParallelism, parallelism, subtaskIndex);
    }

    /// Returns a broadcast state.
    public <KS, V> BroadcastState<KS, V> getBroadcastState(MapStateDescriptor<KS, V> stateDescriptor) throws Exception {
        return state(stateDescriptor);
    }
}
