package dev.millrace.sql.function;

import dev.millrace.table.bitmap.Bitmap;
import dev.millrace.table.bitmap.RoaringBitmapData;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;

/// Contains functions on bitmaps. They never change their arguments.
final class BitmapFunctions {
    private BitmapFunctions() {}

    /// Returns the set of the elements, without NULL. The elements may be integers of fewer bits.
    @SqlFunction("BITMAP_BUILD")
    static Bitmap build(ArrayData elements) {
        int[] values = new int[elements.size()];
        int count = 0;
        if (elements instanceof GenericArrayData array) {
            for (Object each : array.toObjectArray()) if (each != null) values[count++] = ((Number) each).intValue();
        } else {
            for (int i = 0; i < values.length; i++) if (!elements.isNullAt(i)) values[count++] = elements.getInt(i);
        }
        Bitmap bitmap = Bitmap.empty();
        bitmap.addN(values, 0, count);
        return bitmap;
    }

    @SqlFunction("BITMAP_FROM_BYTES")
    static Bitmap fromBytes(byte[] bytes) {
        return RoaringBitmapData.read(bytes);
    }

    @SqlFunction("BITMAP_TO_BYTES")
    static byte[] toBytes(Bitmap bitmap) {
        return bitmap.toBytes();
    }

    @SqlFunction("BITMAP_TO_STRING")
    static String toText(Bitmap bitmap) {
        return bitmap.toString();
    }

    @SqlFunction("BITMAP_TO_ARRAY")
    static ArrayData toArray(Bitmap bitmap) {
        return new GenericArrayData(bitmap.toArray());
    }

    @SqlFunction("BITMAP_CARDINALITY")
    static long cardinality(Bitmap bitmap) {
        return bitmap.getLongCardinality();
    }

    @SqlFunction("BITMAP_AND")
    static Bitmap and(Bitmap left, Bitmap right) {
        Bitmap both = copy(left);
        both.and(right);
        return both;
    }

    @SqlFunction("BITMAP_ANDNOT")
    static Bitmap andNot(Bitmap left, Bitmap right) {
        Bitmap rest = copy(left);
        rest.andNot(right);
        return rest;
    }

    @SqlFunction("BITMAP_OR")
    static Bitmap or(Bitmap left, Bitmap right) {
        Bitmap all = copy(left);
        all.or(right);
        return all;
    }

    @SqlFunction("BITMAP_XOR")
    static Bitmap xor(Bitmap left, Bitmap right) {
        Bitmap different = copy(left);
        different.xor(right);
        return different;
    }

    private static Bitmap copy(Bitmap bitmap) {
        return RoaringBitmapData.of(bitmap).copy();
    }
}
