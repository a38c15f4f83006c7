package dev.millrace.table.types;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Describes a data type that a factory creates later.
public final class UnresolvedDataType implements AbstractDataType<UnresolvedDataType> {
    private final Supplier<String> description;
    private final Function<DataTypeFactory, DataType> resolution;

    /// Creates a description.
    ///
    /// @param description returns the text for messages
    /// @param resolution creates the type
    public UnresolvedDataType(Supplier<String> description, Function<DataTypeFactory, DataType> resolution) {
        this.description = description;
        this.resolution = resolution;
    }

    /// Returns the type.
    public DataType toDataType(DataTypeFactory factory) {
        return resolution.apply(factory);
    }

    @Override
    public UnresolvedDataType notNull() {
        return new UnresolvedDataType(
                () -> description.get() + " NOT NULL",
                factory -> resolution.apply(factory).notNull());
    }

    @Override
    public UnresolvedDataType nullable() {
        return new UnresolvedDataType(
                description, factory -> resolution.apply(factory).nullable());
    }

    @Override
    public UnresolvedDataType bridgedTo(Class<?> newConversionClass) {
        return new UnresolvedDataType(
                description, factory -> resolution.apply(factory).bridgedTo(newConversionClass));
    }

    /// Compares the descriptions.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnresolvedDataType type && toString().equals(type.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "[" + description.get() + "]";
    }
}
