package dev.millrace.sim.job;

import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.base.fault.Check;
import java.util.Map;

/// Counts the records of each key, and the broadcast rules, all of which each subtask must have at the end.
final class Rules
        extends KeyedBroadcastProcessFunction<Long, Tuple3<Long, Long, Long>, Tuple3<Long, Long, Long>, String> {
    static final MapStateDescriptor<Long, Long> RULES = new MapStateDescriptor<>("rules", Types.LONG, Types.LONG);

    private final long number;
    private transient Scene scene;
    private transient ReducingState<Long> count;

    @SuppressWarnings("NullAway.Init") // set when the subtask opens
    Rules(long scene) {
        this.number = scene;
    }

    static String told(long key, long count, long rules) {
        return "b:" + key + ":" + count + ":" + rules;
    }

    @Override
    public void open(OpenContext context) {
        scene = Scene.of(number);
        count = getRuntimeContext().getReducingState(new ReducingStateDescriptor<>("count", Long::sum, Types.LONG));
    }

    @Override
    public void processElement(Tuple3<Long, Long, Long> record, ReadOnlyContext context, Collector<String> out)
            throws Exception {
        count.add(1L);
        context.timerService().registerEventTimeTimer(scene.plan().endTime());
        out.collect("r:" + record.f0);
    }

    @Override
    public void processBroadcastElement(Tuple3<Long, Long, Long> rule, Context context, Collector<String> out)
            throws Exception {
        context.getBroadcastState(RULES).put(rule.f0, rule.f1);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        long rules = 0;
        for (Map.Entry<Long, Long> _ : context.getBroadcastState(RULES).immutableEntries()) rules++;
        out.collect(told(context.getCurrentKey(), Check.present(count.get(), "a count"), rules));
    }
}
