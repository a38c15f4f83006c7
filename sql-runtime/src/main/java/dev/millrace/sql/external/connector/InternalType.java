package dev.millrace.sql.external.connector;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.data.LogicalTypeUtils;
import org.jspecify.annotations.Nullable;

/// Describes values of an SQL type in internal form, among them rows.
///
/// @param <T> the class of the values, such as [RowData]
final class InternalType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final LogicalType type;
    private final Class<?> typeClass;

    InternalType(LogicalType type) {
        this.type = type;
        this.typeClass = LogicalTypeUtils.toInternalConversionClass(type);
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getTypeClass() {
        return (Class<T>) typeClass;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new InternalSerializer<>(type);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof InternalType;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InternalType<?> that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return type.asSummaryString();
    }
}
