package dev.millrace.sim.job;

import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessWindowFunction;

/// Counts the records of a window.
final class Panes extends ProcessWindowFunction<Tuple3<Long, Long, Long>, String, Long, TimeWindow> {
    static String told(String pane, long count) {
        return "w:" + pane + ":" + count;
    }

    @Override
    public void process(Long key, Context context, Iterable<Tuple3<Long, Long, Long>> elements, Collector<String> out) {
        long count = 0;
        for (Tuple3<Long, Long, Long> _ : elements) count++;
        out.collect(told(key + ":" + context.window().getStart(), count));
    }
}
