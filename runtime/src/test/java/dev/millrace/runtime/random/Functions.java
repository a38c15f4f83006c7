package dev.millrace.runtime.random;

import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFlatMapFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.state.AggregatingState;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.AppendingState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;

/// Contains the functions of keyed steps, as a user would write them.
final class Functions {
    private Functions() {}

    /// Sums items in an accumulator that it changes.
    ///
    /// @param isSharing whether the result is the accumulator itself
    record Adding(boolean isSharing) implements AggregateFunction<Item, Item, Item> {

        @Override
        public Item createAccumulator() {
            return Item.of(Long.MIN_VALUE, "", 0, Long.MIN_VALUE);
        }

        @Override
        public Item add(Item item, Item accumulator) {
            return take(accumulator, Combine.SUM.of(item, accumulator));
        }

        @Override
        public Item getResult(Item accumulator) {
            return isSharing ? accumulator : accumulator.copy();
        }

        @Override
        public Item merge(Item one, Item two) {
            return take(one, Combine.SUM.of(one, two));
        }

        private static Item take(Item item, Item from) {
            item.key = from.key;
            item.word = from.word;
            item.value = from.value;
            item.at = from.at;
            return item;
        }
    }

    static final class FirstOfKey extends RichFlatMapFunction<Item, Item> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Boolean> isSeen;

        @Override
        public void open(OpenContext context) {
            isSeen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
        }

        @Override
        public void flatMap(Item item, Collector<Item> out) throws Exception {
            if (isSeen.value() != null) return;
            isSeen.update(true);
            out.collect(item);
        }
    }

    static final class KeepLast extends KeyedProcessFunction<Object, Item, Item> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Item> last;

        @Override
        public void open(OpenContext context) {
            last = getRuntimeContext().getState(new ValueStateDescriptor<>("last", Plain.ITEM));
        }

        @Override
        public void processElement(Item item, Context context, Collector<Item> out) throws Exception {
            last.update(item);
            context.timerService().registerEventTimeTimer(Keyed.LAST);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            out.collect(last.value());
        }
    }

    static final class Bucketing extends KeyedProcessFunction<Object, Item, Item> {
        private static final long serialVersionUID = 1L;
        private final long size;
        private transient MapState<Long, Item> buckets;

        Bucketing(long size) {
            this.size = size;
        }

        @Override
        public void open(OpenContext context) {
            buckets = getRuntimeContext().getMapState(new MapStateDescriptor<>("buckets", Types.LONG, Plain.ITEM));
        }

        @Override
        public void processElement(Item item, Context context, Collector<Item> out) throws Exception {
            long end = Math.floorDiv(context.timestamp(), size) * size + size - 1;
            buckets.put(end, buckets.contains(end) ? Combine.SUM.of(buckets.get(end), item) : item);
            context.timerService().registerEventTimeTimer(end);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            out.collect(buckets.get(time));
            buckets.remove(time);
        }
    }

    static final class Pausing extends KeyedProcessFunction<Object, Item, Item> {
        private static final long serialVersionUID = 1L;
        private final long gap;
        private transient ValueState<Long> end;
        private transient ReducingState<Item> sum;

        Pausing(long gap) {
            this.gap = gap;
        }

        @Override
        public void open(OpenContext context) {
            end = getRuntimeContext().getState(new ValueStateDescriptor<>("end", Types.LONG));
            sum = getRuntimeContext()
                    .getReducingState(new ReducingStateDescriptor<>("sum", Combine.SUM::of, Plain.ITEM));
        }

        @Override
        public void processElement(Item item, Context context, Collector<Item> out) throws Exception {
            Long before = end.value();
            if (before != null) context.timerService().deleteEventTimeTimer(before);
            long after = context.timestamp() + gap;
            context.timerService().registerEventTimeTimer(after);
            end.update(after);
            sum.add(item);
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            out.collect(sum.get());
            sum.clear();
            end.clear();
        }
    }

    static final class Hoarding extends KeyedProcessFunction<Object, Item, Item> {
        private static final long serialVersionUID = 1L;
        private final Keyed.Memory memory;
        private transient ValueState<Item> value;
        private transient ListState<Item> list;
        private transient ReducingState<Item> reducing;
        private transient AggregatingState<Item, Item> aggregating;

        Hoarding(Keyed.Memory memory) {
            this.memory = memory;
        }

        @Override
        public void open(OpenContext context) {
            RuntimeContext runtime = getRuntimeContext();
            switch (memory) {
                case VALUE -> value = runtime.getState(new ValueStateDescriptor<>("value", Plain.ITEM));
                case LIST -> list = runtime.getListState(new ListStateDescriptor<>("list", Plain.ITEM));
                case REDUCING ->
                    reducing = runtime.getReducingState(
                            new ReducingStateDescriptor<>("reducing", Combine.SUM::of, Plain.ITEM));
                case AGGREGATING ->
                    aggregating = runtime.getAggregatingState(
                            new AggregatingStateDescriptor<>("aggregating", new Adding(false), Plain.ITEM));
            }
        }

        @Override
        public void processElement(Item item, Context context, Collector<Item> out) throws Exception {
            context.timerService().registerEventTimeTimer(Keyed.LAST);
            switch (memory) {
                case VALUE -> value.update(value.value() == null ? item : Combine.SUM.of(value.value(), item));
                case LIST -> list.add(item);
                case REDUCING -> reducing.add(item);
                case AGGREGATING -> aggregating.add(item);
            }
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            out.collect(
                    switch (memory) {
                        case VALUE -> value.value();
                        case LIST -> Combine.SUM.of(all(list));
                        case REDUCING -> reducing.get();
                        case AGGREGATING -> aggregating.get();
                    });
        }

        private static List<Item> all(AppendingState<Item, Iterable<Item>> state) throws Exception {
            List<Item> all = new ArrayList<>();
            state.get().forEach(all::add);
            return all;
        }
    }
}
