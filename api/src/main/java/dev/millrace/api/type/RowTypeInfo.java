package dev.millrace.api.type;

import dev.millrace.api.serializer.RowSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.value.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes rows by the types and names of their fields.
public class RowTypeInfo extends TupleTypeInfoBase<Row> {
    private static final long serialVersionUID = 1L;

    /// The names of the fields.
    protected final String[] fieldNames;

    /// Creates a type with the field names `f0`, `f1`, ….
    public RowTypeInfo(TypeInformation<?>... types) {
        this(types, numbered(types.length));
    }

    /// Creates a type with field types and names.
    ///
    /// @throws IllegalArgumentException if the numbers of types and names differ, or a name occurs twice
    public RowTypeInfo(TypeInformation<?>[] types, String[] fieldNames) {
        super(Row.class, types);
        if (types.length != fieldNames.length) {
            throw new IllegalArgumentException(types.length + " types, but " + fieldNames.length + " names.");
        }
        if (Set.copyOf(Arrays.asList(fieldNames)).size() != fieldNames.length) {
            throw new IllegalArgumentException("A name occurs twice: " + Arrays.toString(fieldNames));
        }
        this.fieldNames = fieldNames.clone();
    }

    private static String[] numbered(int count) {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) names[i] = "f" + i;
        return names;
    }

    /// Returns the type of selected fields in the given order.
    public static RowTypeInfo projectFields(RowTypeInfo rowType, int[] fieldMapping) {
        TypeInformation<?>[] types = new TypeInformation<?>[fieldMapping.length];
        String[] names = new String[fieldMapping.length];
        for (int i = 0; i < fieldMapping.length; i++) {
            types[i] = rowType.types[fieldMapping[i]];
            names[i] = rowType.fieldNames[fieldMapping[i]];
        }
        return new RowTypeInfo(types, names);
    }

    @Override
    public String[] getFieldNames() {
        return fieldNames.clone();
    }

    @Override
    public int getFieldIndex(String fieldName) {
        return Arrays.asList(fieldNames).indexOf(fieldName);
    }

    @Override
    public TypeSerializer<Row> createSerializer(SerializerConfig config) {
        TypeSerializer<?>[] fields = new TypeSerializer<?>[types.length];
        LinkedHashMap<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i++) {
            fields[i] = types[i].createSerializer(config);
            positions.put(fieldNames[i], i);
        }
        return new RowSerializer(fields, positions);
    }

    /// Compares the types of the fields and ignores the names.
    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof RowTypeInfo && super.equals(obj);
    }

    @Override
    public boolean canEqual(Object obj) {
        return obj instanceof RowTypeInfo;
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /// Compares the types and the names of the fields.
    public boolean schemaEquals(@Nullable Object obj) {
        return equals(obj) && obj instanceof RowTypeInfo that && Arrays.equals(that.fieldNames, fieldNames);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Row(");
        for (int i = 0; i < types.length; i++) {
            text.append(i == 0 ? "" : ", ").append(fieldNames[i]).append(": ").append(types[i]);
        }
        return text.append(')').toString();
    }
}
