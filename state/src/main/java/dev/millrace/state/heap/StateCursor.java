package dev.millrace.state.heap;

import dev.millrace.state.table.CurrentKey;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.table.StateTable;
import dev.millrace.state.value.Packing;
import dev.millrace.state.value.StateColumns;
import dev.millrace.state.value.TimeToLive;
import dev.millrace.state.value.ValueCodec;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Accesses the current key's entry of one state. Finds the entry once for each selected key, then reads and writes
/// in place.
final class StateCursor<K> {
    private static final int SWEPT_PER_WRITE = 2;
    private static final int WRITES_PER_DEAD = 7;

    private final CurrentKey<K> key;
    private final StateTable<K> tables;
    private final TimeToLive ttl;
    private final @Nullable Packing packing;
    private final boolean hasTime;
    private final boolean isStored;
    private final Supplier<ValueCodec> makeForm;
    private @Nullable ValueCodec form;
    private @Nullable KeyedTable<K> table;
    private int slot = -1;
    private long selection = -1;
    /// The number of entries that were checked for expiry.
    private int swept;

    /// Creates a cursor.
    ///
    /// @param packing how values are packed as longs, or null if values are stored as objects
    /// @param makeForm creates the codec of values, which copies values that snapshots still read
    StateCursor(
            CurrentKey<K> key,
            StateTable<K> tables,
            TimeToLive ttl,
            @Nullable Packing packing,
            Supplier<ValueCodec> makeForm) {
        this.key = key;
        this.tables = tables;
        this.ttl = ttl;
        this.packing = packing;
        this.hasTime = ttl.isEnabled();
        this.isStored = tables.isStored();
        this.makeForm = makeForm;
    }

    StateTable<K> tables() {
        return tables;
    }

    TimeToLive ttl() {
        return ttl;
    }

    private KeyedTable<K> locate() {
        KeyedTable<K> here = table;
        if (here != null && selection == key.selection()) return here;
        here = tables.current();
        table = here;
        slot = tables.find(key, here);
        selection = key.selection();
        return here;
    }

    /// Returns the value even if it has expired. The caller may change it: no snapshot reads it, and it counts
    /// as changed.
    @Nullable
    Object get() {
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        if (packing != null) return packing.unpack(here.getLong(StateColumns.VALUE, slot));
        Object value = here.getObject(StateColumns.VALUE, slot);
        return here.takesSnapshots() ? own(here, value) : value;
    }

    /// Returns the value for a caller that does not change it. If user code could change the value, it counts as
    /// changed. Only for states that store values as objects.
    @Nullable
    Object read() {
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        Object value = here.getObject(StateColumns.VALUE, slot);
        return here.takesSnapshots() && form().givesChangeable() ? own(here, value) : value;
    }

    private ValueCodec form() {
        ValueCodec made = form;
        if (made == null) form = made = makeForm.get();
        return made;
    }

    private Object own(KeyedTable<K> here, Object value) {
        ValueCodec made = form();
        if (!made.isChangeable()) return value;
        Object own = here.isShared(slot) ? made.copy(value) : value;
        here.setObject(StateColumns.VALUE, slot, own);
        return own;
    }

    void set(Object value) {
        KeyedTable<K> here = locate();
        if (slot < 0) slot = tables.claim(key, here);
        if (packing == null) here.setObject(StateColumns.VALUE, slot, value);
        else here.setLong(StateColumns.VALUE, slot, packing.pack(value));
    }

    /// Returns the value if it has not expired. Only for states whose table has a timestamp column.
    @Nullable
    Object getAlive() {
        if (!hasTime) return get();
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        boolean expired = ttl.isExpired(here.getLong(StateColumns.SINCE, slot));
        Object value = get();
        if (expired) clear();
        else if (ttl.readingRenews()) here.setLong(StateColumns.SINCE, slot, ttl.now());
        return expired && !ttl.showsExpired() ? null : value;
    }

    /// Sets a value and its timestamp. Only for states whose table has a timestamp column.
    void setAlive(Object value) {
        set(value);
        if (!hasTime) return;
        KeyedTable<K> here = locate();
        here.setLong(StateColumns.SINCE, slot, ttl.now());
        sweep(here);
    }

    /// Returns whether the current key has an entry.
    boolean isPresent() {
        locate();
        return slot >= 0;
    }

    void clear() {
        KeyedTable<K> here = locate();
        if (slot < 0) return;
        tables.remove(here, slot);
        slot = -1;
    }

    /// Checks a few other entries of the table for expiry, so that entries which the program no longer reads
    /// disappear too.
    private void sweep(KeyedTable<K> here) {
        for (int i = 0; i < SWEPT_PER_WRITE; i++) {
            int other = here.sample(swept++);
            if (other >= 0 && other != slot && ttl.isExpired(here.getLong(StateColumns.SINCE, other)))
                tables.remove(here, other);
        }
    }

    /// Occasionally checks another entry of the table, and removes the entry if all of it has expired. Only for
    /// states whose values contain their timestamps. Called at each write.
    void sweepOther(Predicate<Object> isDead) {
        if (isStored || ++swept % WRITES_PER_DEAD != 0) return;
        KeyedTable<K> here = locate();
        int other = here.sample(swept);
        if (other >= 0 && other != slot && isDead.test(here.getObject(StateColumns.VALUE, other)))
            tables.remove(here, other);
    }
}
