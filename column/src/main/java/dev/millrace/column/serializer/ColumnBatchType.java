package dev.millrace.column.serializer;

import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.base.text.TextColumns;
import dev.millrace.column.ColumnBatch;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes batches of columns.
public final class ColumnBatchType extends TypeInformation<ColumnBatch> implements TextColumns {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;

    /// Creates the type of batches with rows of a type.
    public ColumnBatchType(RowType rowType) {
        this.rowType = rowType;
    }

    /// Returns the type of the rows.
    public RowType rowType() {
        return rowType;
    }

    @Override
    public List<String> columns() {
        return rowType.getFieldNames();
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
    public Class<ColumnBatch> getTypeClass() {
        return ColumnBatch.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<ColumnBatch> createSerializer(SerializerConfig config) {
        return new ColumnBatchSerializer(rowType);
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof ColumnBatchType;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnBatchType that && rowType.equals(that.rowType);
    }

    @Override
    public int hashCode() {
        return rowType.hashCode();
    }

    @Override
    public String toString() {
        return "ColumnBatch<" + rowType.asSummaryString() + ">";
    }
}
