package dev.millrace.cli.crash;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;

/// Sets a timer for the end of each second in which a key has lines, and then emits the number of lines.
final class Alarms extends KeyedProcessFunction<Integer, InputLine, String> {
    private static final long SECOND = 1_000;

    @SuppressWarnings("NullAway.Init") // set by open
    private MapState<Long, Long> bySecond;

    @Override
    public void open(OpenContext context) {
        bySecond = getRuntimeContext().getMapState(new MapStateDescriptor<>("by second", Types.LONG, Types.LONG));
    }

    @Override
    public void processElement(InputLine value, Context context, Collector<String> out) throws Exception {
        long second = value.time() / SECOND * SECOND + SECOND - 1;
        Long before = bySecond.get(second);
        bySecond.put(second, before == null ? 1 : before + 1);
        context.timerService().registerEventTimeTimer(second);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        out.collect(context.getCurrentKey() + " " + timestamp + " " + bySecond.get(timestamp));
        bySecond.remove(timestamp);
    }
}
