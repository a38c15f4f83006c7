package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable byte.
public class ByteValue implements NormalizableKey<ByteValue>, ResettableValue<ByteValue>, CopyableValue<ByteValue> {
    private static final long serialVersionUID = 1L;

    private byte value;

    /// Creates the value 0.
    public ByteValue() {}

    /// Creates a value.
    public ByteValue(byte value) {
        this.value = value;
    }

    /// Returns the value.
    public byte getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(byte value) {
        this.value = value;
    }

    @Override
    public void setValue(ByteValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeByte(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readByte();
    }

    @Override
    public int getBinaryLength() {
        return 1;
    }

    @Override
    public void copyTo(ByteValue target) {
        target.value = value;
    }

    @Override
    public ByteValue copy() {
        return new ByteValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 1);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return 1;
    }

    @Override
    public int compareTo(ByteValue other) {
        return Byte.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ByteValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Byte.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
