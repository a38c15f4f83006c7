package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable int.
public class IntValue implements NormalizableKey<IntValue>, ResettableValue<IntValue>, CopyableValue<IntValue> {
    private static final long serialVersionUID = 1L;

    private int value;

    /// Creates the value 0.
    public IntValue() {}

    /// Creates a value.
    public IntValue(int value) {
        this.value = value;
    }

    /// Returns the value.
    public int getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(int value) {
        this.value = value;
    }

    @Override
    public void setValue(IntValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeInt(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readInt();
    }

    @Override
    public int getBinaryLength() {
        return 4;
    }

    @Override
    public void copyTo(IntValue target) {
        target.value = value;
    }

    @Override
    public IntValue copy() {
        return new IntValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 4);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return 4;
    }

    @Override
    public int compareTo(IntValue other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IntValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
