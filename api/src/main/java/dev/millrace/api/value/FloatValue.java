package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable float.
public class FloatValue implements Comparable<FloatValue>, ResettableValue<FloatValue>, CopyableValue<FloatValue> {
    private static final long serialVersionUID = 1L;

    private float value;

    /// Creates the value 0.
    public FloatValue() {}

    /// Creates a value.
    public FloatValue(float value) {
        this.value = value;
    }

    /// Returns the value.
    public float getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(float value) {
        this.value = value;
    }

    @Override
    public void setValue(FloatValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeFloat(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readFloat();
    }

    @Override
    public int getBinaryLength() {
        return 4;
    }

    @Override
    public void copyTo(FloatValue target) {
        target.value = value;
    }

    @Override
    public FloatValue copy() {
        return new FloatValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 4);
    }

    @Override
    public int compareTo(FloatValue other) {
        return Float.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FloatValue that && Float.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Float.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
