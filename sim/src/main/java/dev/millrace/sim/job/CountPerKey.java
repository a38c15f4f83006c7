package dev.millrace.sim.job;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.fault.Check;

/// Counts the records of each key in three kinds of state, which must agree, and registers a timer for each record.
final class CountPerKey extends KeyedProcessFunction<Long, Tuple3<Long, Long, Long>, String> {
    private static final int LIST_MAX = 10;
    private static final long TIMER_MILLIS = 50;

    private final long number;
    private transient Scene scene;
    private transient Watermarks watermarks;
    private transient ValueState<Long> count;
    private transient MapState<Long, Long> byDigit;
    private transient ListState<Long> recent;

    @SuppressWarnings("NullAway.Init") // set when the subtask opens
    CountPerKey(long scene) {
        this.number = scene;
    }

    static String timed(long key, long time) {
        return "t:" + key + ":" + (time + TIMER_MILLIS);
    }

    static String counted(long key, long count, long byDigit) {
        return "k:" + key + ":" + count + ":" + byDigit;
    }

    @Override
    public void open(OpenContext context) {
        scene = Scene.of(number);
        watermarks = new Watermarks(scene, "counts");
        count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        byDigit = getRuntimeContext().getMapState(new MapStateDescriptor<>("digits", Types.LONG, Types.LONG));
        recent = getRuntimeContext().getListState(new ListStateDescriptor<>("recent", Types.LONG));
    }

    @Override
    public void processElement(Tuple3<Long, Long, Long> record, Context context, Collector<String> out)
            throws Exception {
        watermarks.see(context.timerService().currentWatermark());
        scene.owns("counts", record.f1, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        Long before = count.value();
        long now = before == null ? 1 : before + 1;
        count.update(now);
        Long digit = byDigit.get(record.f0 % 10);
        byDigit.put(record.f0 % 10, digit == null ? 1 : digit + 1);
        remember(record.f0, now);
        context.timerService().registerEventTimeTimer(record.f2 + TIMER_MILLIS);
        context.timerService().registerEventTimeTimer(scene.plan().endTime());
        out.collect("r:" + record.f0);
    }

    private void remember(long record, long now) throws Exception {
        long size = 0;
        for (Long _ : Check.present(recent.get(), "a list")) size++;
        if (size != (now - 1) % LIST_MAX)
            scene.violated("a list has %d elements where the count is %d".formatted(size, now - 1));
        if (size == LIST_MAX - 1) recent.clear();
        else recent.add(record);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        watermarks.see(context.timerService().currentWatermark());
        long key = context.getCurrentKey();
        if (timestamp < scene.plan().endTime()) {
            out.collect("t:" + key + ":" + timestamp);
            return;
        }
        long digits = 0;
        for (Long each : byDigit.values()) digits += each;
        out.collect(counted(key, Check.present(count.value(), "a count"), digits));
    }
}
