package dev.millrace.sql.external.connector;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.column.value.SqlValueCodec;
import dev.millrace.table.data.GenericRowData;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Serializes values of an SQL type in internal form. NULL is not among them. Rows are copied field by field, because
/// their fields never change.
///
/// @param <T> the class of the values
final class InternalSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;

    private final LogicalType type;
    private transient @Nullable SqlValueCodec codec;
    private transient @Nullable RowCopier copier;

    InternalSerializer(LogicalType type) {
        this.type = type;
    }

    private SqlValueCodec codec() {
        SqlValueCodec known = codec;
        if (known == null) {
            known = SqlValueCodec.of(type);
            codec = known;
        }
        return known;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public InternalSerializer<T> duplicate() {
        return new InternalSerializer<>(type);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // callers know that only rows can be created empty
    public T createInstance() {
        return type instanceof RowType row ? (T) new GenericRowData(row.getFieldCount()) : null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        if (!(from instanceof RowData row) || !(type instanceof RowType rowType)) return from;
        RowCopier known = copier;
        if (known == null) {
            known = RowCopier.of(rowType);
            copier = known;
        }
        return (T) known.copy(row);
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(T value, DataOutputView target) throws IOException {
        codec().write(value, target);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView source) throws IOException {
        return (T) codec().read(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InternalSerializer<?> that && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new InternalSerializerSnapshot<>(type);
    }
}
