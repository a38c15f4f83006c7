package dev.millrace.runtime.random;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.function.KeySelector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/// Represents a step of one keyed stream without windows. [Functions] contains the functions of the steps.
sealed interface Keyed extends Step {
    /// A time later than all other timers of the pipelines.
    long LAST = Long.MAX_VALUE - 1;

    KeyKind key();

    Place place();

    @Override
    default boolean isDetermined(Flow in) {
        return isDetermined(in.known());
    }

    boolean isDetermined(Known in);

    /// Lists the rolling aggregations of the field `value`.
    enum Roll {
        SUM,
        MIN,
        MAX,
        MIN_BY,
        MAX_BY,
        LAST_MAX_BY;

        <T> SingleOutputStreamOperator<T> on(KeyedStream<T, Object> stream, String field) {
            return switch (this) {
                case SUM -> stream.sum(field);
                case MIN -> stream.min(field);
                case MAX -> stream.max(field);
                case MIN_BY -> stream.minBy(field);
                case MAX_BY -> stream.maxBy(field);
                case LAST_MAX_BY -> stream.maxBy(field, false);
            };
        }

        Item of(Item before, Item item) {
            return switch (this) {
                case SUM -> before.with(before.value + item.value);
                case MIN -> before.with(Math.min(before.value, item.value));
                case MAX -> before.with(Math.max(before.value, item.value));
                case MIN_BY -> item.value < before.value ? item : before;
                case MAX_BY -> item.value > before.value ? item : before;
                case LAST_MAX_BY -> item.value >= before.value ? item : before;
            };
        }
    }

    /// Returns the current result of a key after each record.
    private static Flow rolling(Flow in, Known known, KeyKind key, BinaryOperator<Item> function) {
        Map<Object, Item> results = new HashMap<>();
        return in.map(known, item -> results.merge(key.of(item), item, function));
    }

    /// Returns one result for each key, all with the same time.
    private static Flow last(Flow in, Known known, KeyKind key, BinaryOperator<Item> function, long time) {
        Map<Object, Item> results = new LinkedHashMap<>();
        for (Event.Of record : in.records()) results.merge(key.of(record.item()), record.item(), function);
        List<Event> out = new ArrayList<>();
        results.values().forEach(item -> out.add(new Event.Of(item, time)));
        return new Flow(out, known);
    }

    /// Applies a rolling aggregation to items, tuples or records.
    record Rolling(KeyKind key, Shape via, Roll roll, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return in.isOrderedBy(key);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            KeySelector<Item, Object> selector = key.selector();
            return switch (via) {
                case POJO -> place.put(roll.on(key.by(in), "value"));
                case TUPLE ->
                    place.put(roll.on(
                                    in.map(Shape::tuple)
                                            .returns(Shape.TUPLE_TYPE)
                                            .setParallelism(in.getParallelism())
                                            .keyBy(tuple -> selector.getKey(Shape.item(tuple)), key.type()),
                                    "f2"))
                            .map(Shape::item)
                            .setParallelism(place.parallelism());
                case RECORD ->
                    place.put(roll.on(
                                    in.map(Shape.Entry::of)
                                            .setParallelism(in.getParallelism())
                                            .keyBy(entry -> selector.getKey(entry.item()), key.type()),
                                    "value"))
                            .map(Shape.Entry::item)
                            .setParallelism(place.parallelism());
            };
        }

        @Override
        public Flow interpret(Flow in) {
            return rolling(in, in.known().keyed(key, place.parallelism()), key, roll::of);
        }
    }

    /// Applies a reduction. If the order of records is not determined, the step emits only the last result of each key.
    record Reduce(KeyKind key, Combine combine, boolean isLastOnly, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return isLastOnly || in.isBatch() || in.isOrderedBy(key);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            Combine how = combine;
            DataStream<Item> results = place.put(key.by(in).reduce((one, two) -> how.of(one, two)));
            return isLastOnly ? place.put(key.by(results).process(new Functions.KeepLast())) : results;
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().keyed(key, place.parallelism());
            if (!isLastOnly && !in.known().isBatch()) return rolling(in, known, key, combine::of);
            Known.Time time = isLastOnly ? Known.Time.EXACT : Known.Time.UNSPECIFIED;
            return last(in, known.unordered().time(time), key, combine::of, LAST);
        }
    }

    /// Emits the first item of each key.
    record First(KeyKind key, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return in.isOrderedBy(key);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(key.by(in).flatMap(new Functions.FirstOfKey()));
        }

        @Override
        public Flow interpret(Flow in) {
            Set<Object> seen = new HashSet<>();
            return in.each(in.known().keyed(key, place.parallelism()), (item, out) -> {
                if (seen.add(key.of(item))) out.accept(item);
            });
        }
    }

    /// Lists the kinds of state that a process function may use.
    enum Memory {
        VALUE,
        LIST,
        REDUCING,
        AGGREGATING
    }

    /// Keeps all items of a key until the end of the input, and emits their sum.
    record Hoard(KeyKind key, Memory memory, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return true;
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(key.by(in).process(new Functions.Hoarding(memory)));
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().unordered().parallelism(place.parallelism());
            return last(in, known.time(Known.Time.EXACT), key, Combine.SUM::of, LAST);
        }
    }

    /// Sums the items of each key in buckets of time. A timer at the end of each bucket emits the sum.
    record Buckets(KeyKind key, int size, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return in.allowsWindows(false);
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(key.by(in).process(new Functions.Bucketing(size)));
        }

        @Override
        public Flow interpret(Flow in) {
            Map<Object, Item> buckets = new HashMap<>();
            record Bucket(Object key, long end) {}
            Alarms alarms = new Alarms() {
                @Override
                void record(Item item, long time) {
                    long end = Math.floorDiv(time, size) * size + size - 1;
                    buckets.merge(new Bucket(key.of(item), end), item, Combine.SUM::of);
                    set(key.of(item), end);
                }

                @Override
                void fire(Object owner, long time) {
                    emit(buckets.remove(new Bucket(owner, time)), time);
                }
            };
            return alarms.run(in, in.known().unordered().parallelism(place.parallelism()));
        }
    }

    /// Counts the items of a key until none has arrived for a while. Each item replaces the timer.
    record Pause(KeyKind key, int gap, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return in.time() == Known.Time.USABLE && in.isOrderedBy(key) && in.marks() != Known.Marks.SOMEWHERE;
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            return place.put(key.by(in).process(new Functions.Pausing(gap)));
        }

        @Override
        public Flow interpret(Flow in) {
            Map<Object, Item> sums = new HashMap<>();
            Map<Object, Long> ends = new HashMap<>();
            Alarms alarms = new Alarms() {
                @Override
                void record(Item item, long time) {
                    sums.merge(key.of(item), item, Combine.SUM::of);
                    Long before = ends.put(key.of(item), time + gap);
                    if (before != null) delete(key.of(item), before);
                    set(key.of(item), time + gap);
                }

                @Override
                void fire(Object owner, long time) {
                    ends.remove(owner);
                    emit(sums.remove(owner), time);
                }
            };
            return alarms.run(in, in.known().unordered().parallelism(place.parallelism()));
        }
    }

    /// Simulates timers in the interpreter.
    abstract class Alarms extends Replay {
        private final NavigableMap<Long, Set<Object>> timers = new TreeMap<>();

        final void set(Object key, long time) {
            timers.computeIfAbsent(time, _ -> new HashSet<>()).add(key);
        }

        final void delete(Object key, long time) {
            Set<Object> keys = timers.get(time);
            if (keys != null) keys.remove(key);
        }

        @Override
        final void risen(long before) {
            while (!timers.isEmpty() && timers.firstKey() <= watermark) {
                var due = timers.pollFirstEntry();
                due.getValue().forEach(key -> fire(key, due.getKey()));
            }
        }

        abstract void fire(Object key, long time);
    }

    /// Lists the functions that process all items of a key.
    enum Whole {
        REDUCE,
        AGGREGATE,
        MAP
    }

    /// Processes all items of a key at the end of the input.
    record KeyPartition(KeyKind key, Whole whole, Place place) implements Keyed {
        @Override
        public boolean isDetermined(Known in) {
            return true;
        }

        @Override
        public DataStream<Item> build(DataStream<Item> in) {
            var partition = key.by(in).fullWindowPartition();
            return switch (whole) {
                case REDUCE -> place.chain(partition.reduce((one, two) -> Combine.SUM.of(one, two)));
                case AGGREGATE -> place.chain(partition.aggregate(new Functions.Adding(false)));
                case MAP ->
                    place.chain(partition
                            .<Item>mapPartition((items, out) -> {
                                List<Item> all = new ArrayList<>();
                                items.forEach(all::add);
                                out.collect(Combine.SUM.of(all));
                            })
                            .returns(Plain.ITEM));
            };
        }

        @Override
        public Flow interpret(Flow in) {
            Known known = in.known().unordered().time(Known.Time.UNSPECIFIED).marks(Known.Marks.NOWHERE, true);
            return last(in, known, key, Combine.SUM::of, LAST);
        }
    }
}
