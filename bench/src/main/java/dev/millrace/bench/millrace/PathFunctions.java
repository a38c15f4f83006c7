package dev.millrace.bench.millrace;

import dev.millrace.api.async.ResultFuture;
import dev.millrace.api.async.RichAsyncFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.bench.load.Answers;
import dev.millrace.bench.load.Event;
import dev.millrace.bench.load.Named;
import dev.millrace.bench.load.OrderRecord;
import dev.millrace.bench.load.Steps;
import java.time.Duration;
import java.util.List;

/// Provides the functions of `bench paths` without windows and timers.
@SuppressWarnings({"NullAway", "NullAway.Init"}) // the code is as users write it
final class PathFunctions {
    private PathFunctions() {}

    /// Calls a service that responds after a fixed time.
    static final class Lookup extends RichAsyncFunction<Event, Event> {
        private static final long serialVersionUID = 1L;

        private final long delayMillis;
        private transient Answers answers;

        Lookup(long delayMillis) {
            this.delayMillis = delayMillis;
        }

        @Override
        public void open(OpenContext context) {
            answers = new Answers(delayMillis);
        }

        @Override
        public void asyncInvoke(Event event, ResultFuture<Event> result) {
            answers.later(
                    () -> result.complete(List.of(new Event(event.key, Steps.first(event.value), event.timestamp))));
        }

        @Override
        public void close() {
            if (answers != null) answers.close();
        }
    }

    /// Sends a third of the records to each of three outputs.
    static final class Split extends ProcessFunction<Event, Event> {
        private static final long serialVersionUID = 1L;

        static final OutputTag<Event> SECOND = new OutputTag<>("second", Types.POJO(Event.class));
        static final OutputTag<Event> THIRD = new OutputTag<>("third", Types.POJO(Event.class));

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) {
            switch ((int) (event.value % 3)) {
                case 0 -> out.collect(event);
                case 1 -> context.output(SECOND, event);
                default -> context.output(THIRD, event);
            }
        }
    }

    /// Emits the running count of each key.
    static final class Count extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            var before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(new Event(event.key, now, 0));
        }
    }

    /// Emits the running count of each name.
    static final class CountNames extends KeyedProcessFunction<String, Named, Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Named named, Context context, Collector<Event> out) throws Exception {
            var before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(new Event(named.name.hashCode(), now, 0));
        }
    }

    /// Emits the running count of each customer's orders.
    static final class Orders extends KeyedProcessFunction<Long, OrderRecord, Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(OrderRecord order, Context context, Collector<Event> out) throws Exception {
            var before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(new Event(order.customer, now, 0));
        }
    }

    /// Counts records by the remainder of the value, in a map for each key.
    static final class CountInMap extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;

        private final int entries;
        private final boolean expires;
        private transient MapState<Long, Long> counts;

        CountInMap(int entries, boolean expires) {
            this.entries = entries;
            this.expires = expires;
        }

        @Override
        public void open(OpenContext context) {
            var descriptor = new MapStateDescriptor<>("counts", Types.LONG, Types.LONG);
            if (expires) {
                descriptor.enableTimeToLive(
                        StateTtlConfig.newBuilder(Duration.ofHours(1)).build());
            }
            counts = getRuntimeContext().getMapState(descriptor);
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            long entry = event.value % entries;
            var before = counts.get(entry);
            long now = before == null ? 1 : before + 1;
            counts.put(entry, now);
            out.collect(new Event(event.key, now, entry));
        }
    }

    /// Appends ten values per key, then reads and clears them.
    static final class Append extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;
        private static final int SIZE = 10;

        private transient ListState<Long> values;
        private transient ValueState<Integer> size;

        @Override
        public void open(OpenContext context) {
            values = getRuntimeContext().getListState(new ListStateDescriptor<>("values", Types.LONG));
            size = getRuntimeContext().getState(new ValueStateDescriptor<>("size", Types.INT));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            values.add(event.value);
            var before = size.value();
            int now = before == null ? 1 : before + 1;
            if (now < SIZE) {
                size.update(now);
                return;
            }
            long elements = 0;
            for (long value : values.get()) elements += value < 0 ? 0 : 1;
            values.clear();
            size.clear();
            out.collect(new Event(event.key, elements, 0));
        }
    }

    /// Adds a key that is new, and removes a key that exists.
    static final class Toggle extends KeyedProcessFunction<Long, Event, Event> {
        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
        }

        @Override
        public void processElement(Event event, Context context, Collector<Event> out) throws Exception {
            boolean isNew = seen.value() == null;
            if (isNew) seen.update(event.key);
            else seen.clear();
            out.collect(new Event(event.key, isNew ? 1 : 0, 0));
        }
    }
}
