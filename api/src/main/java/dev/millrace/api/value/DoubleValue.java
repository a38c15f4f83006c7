package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable double.
public class DoubleValue implements Comparable<DoubleValue>, ResettableValue<DoubleValue>, CopyableValue<DoubleValue> {
    private static final long serialVersionUID = 1L;

    private double value;

    /// Creates the value 0.
    public DoubleValue() {}

    /// Creates a value.
    public DoubleValue(double value) {
        this.value = value;
    }

    /// Returns the value.
    public double getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(double value) {
        this.value = value;
    }

    @Override
    public void setValue(DoubleValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeDouble(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readDouble();
    }

    @Override
    public int getBinaryLength() {
        return 8;
    }

    @Override
    public void copyTo(DoubleValue target) {
        target.value = value;
    }

    @Override
    public DoubleValue copy() {
        return new DoubleValue(value);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 8);
    }

    @Override
    public int compareTo(DoubleValue other) {
        return Double.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DoubleValue that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
