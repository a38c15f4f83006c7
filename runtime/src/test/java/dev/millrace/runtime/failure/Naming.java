package dev.millrace.runtime.failure;

import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessWindowFunction;

/// Emits a count under the sum of the window's start and the key.
final class Naming extends ProcessWindowFunction<Long, Tuple2<Long, Long>, Long, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(Long key, Context context, Iterable<Long> counts, Collector<Tuple2<Long, Long>> out) {
        for (Long count : counts) out.collect(Tuple2.of(context.window().getStart() + key, count));
    }
}
