package dev.millrace.table.api;

/// Offers the functions of bitmaps as methods.
///
/// @param <InType> the class of arguments: expressions and values
/// @param <OutType> the class of the results
abstract class BitmapCalls<InType, OutType> extends OperatorCalls<InType, OutType> {

    /// Returns the integers that both bitmaps have.
    public OutType bitmapAnd(InType other) {
        return call("BITMAP_AND", other);
    }

    /// Returns the integers that the other bitmap lacks.
    public OutType bitmapAndnot(InType other) {
        return call("BITMAP_ANDNOT", other);
    }

    /// Returns the integers of both bitmaps.
    public OutType bitmapOr(InType other) {
        return call("BITMAP_OR", other);
    }

    /// Returns the integers that only one of both bitmaps has.
    public OutType bitmapXor(InType other) {
        return call("BITMAP_XOR", other);
    }

    /// Returns the bitmap of the elements of this array of integers. NULL elements do not count.
    public OutType bitmapBuild() {
        return call("BITMAP_BUILD");
    }

    /// Returns the number of integers of this bitmap.
    public OutType bitmapCardinality() {
        return call("BITMAP_CARDINALITY");
    }

    /// Returns the bitmap of bytes in the portable format of RoaringBitmap.
    public OutType bitmapFromBytes() {
        return call("BITMAP_FROM_BYTES");
    }

    /// Returns the integers of this bitmap in unsigned order.
    public OutType bitmapToArray() {
        return call("BITMAP_TO_ARRAY");
    }

    /// Returns this bitmap in the portable format of RoaringBitmap.
    public OutType bitmapToBytes() {
        return call("BITMAP_TO_BYTES");
    }

    /// Returns the unsigned integers of this bitmap as a text, such as `{1,2}`.
    public OutType bitmapToString() {
        return call("BITMAP_TO_STRING");
    }

    /// Returns the bitmap of the integers of all rows.
    public OutType bitmapBuildAgg() {
        return call("BITMAP_BUILD_AGG");
    }

    /// Returns the number of different integers of all rows.
    public OutType bitmapBuildCardinalityAgg() {
        return call("BITMAP_BUILD_CARDINALITY_AGG");
    }

    /// Returns the integers that the bitmaps of all rows have.
    public OutType bitmapAndAgg() {
        return call("BITMAP_AND_AGG");
    }

    /// Returns the number of integers that the bitmaps of all rows have.
    public OutType bitmapAndCardinalityAgg() {
        return call("BITMAP_AND_CARDINALITY_AGG");
    }

    /// Returns the integers of the bitmaps of all rows.
    public OutType bitmapOrAgg() {
        return call("BITMAP_OR_AGG");
    }

    /// Returns the number of integers of the bitmaps of all rows.
    public OutType bitmapOrCardinalityAgg() {
        return call("BITMAP_OR_CARDINALITY_AGG");
    }

    /// Returns the integers that an odd number of bitmaps has.
    public OutType bitmapXorAgg() {
        return call("BITMAP_XOR_AGG");
    }

    /// Returns the number of integers that an odd number of bitmaps has.
    public OutType bitmapXorCardinalityAgg() {
        return call("BITMAP_XOR_CARDINALITY_AGG");
    }
}
