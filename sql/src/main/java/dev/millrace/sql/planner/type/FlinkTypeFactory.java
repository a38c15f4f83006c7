package dev.millrace.sql.planner.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/// Creates types for the planner. Texts are UTF-8.
public final class FlinkTypeFactory extends SqlTypeFactoryImpl {

    public FlinkTypeFactory() {
        super(FlinkTypeSystem.INSTANCE);
    }

    /// Changes the nullability of a row in a column and leaves its fields as they are. The rows of tables are left to
    /// Calcite, which makes their fields nullable for outer joins.
    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        if (!(type instanceof RelRecordType row) || row.getStructKind() != StructKind.PEEK_FIELDS_NO_EXPAND) {
            return super.createTypeWithNullability(type, nullable);
        }
        return row.isNullable() == nullable
                ? row
                : canonize(new RelRecordType(row.getStructKind(), row.getFieldList(), nullable));
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
