package dev.millrace.sql.stream.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Holds the bytes of rows in pages. Rows are appended and never change, so snapshots share the pages. Each row names
/// the row before it in its list. The garbage collector does not visit rows. Not thread-safe, but any thread may read
/// the pages of an earlier time.
final class RowPages {
    /// The place of no row.
    static final long NONE = 0;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_PAGE_BYTES = 1 << 12;
    private static final int PAGE_BYTES_MAX = 1 << 20;
    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

    private byte[][] pages = {};
    private int count;
    /// The number of bytes in use in the last page.
    private int end;

    /// Appends a row.
    ///
    /// @param before the place of the row before it; [#NONE] if it is the first one of its list
    /// @return the place of the row
    long add(PackedRow row, long before) {
        byte[] bytes = row.bytes();
        int needed = Math.addExact(HEADER_BYTES, bytes.length);
        if (count == 0 || needed > pages[count - 1].length - end) addPage(needed);
        byte[] page = pages[count - 1];
        LONGS.set(page, end, before);
        INTS.set(page, end + Long.BYTES, bytes.length);
        System.arraycopy(bytes, 0, page, end + HEADER_BYTES, bytes.length);
        long place = (long) count << Integer.SIZE | end;
        end += needed;
        return place;
    }

    private void addPage(int needed) {
        int usual = count == 0 ? FIRST_PAGE_BYTES : Math.min(PAGE_BYTES_MAX, 2 * pages[count - 1].length);
        if (count == pages.length) pages = Arrays.copyOf(pages, Math.max(4, 2 * count));
        pages[count++] = new byte[Math.max(needed, usual)];
        end = 0;
    }

    /// Returns the pages as they are now. Callers must not change them.
    byte[][] now() {
        return pages;
    }

    /// Returns a row.
    static PackedRow row(byte[][] pages, long place) {
        byte[] page = page(pages, place);
        int from = (int) place + HEADER_BYTES;
        return new PackedRow(Arrays.copyOfRange(page, from, from + (int) INTS.get(page, (int) place + Long.BYTES)));
    }

    /// Returns the places of a list of rows, from the first one to the last one.
    ///
    /// @param last the place of the last row
    /// @param size the number of rows
    static long[] places(byte[][] pages, long last, int size) {
        long[] places = new long[size];
        long place = last;
        for (int i = size - 1; i >= 0; i--) {
            places[i] = place;
            place = (long) LONGS.get(page(pages, place), (int) place);
        }
        return places;
    }

    private static byte[] page(byte[][] pages, long place) {
        return pages[(int) (place >>> Integer.SIZE) - 1];
    }
}
