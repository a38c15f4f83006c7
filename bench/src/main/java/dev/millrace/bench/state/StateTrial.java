package dev.millrace.bench.state;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.Types;
import dev.millrace.base.host.Host;
import dev.millrace.bench.meter.ProcessFigures;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.spill.SpillOptions;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStores;
import java.io.IOException;
import java.util.Locale;

/// Counts random keys in one value state: first each key once, then a number of updates in rounds. Arguments:
///
/// - `hashmap` or a kind of store
/// - number of keys
/// - percent of the keys that stay in memory
/// - updates per round
/// - number of rounds
/// - `uniform` or `skewed` (the product of two uniform numbers)
/// - megabytes of native memory of the store
public final class StateTrial {
    private static final int GROUPS = 128;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final KeyedStates<Long> states;
    private final ValueState<Long> count;
    private final Keys<Long> keys = Keys.of(Types.LONG);
    private final long keyCount;
    private final boolean isSkewed;
    private long random = 1;

    private StateTrial(KeyedStates<Long> states, long keyCount, boolean isSkewed) {
        this.states = states;
        this.keyCount = keyCount;
        this.isSkewed = isSkewed;
        ValueStateDescriptor<Long> descriptor = new ValueStateDescriptor<>("count", Types.LONG);
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        this.count = states.value(descriptor);
    }

    public static void main(String[] arguments) throws IOException {
        String store = arguments[0];
        long keyCount = Long.parseLong(arguments[1]);
        long inMemory = keyCount * Long.parseLong(arguments[2]) / 100;
        long updates = Long.parseLong(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        boolean isSkewed = arguments[5].equals("skewed");
        long storeBytes = Long.parseLong(arguments[6]) << 20;
        Host host = Host.real();
        KeyedStates.Place<Long> place =
                new KeyedStates.Place<>(Keys.of(Types.LONG), GROUPS, new KeyGroups.Range(0, GROUPS - 1), host.clock());
        if (store.equals("hashmap")) {
            new StateTrial(new KeyedStates<>(place), keyCount, isSkewed).run(updates, rounds);
            return;
        }
        RowStore rows = RowStores.of(store).open(host, host.disk().temporaryDirectory("state-trial"), storeBytes);
        SpillOptions overflow = new SpillOptions(rows, store, 0, inMemory, 0);
        new StateTrial(new KeyedStates<>(place, overflow, LongSerializer.INSTANCE), keyCount, isSkewed)
                .run(updates, rounds);
        rows.close(() -> {});
    }

    private void run(long updates, int rounds) throws IOException {
        measure("first", keyCount, true);
        for (int round = 1; round <= rounds; round++) measure("round " + round, updates, false);
    }

    private void measure(String what, long updates, boolean isFirst) throws IOException {
        long wall = Host.real().clock().nanos();
        long cpu = ProcessFigures.cpuNanos();
        for (long i = 0; i < updates; i++) {
            long key = isFirst ? i : next();
            states.selectLong(key, keys.hashLong(key));
            Long before = count.value();
            count.update(before == null ? 1L : before + 1);
        }
        wall = Host.real().clock().nanos() - wall;
        cpu = ProcessFigures.cpuNanos() - cpu;
        System.out.printf(
                Locale.ROOT,
                "%-8s %,12d updates, %,12.0f a second, %,12.0f a CPU second%n",
                what,
                updates,
                updates * 1e9 / wall,
                updates * 1e9 / cpu);
    }

    private long next() {
        return isSkewed ? Math.multiplyHigh(draw(keyCount) << 20, draw(1L << 44)) % keyCount : draw(keyCount);
    }

    private long draw(long bound) {
        random += STEP;
        long mixed = (random ^ random >>> 32) * STEP;
        mixed = (mixed ^ mixed >>> 29) * STEP;
        return Math.multiplyHigh(mixed >>> 1, bound << 1);
    }
}
