package dev.millrace.runtime.route;

import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.api.type.GenericTypeInfo;
import dev.millrace.api.type.SerializerConfig;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.exchange.RecordSizes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Measures records by what a serializer makes of them. Used by one sending thread.
public final class SampledSizes implements RecordSizes {
    private static final int FIRST_BYTES = 64;

    private final TypeSerializer<Object> serializer;
    private boolean isUnwritable;

    private SampledSizes(TypeSerializer<Object> serializer) {
        this.serializer = serializer;
    }

    /// Chooses how to estimate records of a type. Those of a fixed length are small, and those without a serializer of
    /// their own are not worth the time.
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
            // Nobody needs it written where it goes; so this is no failure.
            isUnwritable = true;
            return UNKNOWN;
        }
    }
}
