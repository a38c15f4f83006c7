package dev.millrace.runtime.window.record;

import java.util.Arrays;
import java.util.List;

/// Stores the records of many keys, with links between the records of a key. A *chain* is the number of a key's first
/// record plus one; 0 is the empty chain. A record costs two array elements and no list. Not thread-safe.
final class RecordLog {
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;

    private Object[][] values = {};
    /// For each record, the chain of the records after it.
    private int[][] nexts = {};
    private int size;

    /// Adds a record at the start of a chain.
    ///
    /// @return the new chain, which replaces the given one
    int prepend(int chain, Object value) {
        int at = size++;
        if ((at & MASK) == 0) addPage(at >>> PAGE_BITS);
        values[at >>> PAGE_BITS][at & MASK] = value;
        nexts[at >>> PAGE_BITS][at & MASK] = chain;
        return at + 1;
    }

    /// Adds a record at the end of a chain. The cost grows with the length of the chain.
    ///
    /// @return the new chain, which replaces the given one
    int append(int chain, Object value) {
        int added = prepend(0, value);
        if (chain == 0) return added;
        int last = chain;
        for (int next = next(last); next != 0; next = next(last)) last = next;
        nexts[last - 1 >>> PAGE_BITS][last - 1 & MASK] = added;
        return chain;
    }

    private int next(int chain) {
        return nexts[chain - 1 >>> PAGE_BITS][chain - 1 & MASK];
    }

    private void addPage(int page) {
        if (page < values.length && values[page] != null) return;
        if (page == values.length) {
            int pages = Math.max(1, 2 * page);
            values = Arrays.copyOf(values, pages);
            nexts = Arrays.copyOf(nexts, pages);
        }
        values[page] = new Object[PAGE];
        nexts[page] = new int[PAGE];
    }

    /// Adds the records of a chain to a list, in the order of the chain.
    void addTo(List<Object> all, int chain) {
        for (int link = chain; link != 0; link = next(link)) {
            all.add(values[link - 1 >>> PAGE_BITS][link - 1 & MASK]);
        }
    }
}
