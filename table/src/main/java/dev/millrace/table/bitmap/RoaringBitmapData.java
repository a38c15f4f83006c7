package dev.millrace.table.bitmap;

import dev.millrace.roaringbitmap.RoaringBitmap;
import dev.millrace.table.fault.TableFaults;
import java.io.IOException;
import java.io.Serializable;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Is a bitmap that keeps a RoaringBitmap, which several bitmaps may share: the first that changes copies it.
///
/// The engine never changes a value of a column. Such values may be read by several threads.
public final class RoaringBitmapData implements Bitmap, Serializable {
    private static final long serialVersionUID = 1L;

    private RoaringBitmap content;
    private boolean isShared;

    private RoaringBitmapData(RoaringBitmap content, boolean isShared) {
        this.content = content;
        this.isShared = isShared;
    }

    /// Returns a set without integers.
    public static RoaringBitmapData empty() {
        return new RoaringBitmapData(new RoaringBitmap(), false);
    }

    /// Returns the set of the elements of an array.
    public static RoaringBitmapData of(int[] values) {
        return new RoaringBitmapData(RoaringBitmap.bitmapOf(values), false);
    }

    /// Returns the set itself, or a copy if it has another class.
    public static RoaringBitmapData of(Bitmap bitmap) {
        return bitmap instanceof RoaringBitmapData data ? data : read(bitmap.toBytes());
    }

    /// Returns the set of bytes in the portable format of RoaringBitmap. Later bytes are ignored.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the bytes have another format
    public static RoaringBitmapData read(byte[] bytes) {
        RoaringBitmap content = new RoaringBitmap();
        try {
            content.deserialize(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException | BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException wrong) {
            throw TableFaults.BITMAP
                    .what("%d bytes hold no bitmap.", bytes.length)
                    .why("they do not have the portable format of RoaringBitmap")
                    .cause(wrong)
                    .fix("Pass bytes of BITMAP_TO_BYTES, Bitmap.toBytes() or RoaringBitmap.serialize().");
        }
        return new RoaringBitmapData(content, false);
    }

    /// Returns a set with the same integers. It copies them only when one of both sets changes.
    public RoaringBitmapData copy() {
        if (!isShared) isShared = true;
        return new RoaringBitmapData(content, true);
    }

    private RoaringBitmap changed() {
        if (isShared) content = content.clone();
        isShared = false;
        return content;
    }

    @Override
    public void add(int value) {
        changed().add(value);
    }

    @Override
    public void add(long rangeStart, long rangeEnd) {
        changed().add(rangeStart, rangeEnd);
    }

    @Override
    public void addN(int[] values, int offset, int n) {
        if (values != null) changed().addN(values, offset, n);
    }

    @Override
    public void and(@Nullable Bitmap other) {
        if (other != null) changed().and(of(other).content);
    }

    @Override
    public void andNot(@Nullable Bitmap other) {
        if (other != null) changed().andNot(of(other).content);
    }

    @Override
    public void clear() {
        content = new RoaringBitmap();
        isShared = false;
    }

    @Override
    public boolean contains(int value) {
        return content.contains(value);
    }

    @Override
    public int getCardinality() {
        return content.getCardinality();
    }

    @Override
    public long getLongCardinality() {
        return content.getLongCardinality();
    }

    @Override
    public boolean isEmpty() {
        return content.isEmpty();
    }

    @Override
    public void or(@Nullable Bitmap other) {
        if (other != null) changed().or(of(other).content);
    }

    @Override
    public void remove(int value) {
        changed().remove(value);
    }

    @Override
    public int[] toArray() {
        return content.toArray();
    }

    /// Returns the estimated bytes of memory.
    public long bytes() {
        return content.getLongSizeInBytes();
    }

    @Override
    public byte[] toBytes() {
        // Runs are found in a copy, because other threads may read this content.
        RoaringBitmap compact = content.clone();
        compact.runOptimize();
        byte[] bytes = new byte[compact.serializedSizeInBytes()];
        compact.serialize(ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void xor(@Nullable Bitmap other) {
        if (other != null) changed().xor(of(other).content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoaringBitmapData bitmap && content.equals(bitmap.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return content.toString();
    }
}
