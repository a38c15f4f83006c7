package dev.millrace.table.types.logical;

import dev.millrace.table.variant.Variant;
import java.util.List;

/// Describes values whose form is known only at run time, such as JSON documents. In Java they are
/// objects of the type [Variant].
public final class VariantType extends LogicalType {
    private static final long serialVersionUID = 1L;

    /// Creates the type with the given nullability.
    public VariantType(boolean isNullable) {
        super(isNullable, LogicalTypeRoot.VARIANT);
    }

    /// Creates the nullable type.
    public VariantType() {
        this(true);
    }

    @Override
    public LogicalType copy(boolean isNullable) {
        return new VariantType(isNullable);
    }

    @Override
    public <R> R accept(LogicalTypeVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String asSerializableString() {
        return withNullability("VARIANT");
    }

    @Override
    public boolean supportsInputConversion(Class<?> type) {
        return Variant.class.isAssignableFrom(type);
    }

    @Override
    public boolean supportsOutputConversion(Class<?> type) {
        return type == Variant.class;
    }

    @Override
    public Class<?> getDefaultConversion() {
        return Variant.class;
    }

    @Override
    public List<LogicalType> getChildren() {
        return List.of();
    }
}
