package dev.millrace.runtime.window.record;

import java.util.Arrays;
import java.util.List;

/// Records of many keys, those of one key linked. What a key owns is a *chain*, the number of its first record plus
/// one; 0 is the empty one. So a record costs two words in arrays that are filled from one end to the other, and no
/// list. Owned by one thread.
final class RecordLog {
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;

    private Object[][] values = {};
    /// The chain of the records behind each.
    private int[][] nexts = {};
    private int size;

    /// Adds a record before those of a chain.
    ///
    /// @return the chain, which takes the place of the given one
    int prepend(int chain, Object value) {
        int at = size++;
        if ((at & MASK) == 0) addPage(at >>> PAGE_BITS);
        values[at >>> PAGE_BITS][at & MASK] = value;
        nexts[at >>> PAGE_BITS][at & MASK] = chain;
        return at + 1;
    }

    /// Adds a record behind those of a chain, which it walks along.
    ///
    /// @return the chain, which takes the place of the given one
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

    /// Adds the records of a chain to a list, in the chain's order.
    void addTo(List<Object> all, int chain) {
        for (int link = chain; link != 0; link = next(link)) {
            all.add(values[link - 1 >>> PAGE_BITS][link - 1 & MASK]);
        }
    }
}
