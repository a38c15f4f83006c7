package dev.millrace.sql.stream.row;

import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.TypeInformation;
import org.jspecify.annotations.Nullable;

/// Describes packed rows, which may be keys.
public final class PackedRowType extends TypeInformation<PackedRow> {
    private static final long serialVersionUID = 1L;

    /// Is the only type that is needed.
    public static final PackedRowType INSTANCE = new PackedRowType();

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
    public Class<PackedRow> getTypeClass() {
        return PackedRow.class;
    }

    @Override
    public boolean isKeyType() {
        return true;
    }

    @Override
    public TypeSerializer<PackedRow> createSerializer(SerializerConfig config) {
        return PackedRowSerializer.INSTANCE;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof PackedRowType;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackedRowType;
    }

    @Override
    public int hashCode() {
        return PackedRowType.class.hashCode();
    }

    @Override
    public String toString() {
        return "PackedRow";
    }
}
