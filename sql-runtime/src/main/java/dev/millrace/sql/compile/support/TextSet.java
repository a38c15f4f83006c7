package dev.millrace.sql.compile.support;

import dev.millrace.column.ColumnHashes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is a set of texts by open addressing. Immutable.
public final class TextSet {
    private final byte[] @Nullable [] slots;
    private final int mask;

    /// Creates the set of some texts in UTF-8.
    public TextSet(List<byte[]> texts) {
        int length = Integer.highestOneBit(Math.max(1, texts.size()) * 4);
        slots = new byte[length][];
        mask = length - 1;
        for (byte[] each : texts) {
            int at = slot(each, 0, each.length);
            slots[at] = each;
        }
    }

    /// Returns the slot that has the text, or the free slot where it belongs.
    private int slot(byte[] bytes, int start, int end) {
        int at = ColumnHashes.mixed(ColumnHashes.hash(bytes, start, end)) & mask;
        while (true) {
            byte[] known = slots[at];
            if (known == null || Arrays.equals(known, 0, known.length, bytes, start, end)) return at;
            at = at + 1 & mask;
        }
    }

    /// Returns whether the set contains the text of a range.
    public boolean contains(byte[] bytes, int start, int end) {
        return slots[slot(bytes, start, end)] != null;
    }
}
