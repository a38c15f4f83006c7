package dev.millrace.api.value;

import dev.millrace.api.memory.DataInputView;
import dev.millrace.api.memory.DataOutputView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Holds a mutable text.
public class StringValue
        implements NormalizableKey<StringValue>,
                CharSequence,
                ResettableValue<StringValue>,
                CopyableValue<StringValue>,
                Appendable {
    private static final long serialVersionUID = 1L;

    private final StringBuilder text = new StringBuilder();

    /// Creates an empty text.
    public StringValue() {}

    /// Creates a copy of a text.
    public StringValue(CharSequence value) {
        text.append(value);
    }

    /// Creates a copy of a text.
    public StringValue(StringValue value) {
        text.append(value.text);
    }

    /// Creates a copy of a part of a text.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the text
    public StringValue(StringValue value, int offset, int len) {
        setValue(value, offset, len);
    }

    /// Truncates the text.
    ///
    /// @throws IllegalArgumentException if the length is negative or exceeds the length of the text
    public void setLength(int len) {
        if (len < 0 || len > text.length()) {
            throw new IllegalArgumentException(
                    "A text of " + text.length() + " characters cannot be cut to " + len + ".");
        }
        text.setLength(len);
    }

    /// Returns a copy of the characters.
    public char[] getCharArray() {
        return text.toString().toCharArray();
    }

    /// Returns the text.
    public String getValue() {
        return text.toString();
    }

    /// Replaces the text.
    public void setValue(CharSequence value) {
        Objects.requireNonNull(value, "the text");
        String copy = value.toString();
        text.setLength(0);
        text.append(copy);
    }

    @Override
    public void setValue(StringValue value) {
        setValue((CharSequence) value);
    }

    /// Replaces the text by a part of another text.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the other text
    public void setValue(StringValue value, int offset, int len) {
        setValue((CharSequence) value, offset, len);
    }

    /// Replaces the text by a part of another text.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the other text
    public void setValue(CharSequence value, int offset, int len) {
        Objects.checkFromIndexSize(offset, len, value.length());
        setValue(value.toString().substring(offset, offset + len));
    }

    /// Replaces the text by the remaining characters of a buffer and consumes them.
    public void setValue(CharBuffer buffer) {
        setValue((CharSequence) buffer);
        buffer.position(buffer.limit());
    }

    /// Replaces the text by a part of an array.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the array
    public void setValue(char[] chars, int offset, int len) {
        Objects.checkFromIndexSize(offset, len, chars.length);
        text.setLength(0);
        text.append(chars, offset, len);
    }

    /// Replaces the text by ASCII characters, one per byte.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the array
    public void setValueAscii(byte[] bytes, int offset, int len) {
        Objects.checkFromIndexSize(offset, len, bytes.length);
        setValue(new String(bytes, offset, len, StandardCharsets.ISO_8859_1));
    }

    /// Returns the text from an index to the end.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the text
    public StringValue substring(int start) {
        return substring(start, text.length());
    }

    /// Returns the text from `start` to `end`, excluded.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the text
    public StringValue substring(int start, int end) {
        return new StringValue(text.substring(start, end));
    }

    /// Copies the text from an index to the end into another value.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the text
    public void substring(StringValue target, int start) {
        substring(target, start, text.length());
    }

    /// Copies the text from `start` to `end`, excluded, into another value.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the text
    public void substring(StringValue target, int start, int end) {
        target.setValue(this, start, end - start);
    }

    /// Returns the first index of another text; -1 if the text does not occur.
    public int find(CharSequence part) {
        return find(part, 0);
    }

    /// Returns the first index of another text at or after `start`; -1 if the text does not occur.
    public int find(CharSequence part, int start) {
        return text.indexOf(part.toString(), start);
    }

    /// Returns whether another text occurs at an index.
    public boolean startsWith(CharSequence prefix, int startIndex) {
        return text.toString().startsWith(prefix.toString(), startIndex);
    }

    /// Returns whether this text starts with another.
    public boolean startsWith(CharSequence prefix) {
        return startsWith(prefix, 0);
    }

    @Override
    public Appendable append(char c) {
        text.append(c);
        return this;
    }

    @Override
    public Appendable append(@Nullable CharSequence more) {
        text.append(more);
        return this;
    }

    @Override
    public Appendable append(@Nullable CharSequence more, int start, int end) {
        text.append(more, start, end);
        return this;
    }

    /// Appends another text.
    public Appendable append(StringValue more) {
        return append((CharSequence) more);
    }

    /// Appends a part of another text.
    ///
    /// @throws IndexOutOfBoundsException if the range exceeds the other text
    public Appendable append(StringValue more, int start, int len) {
        Objects.checkFromIndexSize(start, len, more.length());
        return append((CharSequence) more, start, start + len);
    }

    @Override
    public void write(DataOutputView out) throws IOException {
        writeString(text, out);
    }

    @Override
    public void read(DataInputView in) throws IOException {
        String read = readString(in);
        setValue(read == null ? "" : read);
    }

    @Override
    public int getBinaryLength() {
        return -1;
    }

    @Override
    public void copyTo(StringValue target) {
        target.setValue(this);
    }

    @Override
    public StringValue copy() {
        return new StringValue(this);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        copyString(source, target);
    }

    @Override
    public int getMaxNormalizedKeyLen() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return substring(start, end);
    }

    @Override
    public int compareTo(StringValue other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StringValue that && text.compareTo(that.text) == 0;
    }

    @Override
    public int hashCode() {
        return text.toString().hashCode();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// Reads a text or null that [#writeString] wrote.
    public static @Nullable String readString(DataInput in) throws IOException {
        return WrittenText.read(in);
    }

    /// Writes a text or null.
    public static final void writeString(@Nullable CharSequence value, DataOutput out) throws IOException {
        WrittenText.write(value, out);
    }

    /// Copies one serialized text.
    public static final void copyString(DataInput in, DataOutput out) throws IOException {
        WrittenText.write(WrittenText.read(in), out);
    }
}
