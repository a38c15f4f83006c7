package dev.millrace.state.value;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/// Stores the elements of a list as longs in an array, so that elements need no objects. Not thread-safe.
public final class PackedList extends AbstractList<Object> implements RandomAccess {
    private static final int FIRST_CAPACITY = 4;
    /// Up to this capacity the array doubles; a larger array grows by half.
    private static final int DOUBLED_MAX = 64;

    private final Packing packing;
    private long[] longs;
    private int size;

    /// Creates an empty list.
    public PackedList(Packing packing) {
        this(packing, new long[FIRST_CAPACITY], 0);
    }

    private PackedList(Packing packing, long[] longs, int size) {
        this.packing = packing;
        this.longs = longs;
        this.size = size;
    }

    /// Returns a list with the same elements.
    PackedList copy() {
        return new PackedList(packing, Arrays.copyOf(longs, Math.max(FIRST_CAPACITY, size + 1)), size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object get(int index) {
        Objects.checkIndex(index, size);
        return packing.unpack(longs[index]);
    }

    @Override
    public Object set(int index, Object element) {
        Object before = get(index);
        longs[index] = packing.pack(element);
        return before;
    }

    @Override
    public boolean add(Object element) {
        long packed = packing.pack(element);
        if (size == longs.length) longs = Arrays.copyOf(longs, grown());
        longs[size++] = packed;
        modCount++;
        return true;
    }

    private int grown() {
        int capacity = longs.length;
        return capacity <= DOUBLED_MAX ? capacity * 2 : Math.addExact(capacity, capacity >> 1);
    }

    @Override
    public void add(int index, Object element) {
        Objects.checkIndex(index, size + 1);
        add(element);
        long added = longs[size - 1];
        System.arraycopy(longs, index, longs, index + 1, size - 1 - index);
        longs[index] = added;
    }

    @Override
    public Object remove(int index) {
        Object removed = get(index);
        System.arraycopy(longs, index + 1, longs, index, size - 1 - index);
        size--;
        modCount++;
        return removed;
    }

    @Override
    public void clear() {
        longs = new long[FIRST_CAPACITY];
        size = 0;
        modCount++;
    }
}
