package dev.millrace.runtime.window;

import java.util.Arrays;
import java.util.List;

/// Records of many keys in the order in which they came; those of one key are linked. What a key owns is a
/// *chain*, a number that lies in a table beside the key; 0 is the empty one. So a record costs two words in
/// arrays that are filled from one end to the other, and no list. Owned by one thread.
final class RecordLog {
    private static final int PAGE_BITS = 10;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MASK = PAGE - 1;
    private static final int LINK_BITS = Integer.SIZE;

    private Object[][] values = {};
    /// Number of the key's next record, plus one; 0 behind the last.
    private int[][] nexts = {};
    private int size;

    /// Adds a record to a chain.
    ///
    /// @return the chain, which takes the place of the given one
    long append(long chain, Object value) {
        int at = size++;
        if ((at & MASK) == 0) addPage(at >>> PAGE_BITS);
        values[at >>> PAGE_BITS][at & MASK] = value;
        nexts[at >>> PAGE_BITS][at & MASK] = 0;
        int link = at + 1;
        if (chain == 0) return (long) link << LINK_BITS | link;
        int last = (int) chain - 1;
        nexts[last >>> PAGE_BITS][last & MASK] = link;
        return chain >>> LINK_BITS << LINK_BITS | link;
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

    /// Drops all records and keeps the room for as many.
    void forget() {
        int pages = (size + MASK) >>> PAGE_BITS;
        for (int page = 0; page < pages; page++) Arrays.fill(values[page], null);
        values = Arrays.copyOf(values, pages);
        nexts = Arrays.copyOf(nexts, pages);
        size = 0;
    }

    /// Adds the records of a chain to a list, in the order in which they came.
    void addTo(List<Object> all, long chain) {
        int link = (int) (chain >>> LINK_BITS);
        while (link != 0) {
            int at = link - 1;
            all.add(values[at >>> PAGE_BITS][at & MASK]);
            link = nexts[at >>> PAGE_BITS][at & MASK];
        }
    }
}
