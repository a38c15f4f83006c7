package dev.millrace.table.bitmap;

import org.jspecify.annotations.Nullable;

/// Is a set of integers of 32 bits in compressed form: a value of the type BITMAP.
///
/// The order of the integers is unsigned, so that negative integers follow the positive ones. Operations with
/// null as the other set are described at each method. Not thread-safe.
public interface Bitmap {

    /// Adds an integer.
    void add(int value);

    /// Adds the integers of a range, all of them unsigned.
    ///
    /// @param rangeStart the first integer, at least 0
    /// @param rangeEnd the integer after the last, at most 2^32
    void add(long rangeStart, long rangeEnd);

    /// Adds some elements of an array.
    ///
    /// @param offset the index of the first element
    /// @param n the number of elements
    void addN(int[] values, int offset, int n);

    /// Removes the integers that the other set lacks. Nothing changes if the other set is null.
    void and(@Nullable Bitmap other);

    /// Removes the integers of the other set. Nothing changes if the other set is null.
    void andNot(@Nullable Bitmap other);

    /// Removes all integers.
    void clear();

    /// Returns whether the set has an integer.
    boolean contains(int value);

    /// Returns the number of integers; the result is negative for 2^31 integers or more.
    int getCardinality();

    /// Returns the number of integers.
    long getLongCardinality();

    /// Returns whether the set has no integer.
    boolean isEmpty();

    /// Adds the integers of the other set. Nothing changes if the other set is null.
    void or(@Nullable Bitmap other);

    /// Removes an integer.
    void remove(int value);

    /// Returns the integers in unsigned order.
    int[] toArray();

    /// Returns the set in the portable format of RoaringBitmap.
    byte[] toBytes();

    /// Returns the unsigned integers, such as `{1,2,4294967295}`. The text of a large set ends with `...`.
    @Override
    String toString();

    /// Keeps the integers that only one of the sets has. Nothing changes if the other set is null.
    void xor(@Nullable Bitmap other);

    /// Returns a set without integers.
    static Bitmap empty() {
        return RoaringBitmapData.empty();
    }

    /// Returns a copy of a set; null for null.
    static @Nullable Bitmap from(@Nullable Bitmap other) {
        return other == null ? null : RoaringBitmapData.of(other).copy();
    }

    /// Returns the set of bytes in the portable format of RoaringBitmap; null for null.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the bytes have another format
    static @Nullable Bitmap fromBytes(byte @Nullable [] bytes) {
        return bytes == null ? null : RoaringBitmapData.read(bytes);
    }

    /// Returns the set of the elements of an array; null for null.
    static @Nullable Bitmap fromArray(int @Nullable [] values) {
        return values == null ? null : RoaringBitmapData.of(values);
    }
}
