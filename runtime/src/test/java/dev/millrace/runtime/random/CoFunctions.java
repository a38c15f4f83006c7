package dev.millrace.runtime.random;

import dev.millrace.api.function.CoFlatMapFunction;
import dev.millrace.api.function.CoGroupFunction;
import dev.millrace.api.function.CoMapFunction;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.state.BroadcastState;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Contains the functions of steps with two inputs, as a user would write them.
final class CoFunctions {
    static final MapStateDescriptor<Long, Long> RULES = new MapStateDescriptor<>("rules", Types.LONG, Types.LONG);

    private CoFunctions() {}

    static Item first(Item item) {
        return item.with(item.value * 2);
    }

    static Item second(Item item) {
        return item.with(item.value * 2 + 1);
    }

    /// Combines two items so that the result shows which input each item came from.
    static Item pair(Item left, Item right) {
        return Item.of(left.key, left.word, left.value * 3 + right.value, right.at);
    }

    /// Combines two groups, one of which may be empty.
    static Item group(Iterable<Item> left, Iterable<Item> right) {
        List<Item> all = new ArrayList<>();
        left.forEach(item -> all.add(item.with(item.value * 3 + 1_000)));
        right.forEach(item -> all.add(item.with(item.value + 1_000_000)));
        return Combine.SUM.of(all);
    }

    static final class Mapping implements CoMapFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public Item map1(Item item) {
            return first(item);
        }

        @Override
        public Item map2(Item item) {
            return second(item);
        }
    }

    static final class FlatMapping implements CoFlatMapFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap1(Item item, Collector<Item> out) {
            out.collect(item);
            out.collect(first(item));
        }

        @Override
        public void flatMap2(Item item, Collector<Item> out) {
            out.collect(second(item));
            out.collect(item);
        }
    }

    static final class Processing extends CoProcessFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement1(Item item, Context context, Collector<Item> out) {
            out.collect(first(item));
        }

        @Override
        public void processElement2(Item item, Context context, Collector<Item> out) {
            out.collect(second(item));
        }
    }

    static final class Grouping implements CoGroupFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public void coGroup(Iterable<Item> left, Iterable<Item> right, Collector<Item> out) {
            out.collect(group(left, right));
        }
    }

    static final class Pairing extends ProcessJoinFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Item left, Item right, Context context, Collector<Item> out) {
            out.collect(pair(left, right));
        }
    }

    static final class CoBucketing extends KeyedCoProcessFunction<Object, Item, Item, Item> {
        private static final long serialVersionUID = 1L;
        private final long size;
        private transient MapState<Long, List<Item>> lefts;
        private transient MapState<Long, List<Item>> rights;

        CoBucketing(long size) {
            this.size = size;
        }

        @Override
        public void open(OpenContext context) {
            lefts = state("lefts");
            rights = state("rights");
        }

        private MapState<Long, List<Item>> state(String name) {
            return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, Types.LONG, Types.LIST(Plain.ITEM)));
        }

        @Override
        public void processElement1(Item item, Context context, Collector<Item> out) throws Exception {
            keep(lefts, item, context);
        }

        @Override
        public void processElement2(Item item, Context context, Collector<Item> out) throws Exception {
            keep(rights, item, context);
        }

        private void keep(MapState<Long, List<Item>> state, Item item, Context context) throws Exception {
            long end = Math.floorDiv(context.timestamp(), size) * size + size - 1;
            List<Item> items = of(state, end);
            items.add(item);
            state.put(end, items);
            context.timerService().registerEventTimeTimer(end);
        }

        private static List<Item> of(MapState<Long, List<Item>> state, long end) throws Exception {
            List<Item> items = state.get(end);
            return items == null ? new ArrayList<>() : items;
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            out.collect(group(of(lefts, time), of(rights, time)));
            lefts.remove(time);
            rights.remove(time);
        }
    }

    static final class Ruling extends BroadcastProcessFunction<Item, Item, Item> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Item item, ReadOnlyContext context, Collector<Item> out) {
            out.collect(item);
        }

        @Override
        public void processBroadcastElement(Item rule, Context context, Collector<Item> out) {
            out.collect(rule);
        }
    }

    static final class KeyedRuling extends KeyedBroadcastProcessFunction<Object, Item, Item, Item> {
        private static final long serialVersionUID = 1L;
        private transient ListState<Item> items;

        @Override
        public void open(OpenContext context) {
            items = getRuntimeContext().getListState(new ListStateDescriptor<>("items", Plain.ITEM));
        }

        @Override
        public void processElement(Item item, ReadOnlyContext context, Collector<Item> out) throws Exception {
            items.add(item);
            context.timerService().registerEventTimeTimer(Keyed.LAST);
        }

        @Override
        public void processBroadcastElement(Item rule, Context context, Collector<Item> out) throws Exception {
            BroadcastState<Long, Long> rules = context.getBroadcastState(RULES);
            Long before = rules.get(rule.key);
            rules.put(rule.key, before == null ? rule.value : Math.max(before, rule.value));
        }

        @Override
        public void onTimer(long time, OnTimerContext context, Collector<Item> out) throws Exception {
            List<Item> all = new ArrayList<>();
            items.get().forEach(all::add);
            Item sum = Combine.SUM.of(all);
            long ruled = 0;
            for (Map.Entry<Long, Long> rule : context.getBroadcastState(RULES).immutableEntries())
                ruled += rule.getValue();
            out.collect(sum.with(sum.value + ruled));
        }
    }
}
