package dev.millrace.state.spill;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.tier.RowStore;
import dev.millrace.state.tier.RowStore.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Manages the tables of one subtask as a cache of the rows in a store. If the tables exceed their limit, the cache
/// evicts several entries at once with the CLOCK algorithm: an entry that was read since the last pass stays. Entries
/// of the current key stay too, because user code may hold them. Called by the subtask's thread only.
public final class TableCache<K> {
    private static final int BATCH = 64;
    private static final int BATCH_SHARE = 16;
    /// The maximum number of entries in one eviction. Applies if entries are larger than estimated.
    private static final int AT_ONCE = 1_024;
    private static final int ROUNDS = 2;
    private static final int TICKS_PER_SAMPLE = 1_024;
    private static final int SAMPLES = 8;
    private static final int SWEEP_EVERY = 16;
    private static final int FIRST_BUFFER = 256;

    private final CurrentKey<K> key;
    private final SpillOptions overflow;
    private final StoredRows<K> rows;
    private final Sweep<K> sweep;
    private final DataInputDeserializer input = new DataInputDeserializer();
    private final DataOutputSerializer scratch = new DataOutputSerializer(FIRST_BUFFER);
    private final List<Row> leaving = new ArrayList<>();
    private final List<Spillable> spillables = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private long resident;
    private long capacity;
    private double bytesOfEntry = SpilledRowCodec.OBJECT_BYTES;
    private long ticks;
    private int evictions;
    private long spillablesMade;
    private int hand;
    private int slot = -1;

    public TableCache(CurrentKey<K> key, TypeSerializer<K> keySerializer, SpillOptions overflow) {
        this.key = key;
        this.overflow = overflow;
        this.rows = new StoredRows<>(key.keys(), keySerializer.duplicate(), key.maxParallelism());
        this.sweep = new Sweep<>(overflow.store(), rows);
        this.capacity = overflow.entries() >= 0 ? overflow.entries() : room();
    }

    /// Returns the size limit as a number of entries.
    private long room() {
        return Math.max(1, (long) (overflow.bytes() / bytesOfEntry));
    }

    public RowStore store() {
        return overflow.store();
    }

    public String name() {
        return overflow.name();
    }

    StoredRows<K> rows() {
        return rows;
    }

    /// Returns a prefix that no row in the store has.
    public byte[] newPrefix() {
        return StoredRows.prefix(overflow.subtask(), spillablesMade++);
    }

    void add(Spillable spillable) {
        spillable.index(spillables.size());
        spillables.add(spillable);
    }

    void remove(Spillable spillable) {
        if (spillable.index() < 0) return;
        Spillable last = spillables.removeLast();
        if (last != spillable) {
            spillables.set(spillable.index(), last);
            last.index(spillable.index());
        }
        spillable.index(-1);
        slot = -1;
    }

    DataOutputSerializer scratch() {
        scratch.clear();
        return scratch;
    }

    byte[] key(byte[] prefix, K key, int hash) {
        return rows.key(scratch(), prefix, key, hash).getCopyOfBuffer();
    }

    /// Returns the current key's row in the store, or null if there is none. The result is valid until the
    /// next call.
    @Nullable
    DataInputDeserializer read(byte[] prefix) {
        return read(rows.key(scratch(), prefix, key.key(), key.hash()));
    }

    /// Returns a row in the store, or null if it does not exist. The result is valid until the next call.
    ///
    /// @param name the key of the row in the store
    @Nullable
    DataInputDeserializer read(DataOutputSerializer name) {
        int length = store().read(name.getSharedBuffer(), name.length(), buffer);
        if (length < 0) return null;
        if (length > buffer.length) {
            buffer = new byte[length + length / 2];
            length = store().read(name.getSharedBuffer(), name.length(), buffer);
        }
        input.setBuffer(buffer, 0, length);
        return input;
    }

    void delete(byte[] prefix, K key, int hash) {
        store().delete(key(prefix, key, hash));
    }

    /// Notes that entries have left the tables.
    void left(long entries) {
        resident -= entries;
    }

    /// Notes that an entry was added to a table.
    void arrived() {
        resident++;
        tick();
        if (resident > capacity) makeRoom();
    }

    /// Samples the size of entries from time to time.
    void tick() {
        if (overflow.entries() >= 0) return;
        boolean isDue = ++ticks % TICKS_PER_SAMPLE == 0 || ticks < SAMPLES;
        if (!isDue || resident == 0) return;
        Spillable sampled = advance();
        if (sampled == null || sampled.isInUse(slot)) return;
        bytesOfEntry += (sampled.footprint(slot) - bytesOfEntry) / SAMPLES;
        capacity = room();
        // Entries in the tables may have grown.
        if (resident > capacity) makeRoom();
    }

    /// Returns whether evictions are likely soon, so that the cache must record which entries are read.
    boolean isTight() {
        return resident > capacity - (capacity >>> 3);
    }

    /// Moves the hand to the next entry. Returns null at the end of each round.
    private @Nullable Spillable advance() {
        while (hand < spillables.size()) {
            Spillable spillable = spillables.get(hand);
            slot = spillable.table().next(slot);
            if (slot >= 0) return spillable;
            hand++;
        }
        hand = 0;
        slot = -1;
        return null;
    }

    private void makeRoom() {
        long goal = Math.max(capacity - Math.min(BATCH - 1, capacity / BATCH_SHARE), resident - AT_ONCE);
        int rounds = 0;
        while (resident > goal && rounds <= ROUNDS) {
            Spillable spillable = advance();
            if (spillable == null) rounds++;
            else consider(spillable);
        }
        leaving.sort(Comparator.comparing(Row::key, Arrays::compareUnsigned));
        store().write(leaving);
        leaving.clear();
        if (++evictions % SWEEP_EVERY == 0) sweep.some(spillables);
    }

    private void consider(Spillable spillable) {
        if (!spillable.isInUse(slot) && !spillable.table().takeAsked(slot)) spillable.evict(slot, leaving);
    }

    /// Returns the current key of the tables.
    public CurrentKey<K> key() {
        return key;
    }
}
