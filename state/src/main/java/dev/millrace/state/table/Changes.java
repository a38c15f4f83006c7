package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a table has changed since its last complete snapshot, and which of its pages snapshots may still read. A
/// page is copied when it changes for the first time after a snapshot, if anybody holds a snapshot then; so a snapshot
/// itself costs a few words for each page. Owned by the table's thread.
final class Changes<K> {
    private static final int REMOVED_MIN = 1_024;
    private static final int EVICTED_MIN = 65_536;
    /// If so many snapshots are not complete, the oldest will not be, as far as the next one knows.
    private static final int OPEN_MAX = 4;

    private final KeyedTable<K> table;

    /// For each page the slots that have changed, a bit each; null for a page that has not.
    private long[] @Nullable [] marks;

    private List<K> removed = new ArrayList<>();

    /// Keys whose rows had changed when they were evicted.
    private List<K> evicted = new ArrayList<>();

    /// Null if there is no store behind the table.
    final @Nullable ResidencyBits<K> residency;

    /// Whether all that is here counts as changed, and what is not here as removed.
    private boolean isWhole;

    /// Changes of snapshots that are not known to be complete, the latest last.
    private final Deque<ChangeSet> open = new ArrayDeque<>(2);

    /// Snapshots that may be read still, the latest last.
    private final List<TableSnapshot<K>> held = new ArrayList<>(2);

    /// The rows of the latest snapshot, which the table still has as they are; null if a page has changed since.
    private @Nullable KeyedTable<K> latest;

    private final SparePages<K> spares = new SparePages<>();

    /// Changes when slots get other numbers.
    private int layout;

    /// The marks of before, while slots move.
    private long @Nullable [] @Nullable [] movedFrom;

    /// Whether nobody asks what changed.
    private boolean isAlwaysWhole;

    Changes(KeyedTable<K> table, boolean isAlwaysWhole, @Nullable ResidencyBits<K> residency) {
        this.table = table;
        this.residency = residency;
        this.isAlwaysWhole = isAlwaysWhole;
        this.isWhole = isAlwaysWhole;
        this.marks = new long[table.longs.length][];
    }

    /// Snapshots are taken from here on.
    void beginSnapshots(boolean areAlwaysWhole) {
        isAlwaysWhole = areAlwaysWhole;
        open.clear();
        begin();
    }

    /// A slot is about to change.
    void touch(int slot) {
        int page = slot >>> KeyedTable.PAGE_BITS;
        long[] marked = marks[page];
        if (marked == null) marked = own(page);
        mark(marked, slot);
        if (residency != null) residency.touch(slot);
    }

    /// A slot that was [#touch]ed has not changed after all.
    void settle(int slot) {
        long[] marked = marks[slot >>> KeyedTable.PAGE_BITS];
        if (marked != null) marked[(slot & KeyedTable.PAGE_MASK) >>> 6] &= ~(1L << slot);
    }

    private static void mark(long[] marked, int slot) {
        marked[(slot & KeyedTable.PAGE_MASK) >>> 6] |= 1L << slot;
    }

    static boolean isMarked(long[] @Nullable [] marks, int slot) {
        long[] marked = marks[slot >>> KeyedTable.PAGE_BITS];
        return marked != null && (marked[(slot & KeyedTable.PAGE_MASK) >>> 6] & 1L << slot) != 0;
    }

    private long[] own(int page) {
        latest = null;
        if (isHeld()) table.detach(page);
        long[] fresh = fresh();
        marks[page] = fresh;
        return fresh;
    }

    private long[] fresh() {
        return new long[Math.max(1, Math.min(table.mask + 1, KeyedTable.PAGE_SLOTS) >>> 6)];
    }

    /// All pages are about to change, though no value.
    void ownAll() {
        for (int page = 0; page < marks.length; page++) if (marks[page] == null) own(page);
    }

    private boolean isHeld() {
        for (TableSnapshot<K> each : held) if (!each.isReleased()) return true;
        return false;
    }

    /// Whether a snapshot may read the object in this slot.
    boolean isShared(int slot) {
        return !isMarked(marks, slot) && isHeld();
    }

    /// A key is about to go.
    void removes(int slot) {
        if (residency != null) residency.removes(slot);
        if (!isWhole) lists(table.keyAt(slot));
    }

    /// A key is gone.
    void lists(K key) {
        if (isWhole) return;
        removed.add(key);
        // To name more keys than are left would cost more than to write those.
        if (removed.size() > removedMax()) makeWhole();
    }

    /// A row is about to leave, though its key counts as being there.
    void evicts(int slot) {
        int page = slot >>> KeyedTable.PAGE_BITS;
        boolean hasChanged = isMarked(marks, slot);
        if (marks[page] == null) own(page);
        if (isWhole || !hasChanged) return;
        evicted.add(table.keyAt(slot));
        if (evicted.size() > Math.max(EVICTED_MIN, table.size)) makeWhole();
    }

    void makeWhole() {
        isWhole = true;
        removed.clear();
        evicted.clear();
    }

    /// All keys and pages are gone.
    void cleared() {
        makeWhole();
        marks = new long[0][];
        if (residency != null) residency.cleared();
        relaid();
    }

    /// The table has got new pages, into which its slots move now.
    void moving() {
        movedFrom = marks;
        marks = new long[table.longs.length][];
        for (int page = 0; page < marks.length; page++) marks[page] = fresh();
        if (residency != null) residency.moving();
        relaid();
    }

    private void relaid() {
        latest = null;
        spares.clear();
        layout++;
    }

    /// A copy of a page of the table.
    long[] copyOf(long[] page) {
        return spares.copyOf(page, table, held);
    }

    void moved(int from, int to) {
        long @Nullable [] @Nullable [] before = movedFrom;
        long[] marked = marks[to >>> KeyedTable.PAGE_BITS];
        if (before != null && marked != null && isMarked(before, from)) mark(marked, to);
        if (residency != null) residency.moved(from, to);
    }

    void hasMoved() {
        movedFrom = null;
        if (residency != null) residency.hasMoved();
    }

    TableSnapshot<K> snapshot() {
        dropReleased();
        dropComplete();
        KeyedTable<K> rows = latest == null ? table.frozen() : latest;
        TableSnapshot<K> taken = hasNothingToTell() ? unchanged(rows) : changed(rows);
        latest = rows;
        held.add(taken);
        return taken;
    }

    private boolean hasNothingToTell() {
        return latest != null && open.isEmpty() && !isWhole && removed.isEmpty() && evicted.isEmpty();
    }

    /// A snapshot of a table like the last complete one.
    private TableSnapshot<K> unchanged(KeyedTable<K> rows) {
        return new TableSnapshot<>(rows, ChangeSet.empty(layout), List.of(), 0);
    }

    private TableSnapshot<K> changed(KeyedTable<K> rows) {
        ChangeSet own = new ChangeSet(marks, layout, removed, evicted, isWhole);
        if (open.size() >= OPEN_MAX) own = own.after(open.remove(), removedMax());
        TableSnapshot<K> taken = new TableSnapshot<>(rows, own, List.copyOf(open), removedMax());
        if (!isAlwaysWhole) open.add(own);
        begin();
        return taken;
    }

    /// Forgets the changes up to the last snapshot that is complete.
    private void dropComplete() {
        boolean hasComplete = false;
        for (Iterator<ChangeSet> latest = open.descendingIterator(); latest.hasNext(); ) {
            hasComplete |= latest.next().isComplete();
            if (hasComplete) latest.remove();
        }
    }

    private int removedMax() {
        return Math.max(REMOVED_MIN, table.size);
    }

    /// What only the latest released snapshot had is free.
    private void dropReleased() {
        for (Iterator<TableSnapshot<K>> all = held.iterator(); all.hasNext(); ) {
            TableSnapshot<K> each = all.next();
            if (!each.isReleased()) continue;
            all.remove();
            spares.offer(each);
        }
    }

    /// A snapshot of another table has pages in common with this one.
    void hold(TableSnapshot<K> snapshot) {
        held.add(snapshot);
    }

    /// From here on everything is as in some snapshot.
    void begin() {
        marks = new long[table.longs.length][];
        removed = new ArrayList<>();
        evicted = new ArrayList<>();
        isWhole = isAlwaysWhole;
    }

    /// The table has got the pages of a snapshot.
    void rolledBack() {
        Check.that(residency == null, "a table before a store was rolled back without it");
        latest = null;
        layout++;
        open.clear();
        begin();
    }
}
