package dev.millrace.cli.crash;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;

/// Numbers the lines of each key.
final class LineNumbers extends KeyedProcessFunction<Integer, InputLine, String> {
    @SuppressWarnings("NullAway.Init") // set by open
    private ValueState<Long> count;

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(InputLine value, Context context, Collector<String> out) throws Exception {
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        count.update(now);
        out.collect(value.key() + " " + now);
    }
}
