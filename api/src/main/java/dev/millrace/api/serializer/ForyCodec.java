package dev.millrace.api.serializer;

import java.io.IOException;
import org.apache.fory.Fory;
import org.jspecify.annotations.Nullable;

/// Encapsulates Apache Fory, which no other class uses. Not thread-safe.
final class ForyCodec {
    private final Fory fory;

    ForyCodec(Class<?> type) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader own = type.getClassLoader();
        fory = Fory.builder()
                .withXlang(false)
                .withCompatible(true)
                .withRefTracking(true)
                .withRefCopy(true)
                .requireClassRegistration(false)
                .suppressClassRegistrationWarnings(true)
                .withClassLoader(own != null ? own : context != null ? context : ForyCodec.class.getClassLoader())
                .build();
    }

    <T> T copy(T value) {
        return fory.copy(value);
    }

    byte[] bytes(@Nullable Object value) throws IOException {
        try {
            return fory.serialize(value);
        } catch (RuntimeException thrown) {
            throw new IOException("An object cannot be serialized generically: " + thrown.getMessage(), thrown);
        }
    }

    @Nullable
    Object object(byte[] bytes) throws IOException {
        try {
            return fory.deserialize(bytes);
        } catch (RuntimeException thrown) {
            throw new IOException("An object cannot be read generically: " + thrown.getMessage(), thrown);
        }
    }
}
