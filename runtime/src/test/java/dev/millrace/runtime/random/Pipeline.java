package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.plan.JobExecutor;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;

/// Represents a complete program and its expected results.
record Pipeline(long seed, Settings settings, Input input, List<Step> steps) {
    /// One of this many pipelines is serialized before it runs.
    private static final int TRAVELS_EVERY = 8;

    /// Runs the pipeline on Millrace and returns the results, sorted.
    List<String> results() throws Exception {
        StreamExecutionEnvironment env = settings.environment();
        DataStream<Item> stream = input.build(env);
        for (Step step : steps) stream = step.build(stream);
        boolean isTimed = expected().known().time() != Known.Time.UNSPECIFIED;
        DataStream<String> told = stream.process(new Telling(isTimed));
        List<String> results = seed % TRAVELS_EVERY == 0
                ? ScopedValue.where(JobExecutor.HERE, new SerializedJobExecutor())
                        .call(() -> collected(told))
                : collected(told);
        results.sort(null);
        return results;
    }

    private static List<String> collected(DataStream<String> told) throws Exception {
        List<String> results = new ArrayList<>();
        try (CloseableIterator<String> all = told.executeAndCollect()) {
            all.forEachRemaining(results::add);
        }
        return results;
    }

    private static final class Telling extends ProcessFunction<Item, String> {
        private static final long serialVersionUID = 1L;
        private final boolean isTimed;

        Telling(boolean isTimed) {
            this.isTimed = isTimed;
        }

        @Override
        public void processElement(Item item, Context context, Collector<String> out) {
            Long time = context.timestamp();
            out.collect(isTimed ? told(item, time == null ? Event.TIMELESS : time) : item.toString());
        }
    }

    private static String told(Item item, long time) {
        return item + " at " + (time == Event.TIMELESS ? "no time" : Long.toString(time));
    }

    /// Returns the result of the interpreter.
    Flow expected() {
        Flow flow = input.flow(settings.isBatch(), settings.isReusing());
        for (Step step : steps) flow = step.interpret(flow);
        return flow;
    }

    /// Returns the results of the interpreter, sorted.
    List<String> expectedResults() {
        Flow flow = expected();
        boolean isTimed = flow.known().time() != Known.Time.UNSPECIFIED;
        return flow.records().stream()
                .map(record -> isTimed
                        ? told(record.item(), record.time())
                        : record.item().toString())
                .sorted()
                .toList();
    }
}
