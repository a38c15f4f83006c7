package dev.millrace.sim.job;

import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.fault.Check;

/// Counts the records of each key from two inputs.
final class Pairs extends KeyedCoProcessFunction<Long, Tuple3<Long, Long, Long>, Tuple3<Long, Long, Long>, String> {
    private final long number;
    private transient Scene scene;
    private transient Watermarks watermarks;
    private transient ValueState<Tuple2<Long, Long>> counts;

    @SuppressWarnings("NullAway.Init") // set when the subtask opens
    Pairs(long scene) {
        this.number = scene;
    }

    static String told(long key, long left, long right) {
        return "p:" + key + ":" + left + ":" + right;
    }

    @Override
    public void open(OpenContext context) {
        scene = Scene.of(number);
        watermarks = new Watermarks(scene, "pairs");
        counts =
                getRuntimeContext().getState(new ValueStateDescriptor<>("counts", Types.TUPLE(Types.LONG, Types.LONG)));
    }

    @Override
    public void processElement1(Tuple3<Long, Long, Long> record, Context context, Collector<String> out)
            throws Exception {
        count(record, 1, 0, context);
        out.collect("r:" + record.f0);
    }

    @Override
    public void processElement2(Tuple3<Long, Long, Long> record, Context context, Collector<String> out)
            throws Exception {
        count(record, 0, 1, context);
        out.collect("r:" + record.f0);
    }

    private void count(Tuple3<Long, Long, Long> record, int left, int right, Context context) throws Exception {
        watermarks.see(context.timerService().currentWatermark());
        scene.owns("pairs", record.f1, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        Tuple2<Long, Long> before = counts.value();
        if (before == null) before = Tuple2.of(0L, 0L);
        counts.update(Tuple2.of(before.f0 + left, before.f1 + right));
        context.timerService().registerEventTimeTimer(scene.plan().endTime());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        Tuple2<Long, Long> all = Check.present(counts.value(), "the counts of a key");
        out.collect(told(context.getCurrentKey(), all.f0, all.f1));
    }
}
