package dev.millrace.runtime.recovery;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;

/// Counts the records of each key, and emits the count once at a given time, under a negative key.
final class CountingWithTimers extends KeyedProcessFunction<Long, Long, Tuple2<Long, Long>> {
    private final long tellAt;
    private ValueState<Long> count;

    CountingWithTimers(long tellAt) {
        this.tellAt = tellAt;
    }

    @Override
    public void open(OpenContext context) {
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Long value, Context context, Collector<Tuple2<Long, Long>> out) throws Exception {
        Long before = count.value();
        if (before == null) context.timerService().registerEventTimeTimer(tellAt);
        long now = before == null ? 1 : before + 1;
        count.update(now);
        out.collect(Tuple2.of(context.getCurrentKey(), now));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Tuple2<Long, Long>> out) throws Exception {
        out.collect(Tuple2.of(-1 - context.getCurrentKey(), count.value()));
    }
}
