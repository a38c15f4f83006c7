package dev.millrace.runtime.window.record;

import dev.millrace.state.KeyedStates;
import dev.millrace.state.key.Keys;
import dev.millrace.state.table.KeyedTable;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Stores records in order of arrival, each with its key. Adding a record is an append without a table access.
/// Not thread-safe.
final class KeyedLog {
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;
    /// The size of the first page at the beginning. Many slices hold few records.
    private static final int FIRST_PAGE = 8;
    private static final long[] NO_LONGS = {};
    private static final Object[] NO_OBJECTS = {};

    private final boolean isPrimitive;
    private final boolean isNumbered;
    private Page[] pages = {};
    private Page last;
    private int size;
    /// Whether a snapshot may read the pages.
    private boolean isShared;
    private Progress progress = new Progress();

    /// Holds consecutive records.
    ///
    /// @param longs the keys if they are primitive
    /// @param objects the keys if they are objects
    /// @param numbers the numbers of the records, if the log keeps them
    private record Page(long[] longs, Object[] objects, int[] hashes, long[] numbers, Object[] values) {}

    /// Creates an empty log.
    ///
    /// @param isPrimitive whether keys are primitive longs
    /// @param isNumbered whether the log keeps the numbers of its records
    KeyedLog(boolean isPrimitive, boolean isNumbered) {
        this.isPrimitive = isPrimitive;
        this.isNumbered = isNumbered;
        this.last = page(FIRST_PAGE);
    }

    private KeyedLog(KeyedLog from, int size) {
        this.isPrimitive = from.isPrimitive;
        this.isNumbered = from.isNumbered;
        this.pages = from.pages;
        this.last = from.last;
        this.size = size;
    }

    /// Counts how many records, from the first on, are in snapshots.
    static final class Progress {
        /// The number of records in the last snapshot.
        int told;
        /// The number of records in the last complete snapshot.
        int complete;
    }

    /// Returns how many of the current records are in snapshots. [#forget] starts a new count.
    Progress progress() {
        return progress;
    }

    /// Returns a read-only view of the current records. Records added later do not appear.
    KeyedLog frozen() {
        return frozen(size);
    }

    /// Returns a read-only view of the first records.
    KeyedLog frozen(int first) {
        isShared = true;
        return new KeyedLog(this, first);
    }

    private Page page(int records) {
        return new Page(
                isPrimitive ? new long[records] : NO_LONGS,
                isPrimitive ? NO_OBJECTS : new Object[records],
                new int[records],
                isNumbered ? new long[records] : NO_LONGS,
                new Object[records]);
    }

    /// Doubles the first page. A snapshot that may read the page keeps the smaller one.
    private void growFirstPage() {
        int records = 2 * last.hashes.length;
        if (isShared) pages = pages.clone();
        last = new Page(
                isPrimitive ? Arrays.copyOf(last.longs, records) : NO_LONGS,
                isPrimitive ? NO_OBJECTS : Arrays.copyOf(last.objects, records),
                Arrays.copyOf(last.hashes, records),
                isNumbered ? Arrays.copyOf(last.numbers, records) : NO_LONGS,
                Arrays.copyOf(last.values, records));
        pages[0] = last;
    }

    /// Returns whether the log keeps the numbers of its records.
    boolean isNumbered() {
        return isNumbered;
    }

    int size() {
        return size;
    }

    /// Adds a record of the current key.
    ///
    /// @param number the number of the record, larger than all earlier ones
    void append(KeyedStates<Object> keyed, Object value, long number) {
        int at = size & MASK;
        if (at == 0) turnPage();
        else if (at == last.hashes.length) growFirstPage();
        size++;
        if (isPrimitive) last.longs[at] = keyed.currentLongKey();
        else last.objects[at] = keyed.currentKey();
        last.hashes[at] = keyed.currentHash();
        if (isNumbered) last.numbers[at] = number;
        last.values[at] = value;
    }

    private void turnPage() {
        int page = size >>> PAGE_BITS;
        if (page == pages.length) pages = Arrays.copyOf(pages, Math.max(1, 2 * page));
        if (pages[page] == null) pages[page] = page == 0 ? last : page(PAGE);
        last = pages[page];
    }

    /// Returns the slot of a record's key, and adds the key if the table does not have it.
    int claim(int at, KeyedTable<Object> table) {
        Page page = pages[at >>> PAGE_BITS];
        int hash = page.hashes[at & MASK];
        return isPrimitive ? table.claim(page.longs[at & MASK], hash) : table.claim(page.objects[at & MASK], hash);
    }

    /// Returns the slot of a record's key, or -1.
    int find(int at, KeyedTable<Object> table) {
        Page page = pages[at >>> PAGE_BITS];
        int hash = page.hashes[at & MASK];
        return isPrimitive ? table.slotOf(page.longs[at & MASK], hash) : table.slotOf(page.objects[at & MASK], hash);
    }

    Object key(int at, Keys<Object> keys) {
        Page page = pages[at >>> PAGE_BITS];
        return isPrimitive ? keys.fromLong(page.longs[at & MASK]) : page.objects[at & MASK];
    }

    int hash(int at) {
        return pages[at >>> PAGE_BITS].hashes[at & MASK];
    }

    /// Returns the number of a record. The log must keep numbers.
    long number(int at) {
        return pages[at >>> PAGE_BITS].numbers[at & MASK];
    }

    Object value(int at) {
        return pages[at >>> PAGE_BITS].values[at & MASK];
    }

    /// Keeps only some records, in their order. No snapshot may read them.
    ///
    /// @param isKept returns whether to keep the record at a position
    void retain(IntPredicate isKept) {
        int kept = 0;
        for (int at = 0; at < size; at++) if (isKept.test(at)) move(at, kept++);
        size = kept;
        if (size > 0) last = pages[size - 1 >>> PAGE_BITS];
    }

    private void move(int from, int to) {
        Page source = pages[from >>> PAGE_BITS];
        Page target = pages[to >>> PAGE_BITS];
        if (isPrimitive) target.longs[to & MASK] = source.longs[from & MASK];
        else target.objects[to & MASK] = source.objects[from & MASK];
        target.hashes[to & MASK] = source.hashes[from & MASK];
        if (isNumbered) target.numbers[to & MASK] = source.numbers[from & MASK];
        target.values[to & MASK] = source.values[from & MASK];
    }

    /// Drops all records. Keeps the pages for reuse, unless a snapshot may read them.
    void forget() {
        progress = new Progress();
        if (isShared) {
            isShared = false;
            pages = new Page[0];
            last = page(FIRST_PAGE);
            size = 0;
            return;
        }
        int full = (size + MASK) >>> PAGE_BITS;
        for (int page = 0; page < full; page++) {
            Arrays.fill(pages[page].values, null);
            Arrays.fill(pages[page].objects, null);
        }
        pages = Arrays.copyOf(pages, full);
        size = 0;
    }
}
