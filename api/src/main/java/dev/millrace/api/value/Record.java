package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// A row of mutable values. What was read stays in bytes until somebody asks for a field and says of which class it is.
public final class Record implements CopyableValue<Record> {
    private static final long serialVersionUID = 1L;
    private static final int NULL = -1;
    private static final int ENOUGH_FOR_MOST = 32;

    /// Values, bytes of values, or null.
    private final ArrayList<@Nullable Object> fields = new ArrayList<>();

    /// A record without fields.
    public Record() {}

    /// A record of one field.
    public Record(@Nullable Value value) {
        fields.add(value);
    }

    /// A record of two fields.
    public Record(@Nullable Value value1, @Nullable Value value2) {
        fields.add(value1);
        fields.add(value2);
    }

    /// A record of that many fields, all null.
    public Record(int numFields) {
        setNumFields(numFields);
    }

    /// The number of fields, nulls included.
    public int getNumFields() {
        return fields.size();
    }

    /// Cuts fields off, or adds null fields.
    public void setNumFields(int numFields) {
        while (fields.size() > numFields) fields.removeLast();
        while (fields.size() < numFields) fields.add(null);
    }

    /// Prepares for that many fields; adds none.
    public void makeSpace(int numFields) {
        fields.ensureCapacity(numFields);
    }

    /// The field at a position, or null.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    /// @throws ClassCastException if it is of another class
    public <T extends Value> @Nullable T getField(int fieldNum, Class<T> type) {
        Object field = fields.get(fieldNum);
        if (field instanceof byte[] bytes) field = put(fieldNum, read(bytes, ElementClasses.create(type)));
        return type.cast(field);
    }

    private Value put(int fieldNum, Value value) {
        fields.set(fieldNum, value);
        return value;
    }

    /// The field at a position, or null; `target` takes its content if it is still in bytes.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    @SuppressWarnings("unchecked")
    public <T extends Value> @Nullable T getField(int fieldNum, T target) {
        Object field = fields.get(fieldNum);
        return field instanceof byte[] bytes ? (T) put(fieldNum, read(bytes, target)) : (T) field;
    }

    /// Copies the field at a position into a value; false if it is null or not there.
    public boolean getFieldInto(int fieldNum, Value target) {
        Object field = fieldNum < fields.size() ? fields.get(fieldNum) : null;
        if (field == null) return false;
        read(bytes(field), target);
        return true;
    }

    /// Copies fields into values; false as soon as one is null or not there.
    public boolean getFieldsInto(int[] positions, Value[] targets) {
        for (int i = 0; i < positions.length; i++) {
            if (!getFieldInto(positions[i], targets[i])) return false;
        }
        return true;
    }

    /// Copies fields into values.
    ///
    /// @throws NullKeyFieldException if one is null
    /// @throws KeyFieldOutOfBoundsException if one is not there
    public void getFieldsIntoCheckingNull(int[] positions, Value[] targets) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= fields.size()) throw new KeyFieldOutOfBoundsException(positions[i]);
            if (!getFieldInto(positions[i], targets[i])) throw new NullKeyFieldException(positions[i]);
        }
    }

    /// Replaces the field at a position; the record grows as needed. The value is not copied.
    public void setField(int fieldNum, @Nullable Value value) {
        if (fieldNum >= fields.size()) setNumFields(fieldNum + 1);
        fields.set(fieldNum, value);
    }

    /// Adds a field.
    public void addField(@Nullable Value value) {
        fields.add(value);
    }

    /// Removes a field; those behind it move forward.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    public void removeField(int field) {
        fields.remove(field);
    }

    /// Whether the field at a position is null.
    ///
    /// @throws IndexOutOfBoundsException if there is no such field
    public final boolean isNull(int fieldNum) {
        return fields.get(fieldNum) == null;
    }

    /// Makes the field at a position null.
    public void setNull(int field) {
        setField(field, null);
    }

    /// Makes those of the first 64 fields null whose bit is set.
    public void setNull(long fields) {
        setNull(new long[] {fields});
    }

    /// Makes those fields null whose bit is set, 64 fields a number.
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

    /// Takes over the fields of another record that are null or not there in this one.
    public void unionFields(Record other) {
        for (int i = 0; i < other.fields.size(); i++) {
            if (i >= fields.size()) fields.add(null);
            if (fields.get(i) == null) fields.set(i, other.copyOf(i));
        }
    }

    /// Takes over some fields of another record at other positions.
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

    /// A record that shares nothing with this one.
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

    /// Whether fields equal values; `deserializationHolders` say of which classes the fields are.
    public final boolean equalsFields(int[] positions, Value[] searchValues, Value[] deserializationHolders) {
        for (int i = 0; i < positions.length; i++) {
            Value field = getField(positions[i], deserializationHolders[i]);
            if (field == null || !field.equals(searchValues[i])) return false;
        }
        return true;
    }

    /// Turns all fields into bytes, so that later changes of the values that were set do not show.
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

    /// Writes the record and tells how many bytes it took.
    public long serialize(DataOutputView target) throws IOException {
        DataOutputSerializer written = new DataOutputSerializer(ENOUGH_FOR_MOST);
        write(written);
        target.write(written.getCopyOfBuffer());
        return written.length();
    }

    /// Reads what [#serialize] wrote.
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

    /// The bytes of a field; nobody changes them.
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
