package dev.millrace.api.serializer;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.api.value.RowUtils;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Serializes rows: the kind, one null bit per field, and the fields that are not null.
///
/// Rows with field names are written in the order of the type's names. They are read as rows with positions and names.
@SuppressWarnings("NullAway")
public final class RowSerializer extends NestedSerializer<Row> {
    private static final long serialVersionUID = 1L;

    private final @Nullable LinkedHashMap<String, Integer> positionByName;

    /// Creates a serializer of rows without field names.
    public RowSerializer(TypeSerializer<?>[] fieldSerializers) {
        this(fieldSerializers, null);
    }

    /// Creates a serializer of rows with field names.
    ///
    /// @param positionByName the positions of the fields by name; null for rows without names
    public RowSerializer(
            TypeSerializer<?>[] fieldSerializers, @Nullable LinkedHashMap<String, Integer> positionByName) {
        super(fieldSerializers);
        this.positionByName = positionByName;
    }

    /// Returns the number of fields.
    public int getArity() {
        return nested.length;
    }

    @Nullable
    LinkedHashMap<String, Integer> positionByName() {
        return positionByName;
    }

    @Override
    TypeSerializer<Row> with(TypeSerializer<?>[] others) {
        return new RowSerializer(others, positionByName);
    }

    @Override
    public Row createInstance() {
        return row(RowKind.INSERT, new @Nullable Object[nested.length]);
    }

    private Row row(RowKind kind, @Nullable Object[] fields) {
        return RowUtils.createRowWithNamedPositions(kind, fields, positionByName);
    }

    private @Nullable Object[] fields(Row row) {
        int arity = row.getArity();
        boolean named = row.getFieldNames(false) != null;
        if (!named && arity != nested.length) {
            throw TypeFaults.VALUE
                    .what("A row has %d fields, but its type has %d.", arity, nested.length)
                    .fix("Create rows with exactly the fields of the type in .returns(Types.ROW(...)).");
        }
        @Nullable Object[] fields = new @Nullable Object[nested.length];
        if (!named) {
            for (int i = 0; i < fields.length; i++) fields[i] = row.getField(i);
        } else {
            for (String name : row.getFieldNames(false)) fields[position(name)] = row.getField(name);
        }
        return fields;
    }

    private int position(String name) {
        Integer position = positionByName == null ? null : positionByName.get(name);
        if (position == null) {
            throw TypeFaults.FIELD
                    .what("A row has a field '%s', which its type does not have.", name)
                    .fix("Declare all names with Types.ROW_NAMED(...), or create rows by position.");
        }
        return position;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Row copy(Row from) {
        if (from.getFieldNames(false) != null) return copyNamed(from);
        @Nullable Object[] fields = fields(from);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null) fields[i] = ((TypeSerializer<Object>) nested[i]).copy(fields[i]);
        }
        return row(from.getKind(), fields);
    }

    @SuppressWarnings("unchecked")
    private Row copyNamed(Row from) {
        Row copy = Row.withNames(from.getKind());
        for (String name : from.getFieldNames(false)) {
            Object field = from.getField(name);
            TypeSerializer<Object> serializer = (TypeSerializer<Object>) nested[position(name)];
            copy.setField(name, field == null ? null : serializer.copy(field));
        }
        return copy;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void serialize(Row record, DataOutputView target) throws IOException {
        @Nullable Object[] fields = fields(record);
        target.writeByte(record.getKind().toByteValue());
        for (int start = 0; start < fields.length; start += 8) target.writeByte(mask(fields, start));
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] != null) ((TypeSerializer<Object>) nested[i]).serialize(fields[i], target);
        }
    }

    private static int mask(@Nullable Object[] fields, int start) {
        int mask = 0;
        for (int i = start; i < Math.min(fields.length, start + 8); i++) {
            if (fields[i] == null) mask |= 1 << i - start;
        }
        return mask;
    }

    @Override
    public Row deserialize(DataInputView source) throws IOException {
        RowKind kind = RowKind.fromByteValue(source.readByte());
        byte[] masks = new byte[(nested.length + 7) / 8];
        source.readFully(masks);
        @Nullable Object[] fields = new @Nullable Object[nested.length];
        for (int i = 0; i < fields.length; i++) {
            if ((masks[i / 8] >> i % 8 & 1) == 0) fields[i] = nested[i].deserialize(source);
        }
        return row(kind, fields);
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return super.equals(obj) && java.util.Objects.equals(((RowSerializer) obj).positionByName, positionByName);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(nested);
    }

    @Override
    public TypeSerializerSnapshot<Row> snapshotConfiguration() {
        return new RowSerializerSnapshot(this);
    }
}
