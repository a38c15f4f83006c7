package dev.millrace.table.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Has a text as bytes, as a Java text, or both, and computes one from the other when somebody needs it.
/// Thread-safe, because both computations always give the same.
final class Utf8StringData implements StringData {
    private byte @Nullable [] bytes;
    private @Nullable String text;

    Utf8StringData(byte[] bytes) {
        this.bytes = bytes;
    }

    Utf8StringData(String text) {
        this.text = text;
    }

    @Override
    public byte[] toBytes() {
        byte[] known = bytes;
        if (known == null) {
            known = toString().getBytes(StandardCharsets.UTF_8);
            bytes = known;
        }
        return known;
    }

    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = new String(toBytes(), StandardCharsets.UTF_8);
            text = known;
        }
        return known;
    }

    @Override
    public int compareTo(StringData other) {
        return Arrays.compareUnsigned(toBytes(), other.toBytes());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StringData data && Arrays.equals(toBytes(), data.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
