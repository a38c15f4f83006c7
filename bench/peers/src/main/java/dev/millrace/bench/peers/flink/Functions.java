package dev.millrace.bench.peers.flink;

import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Steps;
import dev.millrace.bench.load.Workload;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/// Provides the user functions of the workloads.
final class Functions {
    private Functions() {}

    /// Emits the running count of each key.
    static final class Count extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;

        private final boolean keepsTime;
        private transient ValueState<Long> count;

        @SuppressWarnings("NullAway.Init") // `open` comes before all else
        Count(Workload workload) {
            keepsTime = workload.isPaced();
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            var before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(new Event(event.key, now, keepsTime ? event.timestamp : 0));
        }
    }

    /// Sums the values of a window.
    static final class Sum implements AggregateFunction<Event, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Event event, Long sum) {
            return sum + event.value;
        }

        @Override
        public Long getResult(Long sum) {
            return sum;
        }

        @Override
        public Long merge(Long left, Long right) {
            return left + right;
        }
    }

    /// Adds key and end of the window to its sum.
    static final class AtEnd extends ProcessWindowFunction<Long, Event, Long, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(Long key, Context context, Iterable<Long> sums, Collector<Event> out) {
            for (long sum : sums) {
                out.collect(new Event(key, sum, context.window().getEnd()));
            }
        }
    }

    /// Emits one pair of an interval join.
    static final class Pair extends ProcessJoinFunction<Event, Event, Event> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Event left, Event right, Context context, Collector<Event> out) {
            out.collect(joined(left, right));
        }
    }

    /// Returns one pair of a join.
    static Event joined(Event left, Event right) {
        return new Event(left.key, Steps.pair(left.value, right.value), 0);
    }
}
