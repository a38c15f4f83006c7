package dev.millrace.examples.etl;

import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFilterFunction;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import java.time.Duration;

/// Emits the first order of each id. The state of an id expires after a day, so that the state does not grow
/// without limit.
@SuppressWarnings("NullAway.Init") // open() sets the field
final class FirstOnly extends RichFilterFunction<Order> {
    private static final long serialVersionUID = 1L;
    private static final Duration KEPT = Duration.ofDays(1);

    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Boolean> descriptor = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
        descriptor.enableTimeToLive(StateTtlConfig.newBuilder(KEPT).build());
        seen = getRuntimeContext().getState(descriptor);
    }

    @Override
    public boolean filter(Order order) throws Exception {
        if (seen.value() != null) return false;
        seen.update(true);
        return true;
    }
}
