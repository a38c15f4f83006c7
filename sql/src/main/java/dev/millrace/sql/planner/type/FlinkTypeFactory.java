package dev.millrace.sql.planner.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Creates types for the planner. Texts are UTF-8.
public final class FlinkTypeFactory extends SqlTypeFactoryImpl {

    public FlinkTypeFactory() {
        super(FlinkTypeSystem.INSTANCE);
    }

    /// Changes the nullability of a row in a column and leaves its fields as they are. The rows of tables are left to
    /// Calcite, which makes their fields nullable for outer joins.
    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        if (type instanceof OpaqueRelType opaque)
            return canonize(new OpaqueRelType(opaque.type().copy(nullable)));
        if (type instanceof StructuredRelType structured) return canonize(structured.withNullability(nullable));
        if (!(type instanceof RelRecordType row) || row.getStructKind() != StructKind.PEEK_FIELDS_NO_EXPAND) {
            return super.createTypeWithNullability(type, nullable);
        }
        return row.isNullable() == nullable
                ? row
                : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
    }

    /// Returns the type to which all types can be changed; null if there is none. Structured types and types that
    /// Calcite does not know are never changed.
    @Override
    public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
        RelDataType fixed = null;
        boolean isNullable = false;
        for (RelDataType each : types) {
            isNullable |= each.isNullable();
            boolean isFixed = each instanceof StructuredRelType || each instanceof OpaqueRelType;
            if (fixed == null && isFixed) fixed = each;
        }
        if (fixed == null) return super.leastRestrictive(types);
        RelDataType common = createTypeWithNullability(fixed, isNullable);
        for (RelDataType each : types) {
            boolean isSame = each.getSqlTypeName() == SqlTypeName.NULL
                    || createTypeWithNullability(each, isNullable).equals(common);
            if (!isSame) return null;
        }
        return common;
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
