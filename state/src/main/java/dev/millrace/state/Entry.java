package dev.millrace.state;

import dev.millrace.base.fault.Check;
import dev.millrace.state.table.KeyedTable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The current key's entry of one state: found once for each selected key, then read and written in place.
final class Entry<K> {
    /// The columns of its table.
    static final int VALUE = 0;

    static final int SINCE = 1;
    private static final int SWEPT_PER_WRITE = 2;

    private final KeyedStates<K> states;
    private final Tables<K> tables;
    private final TimeToLive ttl;
    private final boolean isLong;
    private final boolean hasTime;
    private final boolean isStored;
    private final Supplier<ValueForm> makeForm;
    private @Nullable ValueForm form;
    private @Nullable KeyedTable<K> table;
    private int slot = -1;
    private long selection = -1;
    private int swept = -1;

    /// @param makeForm gives the form of values, to copy those that snapshots still read
    Entry(KeyedStates<K> states, Tables<K> tables, TimeToLive ttl, boolean isLong, Supplier<ValueForm> makeForm) {
        this.states = states;
        this.tables = tables;
        this.ttl = ttl;
        this.isLong = isLong;
        this.hasTime = ttl.isEnabled();
        this.isStored = states.isStored();
        this.makeForm = makeForm;
    }

    Tables<K> tables() {
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
        slot = states.find(here);
        if (isStored) slot = shelf().asked(slot);
        selection = states.selection();
        return here;
    }

    private Shelf<K> shelf() {
        return Check.present(tables.shelf(), "the store behind a table");
    }

    /// The value, with no regard to time. Who gets it may change it: no snapshot has it, and it counts as changed.
    @Nullable
    Object get() {
        KeyedTable<K> here = locate();
        if (slot < 0) return null;
        if (isLong) return here.getLong(VALUE, slot);
        Object value = here.getObject(VALUE, slot);
        return here.takesSnapshots() ? own(here, value) : value;
    }

    private Object own(KeyedTable<K> here, Object value) {
        ValueForm made = form;
        if (made == null) form = made = makeForm.get();
        if (!made.isChangeable()) return value;
        Object own = here.isShared(slot) ? made.copy(value) : value;
        here.setObject(VALUE, slot, own);
        return own;
    }

    void set(Object value) {
        KeyedTable<K> here = locate();
        if (slot < 0) slot = isStored ? shelf().claim() : states.claim(here);
        if (isLong) here.setLong(VALUE, slot, (Long) value);
        else here.setObject(VALUE, slot, value);
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

    void clear() {
        KeyedTable<K> here = locate();
        if (slot < 0) return;
        here.remove(slot);
        slot = -1;
    }

    /// Looks at a few other entries of the table, so that what nobody asks for goes too.
    private void sweep(KeyedTable<K> here) {
        for (int i = 0; i < SWEPT_PER_WRITE; i++) {
            swept = here.next(swept);
            if (swept < 0) return;
            if (swept != slot && ttl.isExpired(here.getLong(SINCE, swept))) here.remove(swept);
        }
    }
}
