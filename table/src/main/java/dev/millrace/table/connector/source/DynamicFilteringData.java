package dev.millrace.table.connector.source;

import dev.millrace.api.memory.DataInputViewStreamWrapper;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.SerializerConfigImpl;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.table.data.RowData;
import dev.millrace.table.types.logical.RowType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Has the values that a join found on its other side, so that a source can leave out rows. Immutable.
public class DynamicFilteringData implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RowType rowType;
    private final TypeInformation<RowData> typeInfo;
    private final List<byte[]> serializedData;
    private final boolean isFiltering;

    /// Creates the values.
    ///
    /// @param serializedData the rows, each written by the serializer of the type
    /// @param isFiltering whether rows may be left out
    public DynamicFilteringData(
            TypeInformation<RowData> typeInfo, RowType rowType, List<byte[]> serializedData, boolean isFiltering) {
        this.typeInfo = typeInfo;
        this.rowType = rowType;
        this.serializedData = new ArrayList<>(serializedData);
        this.isFiltering = isFiltering;
    }

    /// Returns whether rows may be left out.
    public boolean isFiltering() {
        return isFiltering;
    }

    /// Returns the columns of the values.
    public RowType getRowType() {
        return rowType;
    }

    /// Returns whether a row is among the values; true if nothing may be left out.
    public boolean contains(RowData row) {
        if (!isFiltering) return true;
        for (RowData each : getData()) if (isSame(each, row)) return true;
        return false;
    }

    private boolean isSame(RowData a, RowData b) {
        for (int i = 0; i < rowType.getFieldCount(); i++) {
            RowData.FieldGetter getter = RowData.createFieldGetter(rowType.getTypeAt(i), i);
            if (!Objects.deepEquals(getter.getFieldOrNull(a), getter.getFieldOrNull(b))) return false;
        }
        return true;
    }

    /// Returns the values.
    ///
    /// @throws UncheckedIOException if they cannot be read
    public Collection<RowData> getData() {
        TypeSerializer<RowData> serializer = typeInfo.createSerializer(new SerializerConfigImpl());
        List<RowData> rows = new ArrayList<>();
        try {
            for (byte[] each : serializedData) {
                rows.add(serializer.deserialize(new DataInputViewStreamWrapper(new ByteArrayInputStream(each))));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rows;
    }

    /// Returns whether two sets of values are equal.
    public static boolean isEqual(@Nullable DynamicFilteringData data, @Nullable DynamicFilteringData another) {
        if (data == null || another == null) return data == another;
        return data.isFiltering == another.isFiltering
                && data.rowType.equals(another.rowType)
                && Arrays.deepEquals(data.serializedData.toArray(), another.serializedData.toArray());
    }

    @Override
    public String toString() {
        return isFiltering ? serializedData.size() + " values of " + rowType : "all values";
    }
}
