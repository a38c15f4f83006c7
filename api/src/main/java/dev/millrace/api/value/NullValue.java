package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Stands for the absence of a value. All instances are equal.
public final class NullValue implements NormalizableKey<NullValue>, CopyableValue<NullValue> {
    private static final long serialVersionUID = 1L;
    private static final NullValue INSTANCE = new NullValue();

    /// Creates a value, which equals all other instances.
    public NullValue() {}

    /// Returns the shared instance.
    public static NullValue getInstance() {
        return INSTANCE;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeBoolean(false);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        in.readBoolean();
    }

    @Override
    public int getBinaryLength() {
        return 1;
    }

    @Override
    public void copyTo(NullValue target) {}

    @Override
    public NullValue copy() {
        return INSTANCE;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, 1);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return 0;
    }

    @Override
    public int compareTo(NullValue other) {
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NullValue;
    }

    @Override
    public int hashCode() {
        return 53;
    }

    @Override
    public String toString() {
        return "null";
    }
}
