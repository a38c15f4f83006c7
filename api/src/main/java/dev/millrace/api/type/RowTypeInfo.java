package dev.millrace.api.type;

import dev.millrace.api.serializer.RowSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.value.Row;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The type of rows: the types of the fields, and their names.
public class RowTypeInfo extends TupleTypeInfoBase<Row> {
    private static final long serialVersionUID = 1L;

    /// The names of the fields.
    protected final String[] fieldNames;

    /// Fields named `f0`, `f1` and so on.
    public RowTypeInfo(TypeInformation<?>... types) {
        this(types, numbered(types.length));
    }

    /// Fields of these types and names.
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

    /// The type of the chosen fields in the given order.
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

    /// Equal types; the names do not matter.
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

    /// Equal types and equal names.
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
