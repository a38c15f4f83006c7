package dev.millrace.runtime.window;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.state.KeyedStateStore;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.Window;
import dev.millrace.api.window.function.AllWindowFunction;
import dev.millrace.api.window.function.ProcessAllWindowFunction;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.api.window.function.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Provides functions whose results contain their exact arguments.
public final class WindowFunctions {
    static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);

    private WindowFunctions() {}

    /// Returns all records of a window as text.
    static String text(Iterable<?> records, boolean sorts) {
        List<String> all = new ArrayList<>();
        for (Object each : records) all.add(String.valueOf(each));
        if (sorts) all.sort(null);
        return all.toString();
    }

    /// Collects the IDs in a list that it changes in place. Subclasses may override the merge.
    static class Gather implements AggregateFunction<Event, List<Long>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(Event event, List<Long> ids) {
            ids.add(event.id);
            return ids;
        }

        @Override
        public String getResult(List<Long> ids) {
            return text(ids, true);
        }

        @Override
        public List<Long> merge(List<Long> some, List<Long> others) {
            some.addAll(others);
            return some;
        }
    }

    /// Collects the IDs in an immutable string.
    static final class GatherText implements AggregateFunction<Event, String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String createAccumulator() {
            return "";
        }

        @Override
        public String add(Event event, String ids) {
            return merge(ids, "" + event.id);
        }

        @Override
        public String getResult(String ids) {
            return text(List.of(ids.split(",")), true);
        }

        @Override
        public String merge(String some, String others) {
            return some.isEmpty() || others.isEmpty() ? some + others : some + "," + others;
        }
    }

    static final class GatherWithoutMerge extends Gather {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("NullAway")
        public List<Long> merge(List<Long> some, List<Long> others) {
            return null;
        }
    }

    static final class GatherWithThrowingMerge extends Gather {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> merge(List<Long> some, List<Long> others) {
            throw new UnsupportedOperationException("merge of " + some + " and " + others);
        }
    }

    /// Returns its accumulator, and changes it when late records arrive.
    static final class GatherItself implements AggregateFunction<Event, List<Long>, List<Long>> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(Event event, List<Long> ids) {
            ids.add(event.id);
            return ids;
        }

        @Override
        public List<Long> getResult(List<Long> ids) {
            return ids;
        }

        @Override
        public List<Long> merge(List<Long> some, List<Long> others) {
            some.addAll(others);
            return some;
        }
    }

    public static final class SumIds implements AggregateFunction<Event, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Event event, Long sum) {
            return sum + event.id;
        }

        @Override
        public Long getResult(Long sum) {
            return sum;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    static final class Apply<I, K, W extends Window> implements WindowFunction<I, String, K, W> {
        private static final long serialVersionUID = 1L;

        private final boolean sorts;

        Apply(boolean sorts) {
            this.sorts = sorts;
        }

        @Override
        public void apply(K key, W window, Iterable<I> input, Collector<String> out) {
            out.collect(key + " " + window + " " + text(input, sorts));
        }
    }

    static final class ApplyAll<I, W extends Window> implements AllWindowFunction<I, String, W> {
        private static final long serialVersionUID = 1L;

        private final boolean sorts;

        ApplyAll(boolean sorts) {
            this.sorts = sorts;
        }

        @Override
        public void apply(W window, Iterable<I> values, Collector<String> out) {
            out.collect("all " + window + " " + text(values, sorts));
        }
    }

    /// Counts its calls in the window's state, and optionally across all windows of the key, in states with the
    /// same name.
    private record Counts(boolean ofWindow, boolean ofKey) {
        private static ValueState<Integer> calls(KeyedStateStore store) {
            return store.getState(new ValueStateDescriptor<>("calls", Types.INT));
        }

        private static int next(KeyedStateStore store) throws Exception {
            ValueState<Integer> calls = calls(store);
            int count = (calls.value() == null ? 0 : calls.value()) + 1;
            calls.update(count);
            return count;
        }

        String next(Supplier<KeyedStateStore> window, KeyedStateStore key) throws Exception {
            return (ofWindow ? " n" + next(window.get()) : "") + (ofKey ? " g" + next(key) : "");
        }

        String last(Supplier<KeyedStateStore> window) throws Exception {
            return ofWindow ? " n" + calls(window.get()).value() : "";
        }
    }

    static final class Process<I, K, W extends Window> extends ProcessWindowFunction<I, String, K, W> {
        private static final long serialVersionUID = 1L;

        private final boolean sorts;
        private final boolean ofWindow;
        private final boolean ofKey;

        Process(boolean sorts, boolean ofWindow, boolean ofKey) {
            this.sorts = sorts;
            this.ofWindow = ofWindow;
            this.ofKey = ofKey;
        }

        @Override
        public void process(K key, Context context, Iterable<I> elements, Collector<String> out) throws Exception {
            String counts = new Counts(ofWindow, ofKey).next(context::windowState, context.globalState());
            out.collect(key + " " + context.window() + " " + text(elements, sorts) + counts + " w"
                    + context.currentWatermark());
            context.output(SIDE, "fired " + key + " " + context.window());
        }

        @Override
        public void clear(Context context) throws Exception {
            String counts = new Counts(ofWindow, ofKey).last(context::windowState);
            context.output(SIDE, "clear " + context.window() + counts);
        }
    }

    static final class ProcessAll<I, W extends Window> extends ProcessAllWindowFunction<I, String, W> {
        private static final long serialVersionUID = 1L;

        private final boolean sorts;
        private final boolean ofWindow;
        private final boolean ofKey;

        ProcessAll(boolean sorts, boolean ofWindow, boolean ofKey) {
            this.sorts = sorts;
            this.ofWindow = ofWindow;
            this.ofKey = ofKey;
        }

        @Override
        public void process(Context context, Iterable<I> elements, Collector<String> out) throws Exception {
            String counts = new Counts(ofWindow, ofKey).next(context::windowState, context.globalState());
            out.collect("all " + context.window() + " " + text(elements, sorts) + counts);
            context.output(SIDE, "fired all " + context.window());
        }

        @Override
        public void clear(Context context) throws Exception {
            String counts = new Counts(ofWindow, ofKey).last(context::windowState);
            context.output(SIDE, "clear " + context.window() + counts);
        }
    }
}
