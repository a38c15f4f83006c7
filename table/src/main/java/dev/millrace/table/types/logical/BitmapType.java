package dev.millrace.table.types.logical;

import dev.millrace.table.bitmap.Bitmap;
import java.util.List;

/// Describes sets of integers of 32 bits in compressed form. In Java they are objects of the type [Bitmap].
public final class BitmapType extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public BitmapType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.BITMAP);
    }

    /// Creates the nullable type.
    public BitmapType() {
        this(true);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new BitmapType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return withNullability("BITMAP");
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return Bitmap.class.isAssignableFrom(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type == Bitmap.class;
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Bitmap.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
