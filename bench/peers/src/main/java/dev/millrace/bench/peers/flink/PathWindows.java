package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Stats;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.ReduceFunction;
import org.apache.flink.api.common.state.ReducingStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.windowing.ProcessAllWindowFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.triggers.Trigger;
import org.apache.flink.streaming.api.windowing.triggers.TriggerResult;
import org.apache.flink.streaming.api.windowing.windows.GlobalWindow;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/// Provides the window functions and triggers of `bench paths`.
@SuppressWarnings("NullAway") // the code is as users write it
final class PathWindows {
    private PathWindows() {}

    /// Sums all records of a window.
    static final class OfList extends ProcessWindowFunction<Event, Event, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Event> events, Collector<Event> out) {
            long sum = 0;
            for (var event : events) sum += event.value;
            out.collect(new Event(key, sum, context.window().getEnd()));
        }
    }

    /// Counts the records of a window.
    static final class OfSize extends ProcessWindowFunction<Event, Event, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Event> events, Collector<Event> out) {
            long size = 0;
            for (var event : events) size += event.key == key ? 1 : 0;
            out.collect(new Event(key, size, context.window().getEnd()));
        }
    }

    /// Counts the records of a global window.
    static final class OfCount extends ProcessWindowFunction<Event, Event, Long, GlobalWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Event> events, Collector<Event> out) {
            long size = 0;
            for (var event : events) size += event.key == key ? 1 : 0;
            out.collect(new Event(key, size, 0));
        }
    }

    /// Sums all records of a window over all keys.
    static final class OfAll extends ProcessAllWindowFunction<Event, Event, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Context context, Iterable<Event> events, Collector<Event> out) {
            long sum = 0;
            for (var event : events) sum += event.value;
            out.collect(new Event(0, sum, context.window().getEnd()));
        }
    }

    /// Adds key and end of the window to its result.
    static final class AtEnd extends ProcessWindowFunction<Long, Event, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Long> numbers, Collector<Event> out) {
            for (long number : numbers)
                out.collect(new Event(key, number, context.window().getEnd()));
        }
    }

    /// Counts records.
    static final class Counting implements AggregateFunction<Event, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Event event, Long count) {
            return count + 1;
        }

        @Override
        public Long getResult(Long count) {
            return count;
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }
    }

    /// Computes count, sum, minimum and maximum of the values.
    static final class Statistics implements AggregateFunction<Event, Stats, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Stats createAccumulator() {
            return new Stats();
        }

        @Override
        public Stats add(Event event, Stats stats) {
            return stats.add(event.value);
        }

        @Override
        public Long getResult(Stats stats) {
            return stats.digest();
        }

        @Override
        public Stats merge(Stats left, Stats right) {
            return left.add(right);
        }
    }

    /// Fires at each fifth record and at the end of the window.
    static final class CountAndEnd extends Trigger<Object, TimeWindow> {
        private static final long serialVersionUID = 1L;
        private static final long EACH = 5;

        private final ReducingStateDescriptor<Long> descriptor =
                new ReducingStateDescriptor<>("count", new Sum(), Types.LONG);

        @Override
        public TriggerResult onElement(Object element, long timestamp, TimeWindow window, TriggerContext context)
                throws Exception {
            context.registerEventTimeTimer(window.maxTimestamp());
            var count = context.getPartitionedState(descriptor);
            count.add(1L);
            if (count.get() < EACH) return TriggerResult.CONTINUE;
            count.clear();
            return TriggerResult.FIRE;
        }

        @Override
        public TriggerResult onEventTime(long time, TimeWindow window, TriggerContext context) {
            return time == window.maxTimestamp() ? TriggerResult.FIRE : TriggerResult.CONTINUE;
        }

        @Override
        public TriggerResult onProcessingTime(long time, TimeWindow window, TriggerContext context) {
            return TriggerResult.CONTINUE;
        }

        @Override
        public void clear(TimeWindow window, TriggerContext context) throws Exception {
            context.deleteEventTimeTimer(window.maxTimestamp());
            context.getPartitionedState(descriptor).clear();
        }
    }

    private static final class Sum implements ReduceFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long reduce(Long left, Long right) {
            return left + right;
        }
    }
}
