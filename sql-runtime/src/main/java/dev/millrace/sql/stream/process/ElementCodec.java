package dev.millrace.sql.stream.process;

import dev.millrace.sql.external.ValueConverter;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.RowPacker;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/// Packs single objects of a program. Not thread-safe.
final class ElementCodec<T> {
    private final ValueConverter converter;
    private final RowPacker packer;
    private final RowData.FieldGetter getter;

    ElementCodec(DataType type) {
        LogicalType logical = type.getLogicalType().copy(true);
        this.converter = ValueConverter.of(type);
        this.packer = RowPacker.ofAll(RowType.of(logical));
        this.getter = RowData.createFieldGetter(logical, 0);
    }

    PackedRow packed(@Nullable T element) {
        return packer.pack(GenericRowData.of(converter.internal(element)));
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    T element(PackedRow packed) {
        return (T) converter.external(getter.getFieldOrNull(packer.row(packed)));
    }
}
