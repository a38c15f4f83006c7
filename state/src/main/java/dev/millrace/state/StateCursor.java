package dev.millrace.state;

import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import dev.millrace.state.value.Packing;
import dev.millrace.state.value.TimeToLive;
import dev.millrace.state.value.ValueCodec;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The current key's entry of one state: found once for each selected key, then read and written in place.
final class StateCursor<K> {
    /// The columns of its table.
    static final int VALUE = 0;

    static final int SINCE = 1;
    private static final int SWEPT_PER_WRITE = 2;
    private static final int WRITES_PER_DEAD = 7;

    private final KeyedStates<K> states;
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
    /// Counts the entries that were looked at because they may have expired.
    private int swept;

    /// @param packing how values are kept as longs, or null if they are kept as objects
    /// @param makeForm gives the form of values, to copy those that snapshots still read
    StateCursor(
            KeyedStates<K> states,
            StateTable<K> tables,
            TimeToLive ttl,
            @Nullable Packing packing,
            Supplier<ValueCodec> makeForm) {
        this.states = states;
        this.tables = tables;
        this.ttl = ttl;
        this.packing = packing;
        this.hasTime = ttl.isEnabled();
        this.isStored = states.isStored();
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
        if (here != null && selection == states.selection()) return here;
        here = tables.current();
        table = here;
        slot = tables.find(states, here);
        if (isStored) slot = spillable().asked(slot);
        selection = states.selection();
        return here;
    }

    private SpillableTable<K> spillable() {
        return Check.present(tables.spillable(), "the store behind a table");
    }

    /// The value, with no regard to time. Who gets it may change it: no snapshot has it, and it counts as changed.
    @Nullable
    Object get() {
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        if (packing != null) return packing.unpack(here.getLong(VALUE, slot));
        Object value = here.getObject(VALUE, slot);
        return here.takesSnapshots() ? own(here, value) : value;
    }

    /// The value for a reader that changes neither the value nor what it refers to, unless user code could do so. For
    /// states with objects as values.
    @Nullable
    Object read() {
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        Object value = here.getObject(VALUE, slot);
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
        here.setObject(VALUE, slot, own);
        return own;
    }

    void set(Object value) {
        KeyedTable<K> here = locate();
        if (slot < 0) slot = isStored ? spillable().claim() : tables.claim(states, here);
        if (packing == null) here.setObject(VALUE, slot, value);
        else here.setLong(VALUE, slot, packing.pack(value));
    }

    /// The value, if it has not expired. For states whose table has a time.
    @Nullable
    Object getAlive() {
        if (!hasTime) return get();
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        boolean expired = ttl.isExpired(here.getLong(SINCE, slot));
        Object value = get();
        if (expired) clear();
        else if (ttl.readingRenews()) here.setLong(SINCE, slot, ttl.now());
        return expired && !ttl.showsExpired() ? null : value;
    }

    /// Writes a value and renews it. For states whose table has a time.
    void setAlive(Object value) {
        set(value);
        if (!hasTime) return;
        KeyedTable<K> here = locate();
        here.setLong(SINCE, slot, ttl.now());
        sweep(here);
    }

    /// Whether the current key has an entry.
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

    /// Looks at a few other entries of the table, so that what nobody asks for goes too.
    private void sweep(KeyedTable<K> here) {
        for (int i = 0; i < SWEPT_PER_WRITE; i++) {
            int other = here.sample(swept++);
            if (other >= 0 && other != slot && ttl.isExpired(here.getLong(SINCE, other))) tables.remove(here, other);
        }
    }

    /// Looks at another entry of the table now and then, and removes it if nothing in it is alive. For states whose
    // values
    /// keep their times themselves; called at each write.
    void sweepOther(Predicate<Object> isDead) {
        if (isStored || ++swept % WRITES_PER_DEAD != 0) return;
        KeyedTable<K> here = locate();
        int other = here.sample(swept);
        if (other >= 0 && other != slot && isDead.test(here.getObject(VALUE, other))) tables.remove(here, other);
    }
}
