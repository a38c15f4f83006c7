package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Holds a row of mutable values. Deserialized fields remain bytes until a caller requests a field with its class.
public final class Record implements CopyableValue<Record> {
    private static final long serialVersionUID = 1L;
    private static final int NULL = -1;
    private static final int ENOUGH_FOR_MOST = 32;

    /// Values, serialized values, or null.
    private final ArrayList<@Nullable Object> fields = new ArrayList<>();

    /// Creates a record without fields.
    public Record() {}

    /// Creates a record with one field.
    public Record(@Nullable Value value) {
        fields.add(value);
    }

    /// Creates a record with two fields.
    public Record(@Nullable Value value1, @Nullable Value value2) {
        fields.add(value1);
        fields.add(value2);
    }

    /// Creates a record with a number of null fields.
    public Record(int numFields) {
        setNumFields(numFields);
    }

    /// Returns the number of fields, including null fields.
    public int getNumFields() {
        return fields.size();
    }

    /// Sets the number of fields. Removes fields at the end, or adds null fields.
    public void setNumFields(int numFields) {
        while (fields.size() > numFields) fields.removeLast();
        while (fields.size() < numFields) fields.add(null);
    }

    /// Reserves memory for a number of fields. Adds no fields.
    public void makeSpace(int numFields) {
        fields.ensureCapacity(numFields);
    }

    /// Returns the field at a position, which may be null.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    /// @throws ClassCastException if the field has another class
    public <T extends Value> @Nullable T getField(int fieldNum, Class<T> type) {
        Object field = fields.get(fieldNum);
        if (field instanceof byte[] bytes) field = put(fieldNum, read(bytes, ElementClasses.create(type)));
        return type.cast(field);
    }

    private Value put(int fieldNum, Value value) {
        fields.set(fieldNum, value);
        return value;
    }

    /// Returns the field at a position, which may be null. If the field is still serialized, `target` receives
    /// its content.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    @SuppressWarnings("unchecked")
    public <T extends Value> @Nullable T getField(int fieldNum, T target) {
        Object field = fields.get(fieldNum);
        return field instanceof byte[] bytes ? (T) put(fieldNum, read(bytes, target)) : (T) field;
    }

    /// Copies the field at a position into a value. Returns false if the field is null or missing.
    public boolean getFieldInto(int fieldNum, Value target) {
        Object field = fieldNum < fields.size() ? fields.get(fieldNum) : null;
        if (field == null) return false;
        read(bytes(field), target);
        return true;
    }

    /// Copies fields into values. Stops and returns false at the first field that is null or missing.
    public boolean getFieldsInto(int[] positions, Value[] targets) {
        for (int i = 0; i < positions.length; i++) {
            if (!getFieldInto(positions[i], targets[i])) return false;
        }
        return true;
    }

    /// Copies fields into values.
    ///
    /// @throws NullKeyFieldException if a field is null
    /// @throws KeyFieldOutOfBoundsException if a field is missing
    public void getFieldsIntoCheckingNull(int[] positions, Value[] targets) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= fields.size()) throw new KeyFieldOutOfBoundsException(positions[i]);
            if (!getFieldInto(positions[i], targets[i])) throw new NullKeyFieldException(positions[i]);
        }
    }

    /// Replaces the field at a position without copying the value. The record grows as needed.
    public void setField(int fieldNum, @Nullable Value value) {
        if (fieldNum >= fields.size()) setNumFields(fieldNum + 1);
        fields.set(fieldNum, value);
    }

    /// Adds a field at the end.
    public void addField(@Nullable Value value) {
        fields.add(value);
    }

    /// Removes a field. The fields behind it move forward by one position.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    public void removeField(int field) {
        fields.remove(field);
    }

    /// Returns whether the field at a position is null.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    public final boolean isNull(int fieldNum) {
        return fields.get(fieldNum) == null;
    }

    /// Sets the field at a position to null.
    public void setNull(int field) {
        setField(field, null);
    }

    /// Sets those of the first 64 fields to null whose bits are set.
    public void setNull(long fields) {
        setNull(new long[] {fields});
    }

    /// Sets the fields to null whose bits are set. Each element of the mask covers 64 fields.
    public void setNull(long[] mask) {
        for (int i = 0; i < fields.size() && i / Long.SIZE < mask.length; i++) {
            if ((mask[i / Long.SIZE] >>> i % Long.SIZE & 1) != 0) fields.set(i, null);
        }
    }

    /// Removes all fields.
    public void clear() {
        fields.clear();
    }

    /// Adds copies of all fields of another record.
    public void concatenate(Record record) {
        fields.addAll(record.createCopy().fields);
    }

    /// Copies the fields of another record that are null or missing in this record.
    public void unionFields(Record other) {
        for (int i = 0; i < other.fields.size(); i++) {
            if (i >= fields.size()) fields.add(null);
            if (fields.get(i) == null) fields.set(i, other.copyOf(i));
        }
    }

    /// Copies fields of another record to the given positions.
    public void copyFrom(Record source, int[] sourcePositions, int[] targetPositions) {
        for (int i = 0; i < sourcePositions.length; i++) {
            int target = targetPositions[i];
            if (target >= fields.size()) setNumFields(target + 1);
            fields.set(target, source.copyOf(sourcePositions[i]));
        }
    }

    private @Nullable Object copyOf(int fieldNum) {
        Object field = fields.get(fieldNum);
        return field == null ? null : bytes(field);
    }

    @Override
    public void copyTo(Record target) {
        target.fields.clear();
        for (int i = 0; i < fields.size(); i++) target.fields.add(copyOf(i));
    }

    @Override
    public int getBinaryLength() {
        return -1;
    }

    @Override
    public Record copy() {
        return createCopy();
    }

    /// Returns a deep copy of this record.
    public Record createCopy() {
        Record copy = new Record();
        copyTo(copy);
        return copy;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        Record record = new Record();
        record.read(source);
        record.write(target);
    }

    /// Returns whether fields equal values. `deserializationHolders` define the classes of the fields.
    public final boolean equalsFields(int[] positions, Value[] searchValues, Value[] deserializationHolders) {
        for (int i = 0; i < positions.length; i++) {
            Value field = getField(positions[i], deserializationHolders[i]);
            if (field == null || !field.equals(searchValues[i])) return false;
        }
        return true;
    }

    /// Serializes all fields, so that later changes of the values that were set have no effect.
    public void updateBinaryRepresenation() {
        fields.replaceAll(field -> field == null ? null : bytes(field));
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeInt(fields.size());
        for (Object field : fields) {
            if (field == null) {
                out.writeInt(NULL);
                continue;
            }
            byte[] bytes = bytes(field);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    @Override
    public void read(DataInputView in) throws IOException {
        fields.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            int length = in.readInt();
            byte[] bytes = length == NULL ? null : new byte[length];
            if (bytes != null) in.readFully(bytes);
            fields.add(bytes);
        }
    }

    /// Writes the record and returns the number of bytes.
    public long serialize(DataOutputView target) throws IOException {
        DataOutputSerializer written = new DataOutputSerializer(ENOUGH_FOR_MOST);
        write(written);
        target.write(written.getCopyOfBuffer());
        return written.length();
    }

    /// Reads a record that [#serialize] wrote.
    public void deserialize(DataInputView source) throws IOException {
        read(source);
    }

    private static Value read(byte[] bytes, Value target) {
        try {
            target.read(new DataInputDeserializer(bytes));
            return target;
        } catch (IOException failure) {
            throw new DeserializationException(
                    "A field is no " + target.getClass().getName() + ".", failure);
        }
    }

    /// Returns the bytes of a field, which must not be changed.
    private static byte[] bytes(Object field) {
        if (field instanceof byte[] bytes) return bytes;
        try {
            DataOutputSerializer written = new DataOutputSerializer(ENOUGH_FOR_MOST);
            ((Value) field).write(written);
            return written.getCopyOfBuffer();
        } catch (IOException failure) {
            throw new DeserializationException("A field cannot be written: " + field, failure);
        }
    }
}
