package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Holds a mutable character.
public class CharValue implements NormalizableKey<CharValue>, ResettableValue<CharValue>, CopyableValue<CharValue> {
    private static final long serialVersionUID = 1L;

    private char value;

    /// Creates the value 0.
    public CharValue() {}

    /// Creates a value.
    public CharValue(char value) {
        this.value = value;
    }

    /// Returns the value.
    public char getValue() {
        return value;
    }

    /// Replaces the value.
    public void setValue(char value) {
        this.value = value;
    }

    @Override
    public void setValue(CharValue value) {
        this.value = value.value;
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        out.writeChar(value);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        value = in.readChar();
    }

    @Override
    public int getBinaryLength() {
        return 2;
    }

    @Override
    public void copyTo(CharValue target) {
        target.value = value;
    }

    @Override
    public CharValue copy() {
        return new CharValue(value);
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
    public int compareTo(CharValue other) {
        return Character.compare(value, other.value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CharValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Character.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
