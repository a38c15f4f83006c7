package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable short.
public class ShortValue implements NormalizableKey<ShortValue>, ResettableValue<ShortValue>, CopyableValue<ShortValue> {
    private static final long serialVersionUID = 1L;

    private short value;

    /// Creates the value 0.
    public ShortValue() {}

    /// Creates a value.
    public ShortValue(short value) {
        this.value = value;
    }

    /// Returns the value.
    public short getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(short value) {
        this.value = value;
    }

    @Override
    public void setValue(ShortValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeShort(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readShort();
    }

    @Override
    public int getBinaryLength() {
        return 2;
    }

    @Override
    public void copyTo(ShortValue target) {
        target.value = value;
    }

    @Override
    public ShortValue copy() {
        return new ShortValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 2);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return 2;
    }

    @Override
    public int compareTo(ShortValue other) {
        return Short.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShortValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Short.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
