package dev.millrace.rocksdb;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.serializer.StringSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.state.AggregatingStateDescriptor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.ReducingStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.StateTtlConfig;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Clock;
import dev.millrace.state.KeyedRestore;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.NamespacedState;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.SpillOptions;
import dev.millrace.state.tier.RowStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds the states of one subtask: each kind, with and without time to live, with and without namespaces. Applies each
/// operation to plain maps too.
final class Kinds<K> {
    static final int GROUPS = 32;
    static final int WINDOWS = 3;

    final Keys<K> keys;
    final TypeSerializer<K> serializer;
    final KeyedStates<K> states;
    private final ValueStateDescriptor<Long> count = ready(new ValueStateDescriptor<>("count", Types.LONG));
    private final ValueStateDescriptor<Long> timedCount = mortal(new ValueStateDescriptor<>("tcount", Types.LONG));
    private final ValueStateDescriptor<String> text = mortal(new ValueStateDescriptor<>("text", Types.STRING));
    private final ListStateDescriptor<long[]> list = ready(new ListStateDescriptor<>("list", long[].class));
    private final ListStateDescriptor<Long> timedList = mortal(new ListStateDescriptor<>("tlist", Types.LONG));
    private final MapStateDescriptor<String, Long> map =
            ready(new MapStateDescriptor<>("map", Types.STRING, Types.LONG));
    private final MapStateDescriptor<String, Long> timedMap =
            mortal(new MapStateDescriptor<>("tmap", Types.STRING, Types.LONG));
    private final ReducingStateDescriptor<Long> most =
            ready(new ReducingStateDescriptor<>("most", Math::max, Types.LONG));
    private final AggregatingStateDescriptor<Long, List<Long>, String> all =
            ready(new AggregatingStateDescriptor<>("all", new Collecting(), Types.LIST(Types.LONG)));
    private final NamespacedState<String, ListState<Long>> windows;
    private final NamespacedState<String, ValueState<String>> mortalWindows;

    /// Implements a clock that only the test advances.
    static final class ManualClock implements Clock {
        long millis = 1_000;

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public long millis() {
            return millis;
        }
    }

    /// Collects values into an accumulator that it changes in place.
    private static final class Collecting implements AggregateFunction<Long, List<Long>, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Long> createAccumulator() {
            return new ArrayList<>();
        }

        @Override
        public List<Long> add(Long value, List<Long> accumulator) {
            accumulator.add(value);
            return accumulator;
        }

        @Override
        public String getResult(List<Long> accumulator) {
            return accumulator.toString();
        }

        @Override
        public List<Long> merge(List<Long> one, List<Long> other) {
            one.addAll(other);
            return one;
        }
    }

    private static <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    private static <D extends StateDescriptor<?, ?>> D mortal(D descriptor) {
        descriptor.enableTimeToLive(
                StateTtlConfig.newBuilder(Duration.ofMillis(PlainMaps.LIFE)).build());
        return ready(descriptor);
    }

    /// Describes a subtask's share of the keys, and the number of entries in memory before the store.
    ///
    /// @param store null if all state stays in memory
    record Place(
            int subtask,
            int parallelism,
            int groups,
            @Nullable RowStore store,
            long entries) {}

    Kinds(TypeInformation<K> type, Place place, Clock clock, @Nullable KeyedRestore<K> restore) {
        this.keys = Keys.of(type);
        this.serializer = type.createSerializer(new SerializerConfigImpl());
        KeyedStates.Place<K> own = new KeyedStates.Place<>(
                keys, place.groups, KeyGroups.range(place.subtask, place.parallelism, place.groups), clock);
        this.states = place.store == null
                ? new KeyedStates<>(own)
                : new KeyedStates<>(
                        own, new SpillOptions(place.store, "test", place.subtask, place.entries, 0), serializer);
        if (restore != null) states.restore(restore);
        windows = states.namespaced(ready(new ListStateDescriptor<>("windows", Types.LONG)), StringSerializer.INSTANCE);
        mortalWindows = states.namespaced(
                mortal(new ValueStateDescriptor<>("mortal windows", Types.STRING)), StringSerializer.INSTANCE);
        states.beginSnapshots();
    }

    /// Applies one of several operations to a key, in the states and in the plain maps.
    void change(K key, int what, long number, PlainMaps<K> plain) throws Exception {
        states.select(key, keys.hash(key));
        switch (what) {
            case 0 -> {
                states.value(count).update(number);
                plain.set(key, "count", number);
            }
            case 1 -> {
                states.value(timedCount).update(number);
                plain.setTimed(key, "tcount", number);
            }
            case 2 -> {
                states.value(text).update("t" + number);
                plain.setTimed(key, "text", "t" + number);
            }
            case 3 -> {
                states.list(list).add(new long[] {number});
                plain.list(key, "list").add(new long[] {number});
            }
            case 4 -> {
                states.list(list).get().forEach(each -> each[0]++);
                plain.list(key, "list").forEach(each -> ((long[]) each)[0]++);
            }
            case 5 -> {
                states.list(timedList).add(number);
                plain.addTimed(key, "tlist", number);
            }
            case 6 -> {
                states.map(map).put("k" + number % 5, number);
                plain.map(key, "map").put("k" + number % 5, number);
            }
            case 7 -> {
                states.map(map).remove("k" + number % 5);
                plain.map(key, "map").remove("k" + number % 5);
            }
            case 8 -> {
                states.map(timedMap).put("k" + number % 5, number);
                plain.putTimed(key, "tmap", "k" + number % 5, number);
            }
            case 9 -> {
                states.reducing(most).add(number);
                Long before = plain.get(key, "most");
                plain.set(key, "most", before == null ? number : Math.max(before, number));
            }
            case 10 -> {
                states.aggregating(all).add(number);
                plain.list(key, "all").add(number);
            }
            case 15 -> {
                states.list(list).clear();
                plain.remove(key, "list");
            }
            case 16 -> {
                states.dropCurrent();
                plain.drop(key);
            }
            default -> changeWindows(key, what, number, plain);
        }
    }

    private void changeWindows(K key, int what, long number, PlainMaps<K> plain) throws Exception {
        String window = "w" + number % WINDOWS;
        switch (what) {
            case 11 -> {
                windows.in(window).add(number);
                plain.list(key, window).add(number);
            }
            case 12 -> {
                windows.clear(window);
                plain.remove(key, window);
            }
            case 13 -> {
                mortalWindows.in(window).update("m" + number);
                plain.setTimed(key, "wm" + window, "m" + number);
            }
            case 14 -> {
                if (number % 50 == 0) {
                    windows.drop(window::equals);
                    plain.dropNamespace(window);
                } else {
                    states.value(count).update(null);
                    plain.remove(key, "count");
                }
            }
            default -> throw new IllegalArgumentException("nothing to do is number " + what);
        }
    }

    /// Returns all state of one key as text.
    String of(K key) throws Exception {
        states.select(key, keys.hash(key));
        List<Object> shown = new ArrayList<>();
        shown.add(states.value(count).value());
        shown.add(states.value(timedCount).value());
        shown.add(states.value(text).value());
        List<String> lists = new ArrayList<>();
        for (long[] each : states.list(list).get()) lists.add("" + each[0]);
        shown.add(lists);
        shown.add("" + states.list(timedList).get());
        shown.add(entries(states.map(map).entries()));
        shown.add(entries(states.map(timedMap).entries()));
        shown.add(states.reducing(most).get());
        String collected = states.aggregating(all).get();
        shown.add(collected == null ? "[]" : collected);
        for (int i = 0; i < WINDOWS; i++) {
            shown.add("" + windows.in("w" + i).get());
            shown.add(mortalWindows.in("w" + i).value());
        }
        return shown.toString();
    }

    private static Map<String, Long> entries(Iterable<Map.Entry<String, Long>> entries) {
        Map<String, Long> sorted = new TreeMap<>();
        for (Map.Entry<String, Long> each : entries) sorted.put(each.getKey(), each.getValue());
        return sorted;
    }

    /// Returns the expected state of one key as text, from the plain maps.
    static <K> String of(K key, PlainMaps<K> plain) {
        List<Object> shown = new ArrayList<>();
        shown.add(plain.get(key, "count"));
        shown.add(plain.get(key, "tcount"));
        shown.add(plain.get(key, "text"));
        shown.add(plain.listed(key, "list"));
        shown.add(plain.listed(key, "tlist"));
        shown.add(plain.mapped(key, "map"));
        shown.add(plain.mapped(key, "tmap"));
        shown.add(plain.get(key, "most"));
        shown.add(plain.listed(key, "all"));
        for (int i = 0; i < WINDOWS; i++) {
            shown.add(plain.listed(key, "w" + i));
            shown.add(plain.get(key, "wmw" + i));
        }
        return shown.toString();
    }

    /// Returns the keys with a count, as an iteration finds them.
    List<K> counted() {
        List<K> found = new ArrayList<>();
        states.forEachKey(count, (key, _) -> found.add(key));
        return found;
    }

    long entries() {
        return states.entries() + states.namespacedEntries();
    }
}
