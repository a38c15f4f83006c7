package dev.millrace.runtime.route;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.GenericTypeInfo;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.exchange.RecordSizes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Estimates the size of records by serializing samples. Called by the sending thread only.
public final class SampledSizes implements RecordSizes {
    private static final int FIRST_BYTES = 64;

    private final TypeSerializer<Object> serializer;
    private boolean isUnwritable;

    private SampledSizes(TypeSerializer<Object> serializer) {
        this.serializer = serializer;
    }

    /// Chooses how to estimate records of a type. Types of a fixed length are small. Types without a serializer of
    /// their own are too slow to measure.
    public static RecordSizes of(TypeInformation<Object> type, SerializerConfig serializers) {
        if (type instanceof GenericTypeInfo<?>) return PLAIN;
        TypeSerializer<Object> serializer = type.createSerializer(serializers);
        return serializer.getLength() >= 0 ? PLAIN : new SampledSizes(serializer);
    }

    @Override
    public int bytes(@Nullable Object value) {
        if (value == null || isUnwritable) return RecordSizes.plain(value);
        DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
        try {
            serializer.serialize(value, out);
            return out.length();
        } catch (IOException | RuntimeException | StackOverflowError unwritable) {
            // The sample is not sent anywhere, so the job does not fail.
            isUnwritable = true;
            return UNKNOWN;
        }
    }
}
