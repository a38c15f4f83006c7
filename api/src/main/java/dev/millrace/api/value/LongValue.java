package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable long.
public class LongValue implements NormalizableKey<LongValue>, ResettableValue<LongValue>, CopyableValue<LongValue> {
    private static final long serialVersionUID = 1L;

    private long value;

    /// Creates the value 0.
    public LongValue() {}

    /// Creates a value.
    public LongValue(long value) {
        this.value = value;
    }

    /// Returns the value.
    public long getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(long value) {
        this.value = value;
    }

    @Override
    public void setValue(LongValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeLong(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readLong();
    }

    @Override
    public int getBinaryLength() {
        return 8;
    }

    @Override
    public void copyTo(LongValue target) {
        target.value = value;
    }

    @Override
    public LongValue copy() {
        return new LongValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 8);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return 8;
    }

    @Override
    public int compareTo(LongValue other) {
        return Long.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LongValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
