package dev.millrace.column.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import dev.millrace.table.data.ArrayData;
import dev.millrace.table.data.GenericArrayData;
import dev.millrace.table.types.logical.LogicalType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes the number of elements, and each element with a flag that says whether it is present.
final class ArrayValueCodec implements SqlValueCodec {
    private final SqlValueCodec codec;
    private final ArrayData.ElementGetter getter;

    ArrayValueCodec(LogicalType element) {
        this.codec = SqlValueCodec.of(element);
        this.getter = ArrayData.createElementGetter(element);
    }

    @Override
    public void write(Object value, DataOutputView out) throws IOException {
        ArrayData array = (ArrayData) value;
        out.writeInt(array.size());
        for (int i = 0; i < array.size(); i++) {
            Object element = getter.getElementOrNull(array, i);
            out.writeBoolean(element != null);
            if (element != null) codec.write(element, out);
        }
    }

    @Override
    public GenericArrayData read(DataInputView in) throws IOException {
        return new GenericArrayData(elements(in));
    }

    @Nullable
    Object[] elements(DataInputView in) throws IOException {
        @Nullable Object[] elements = new Object[in.readInt()];
        for (int i = 0; i < elements.length; i++) elements[i] = in.readBoolean() ? codec.read(in) : null;
        return elements;
    }
}
