package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable boolean.
public class BooleanValue
        implements NormalizableKey<BooleanValue>, ResettableValue<BooleanValue>, CopyableValue<BooleanValue> {
    private static final long serialVersionUID = 1L;

    /// The value true. The object is shared and must not be changed.
    public static final BooleanValue TRUE = new BooleanValue(true);

    /// The value false. The object is shared and must not be changed.
    public static final BooleanValue FALSE = new BooleanValue(false);

    private boolean value;

    /// Creates the value false.
    public BooleanValue() {}

    /// Creates a value.
    public BooleanValue(boolean value) {
        this.value = value;
    }

    /// Returns the value.
    public boolean get() {
        return value;
    }

    /// Replaces the value.
    public void set(boolean value) {
        this.value = value;
    }

    /// Returns the value.
    public boolean getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(boolean value) {
        this.value = value;
    }

    @Override
    public void setValue(BooleanValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeBoolean(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readBoolean();
    }

    @Override
    public int getBinaryLength() {
        return 1;
    }

    @Override
    public void copyTo(BooleanValue target) {
        target.value = value;
    }

    @Override
    public BooleanValue copy() {
        return new BooleanValue(value);
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
    public int compareTo(BooleanValue other) {
        return Boolean.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BooleanValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return value ? "true" : "false";
    }
}
