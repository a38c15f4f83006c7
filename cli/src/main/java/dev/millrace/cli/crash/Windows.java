package dev.millrace.cli.crash;

import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.function.ProcessWindowFunction;

/// Adds key and window to a result.
final class Windows {
    private Windows() {}

    static final class Named extends ProcessWindowFunction<Long, String, Integer, TimeWindow> {
        @Override
        public void process(Integer key, Context context, Iterable<Long> results, Collector<String> out) {
            for (Long result : results)
                out.collect(key + " " + context.window().getStart() + " "
                        + context.window().getEnd() + " " + result);
        }
    }
}
