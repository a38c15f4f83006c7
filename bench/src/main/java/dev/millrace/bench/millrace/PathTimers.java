package dev.millrace.bench.millrace;

import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Workload;

/// Provides the functions of `bench paths` with timers.
@SuppressWarnings({"NullAway", "NullAway.Init"}) // the code is as users write it
final class PathTimers {
    private PathTimers() {}

    /// Emits a result when a key has been silent for a while; each record deletes the key's timer and sets a
    /// later one. No key is silent for so long before the end of the input, so results do not depend on the times
    /// of watermarks.
    static final class Debounce extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;
        private static final long SILENCE_MILLIS = 5_000;

        private transient ValueState<Long> due;

        @Override
        public void open(OpenContext context) {
            due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.LONG));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            long next = event.timestamp + SILENCE_MILLIS;
            var before = due.value();
            if (before != null && before >= next) return;
            if (before != null) context.timerService().deleteEventTimeTimer(before);
            context.timerService().registerEventTimeTimer(next);
            due.update(next);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Event> out) throws Exception {
            due.clear();
            out.collect(new Event(context.getCurrentKey(), 0, timestamp));
        }
    }

    /// Counts the records of each key in total and by second, and emits the count of a second at its end.
    static final class ValueMapTimer extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> total;
        private transient MapState<Long, Long> seconds;

        @Override
        public void open(OpenContext context) {
            total = getRuntimeContext().getState(new ValueStateDescriptor<>("total", Types.LONG));
            seconds = getRuntimeContext().getMapState(new MapStateDescriptor<>("seconds", Types.LONG, Types.LONG));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            var before = total.value();
            total.update(before == null ? 1 : before + 1);
            long end = event.timestamp - event.timestamp % Workload.WINDOW_MILLIS + Workload.WINDOW_MILLIS;
            var count = seconds.get(end);
            seconds.put(end, count == null ? 1 : count + 1);
            context.timerService().registerEventTimeTimer(end);
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<Event> out) throws Exception {
            long count = seconds.get(timestamp);
            seconds.remove(timestamp);
            out.collect(new Event(context.getCurrentKey(), count, timestamp));
        }
    }
}
