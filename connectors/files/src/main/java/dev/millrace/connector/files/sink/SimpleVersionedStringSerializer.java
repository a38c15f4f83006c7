package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.fs.FileFaults;
import java.nio.charset.StandardCharsets;

/// Serializes strings as UTF-8. Thread-safe.
public final class SimpleVersionedStringSerializer implements SimpleVersionedSerializer<String> {
    public static final SimpleVersionedStringSerializer INSTANCE = new SimpleVersionedStringSerializer();
    private static final int VERSION = 1;

    private SimpleVersionedStringSerializer() {}

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String deserialize(int version, byte[] serialized) {
        if (version == VERSION) return new String(serialized, StandardCharsets.UTF_8);
        throw FileFaults.BAD_STATE
                .what("The name of a bucket has the version %d instead of %d.", version, VERSION)
                .fix("Continue with the release that wrote the state, or a later one.");
    }
}
