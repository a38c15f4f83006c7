package dev.millrace.state.operator;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import java.io.IOException;

/// Estimates the memory of records on the heap from samples of their serialized sizes. Not thread-safe.
public final class HeapSizes {
    private static final int FIRST_BYTES = 64;
    /// The size of every record of this number is estimated.
    private static final int SAMPLED = 32;
    /// Objects need more memory than their serialized forms.
    private static final int BYTES_PER_SERIALIZED = 3;

    private final int bytesBeside;
    private int recordBytes;
    private int untilSample;

    /// @param bytesBeside the memory that each record needs beside its contents
    public HeapSizes(int bytesBeside) {
        this.bytesBeside = bytesBeside;
    }

    /// Returns the estimated memory of the next record in bytes.
    public <T> long bytesOf(T record, TypeSerializer<T> serializer) {
        if (untilSample-- == 0) {
            untilSample = SAMPLED - 1;
            int sampled = BYTES_PER_SERIALIZED * serializedBytes(record, serializer);
            // Large records count at once, and small ones reduce the estimate slowly.
            recordBytes = Math.max(sampled, recordBytes - recordBytes / 8);
        }
        return (long) bytesBeside + recordBytes;
    }

    private static <T> int serializedBytes(T record, TypeSerializer<T> serializer) {
        DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
        try {
            serializer.serialize(record, out);
            return out.length();
        } catch (IOException | RuntimeException | StackOverflowError _) {
            // Records that stay in memory need no serializer, so the job does not fail.
            return 0;
        }
    }
}
