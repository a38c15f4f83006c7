package dev.millrace.api.operator;

import dev.millrace.api.plan.Operation;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.time.stream.StreamRecord;
import java.util.List;

/// Runs a broadcast process function over a keyed stream and a broadcast stream.
public class CoBroadcastWithKeyedOperator<KS, IN1, IN2, OUT>
        extends FunctionOperator<OUT, KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT>>
        implements TwoInputStreamOperator<IN1, IN2, OUT> {
    private static final long serialVersionUID = 1L;

    private final List<MapStateDescriptor<?, ?>> broadcastStateDescriptors;

    /// Creates an operator that runs the function.
    ///
    /// @param broadcastStateDescriptors the broadcast states that the function may use
    public CoBroadcastWithKeyedOperator(
            KeyedBroadcastProcessFunction<KS, IN1, IN2, OUT> function,
            List<MapStateDescriptor<?, ?>> broadcastStateDescriptors) {
        super(function);
        this.broadcastStateDescriptors = List.copyOf(broadcastStateDescriptors);
    }

    @Override
    Operation operation() {
        return new Operation.KeyedBroadcastProcess(userFunction, broadcastStateDescriptors);
    }

    @Override
    public void processElement1(StreamRecord<IN1> element) throws Exception {
        process(0, element);
    }

    @Override
    public void processElement2(StreamRecord<IN2> element) throws Exception {
        process(1, element);
    }
}
