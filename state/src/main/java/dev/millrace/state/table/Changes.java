package dev.millrace.state.table;

import dev.millrace.base.fault.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tracks the changes of a table since its last complete snapshot, and the pages that snapshots may read. If a snapshot
/// is held, a page is copied at its first change after the snapshot, so a snapshot itself costs a few words for each
/// page. Called by the table's thread only.
final class Changes<K> {
    private static final int REMOVED_MIN = 1_024;
    private static final int EVICTED_MIN = 65_536;
    /// If this many snapshots are incomplete, the next snapshot assumes that the oldest of them never completes.
    private static final int OPEN_MAX = 4;

    private final KeyedTable<K> table;

    /// For each page a bit set of changed slots; null for an unchanged page.
    private long[] @Nullable [] marks;

    private List<K> removed = new ArrayList<>();

    /// The keys whose rows had changed before they were evicted.
    private List<K> evicted = new ArrayList<>();

    /// Null if the table has no store.
    final @Nullable ResidencyBits<K> residency;

    /// Whether all rows count as changed, and all other rows as removed.
    private boolean isWhole;

    /// The changes of snapshots that are not known to be complete, the latest last.
    private final Deque<ChangeSet> open = new ArrayDeque<>(2);

    /// The snapshots that may still be read, the latest last.
    private final List<TableSnapshot<K>> held = new ArrayList<>(2);

    /// The rows of the latest snapshot if the table still shares all its pages, else null.
    private @Nullable KeyedTable<K> latest;

    private final SparePages<K> spares = new SparePages<>();

    /// A number that changes when slots are renumbered.
    private int layout;

    /// The former marks while slots move.
    private long @Nullable [] @Nullable [] movedFrom;

    /// Whether snapshots are always full, so that changes are not needed.
    private boolean isAlwaysWhole;

    Changes(KeyedTable<K> table, boolean isAlwaysWhole, @Nullable ResidencyBits<K> residency) {
        this.table = table;
        this.residency = residency;
        this.isAlwaysWhole = isAlwaysWhole;
        this.isWhole = isAlwaysWhole;
        this.marks = new long[table.longs.length][];
    }

    /// Prepares for snapshots.
    void beginSnapshots(boolean areAlwaysWhole) {
        isAlwaysWhole = areAlwaysWhole;
        open.clear();
        begin();
    }

    /// Marks a slot before it changes.
    void touch(int slot) {
        int page = slot >>> KeyedTable.PAGE_BITS;
        long[] marked = marks[page];
        if (marked == null) marked = own(page);
        mark(marked, slot);
        if (residency != null) residency.touch(slot);
    }

    /// Removes the mark of a slot that was passed to [#touch] but has not changed.
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

    /// Prepares for a change of all pages that keeps the values.
    void ownAll() {
        for (int page = 0; page < marks.length; page++) if (marks[page] == null) own(page);
    }

    private boolean isHeld() {
        for (TableSnapshot<K> each : held) if (!each.isReleased()) return true;
        return false;
    }

    /// Returns whether a snapshot may read the object in a slot.
    boolean isShared(int slot) {
        return !isMarked(marks, slot) && isHeld();
    }

    /// Records a key before its removal.
    void removes(int slot) {
        if (residency != null) residency.removes(slot);
        if (!isWhole) lists(table.keyAt(slot));
    }

    /// Records a removed key.
    void lists(K key) {
        if (isWhole) return;
        removed.add(key);
        // A longer list of removed keys would cost more than a full snapshot of the remaining rows.
        if (removed.size() > removedMax()) makeWhole();
    }

    /// Records an eviction. The key still counts as present.
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

    /// Records that all keys and pages were dropped.
    void cleared() {
        makeWhole();
        marks = new long[0][];
        if (residency != null) residency.cleared();
        relaid();
    }

    /// Prepares for the move of all slots to new pages.
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

    /// Returns a copy of a page of the table.
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

    /// Creates a snapshot of a table that equals the last complete snapshot.
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

    /// Drops the changes up to the last complete snapshot.
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

    /// Offers the pages of released snapshots for reuse.
    private void dropReleased() {
        for (Iterator<TableSnapshot<K>> all = held.iterator(); all.hasNext(); ) {
            TableSnapshot<K> each = all.next();
            if (!each.isReleased()) continue;
            all.remove();
            spares.offer(each);
        }
    }

    /// Notes that a snapshot of another table shares pages with this table.
    void hold(TableSnapshot<K> snapshot) {
        held.add(snapshot);
    }

    /// Starts a new set of changes.
    void begin() {
        marks = new long[table.longs.length][];
        removed = new ArrayList<>();
        evicted = new ArrayList<>();
        isWhole = isAlwaysWhole;
    }

    /// Notes that the table has the pages of a snapshot again.
    void rolledBack() {
        Check.that(residency == null, "a table before a store was rolled back without it");
        latest = null;
        layout++;
        open.clear();
        begin();
    }
}
