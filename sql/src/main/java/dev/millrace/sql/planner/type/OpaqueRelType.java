package dev.millrace.sql.planner.type;

import dev.millrace.table.types.logical.LogicalType;
import org.apache.calcite.rel.type.RelDataTypeImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Is a type that Calcite does not know, such as RAW and BITMAP.
public final class OpaqueRelType extends RelDataTypeImpl {
    private final LogicalType type;

    /// Creates the type.
    public OpaqueRelType(LogicalType type) {
        this.type = type;
        super();
        computeDigest();
    }

    /// Returns the type of Flink.
    public LogicalType type() {
        return type;
    }

    @Override
    public SqlTypeName getSqlTypeName() {
        return SqlTypeName.ANY;
    }

    @Override
    public boolean isNullable() {
        return type.isNullable();
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
        text.append(type.copy(true).asSummaryString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpaqueRelType opaque && type.equals(opaque.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }
}
