package dev.millrace.server.session;

import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
import dev.millrace.server.BoundedBytes;
import dev.millrace.server.FlinkObjects;
import dev.millrace.server.ServerFaults;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Serializes objects of programs with Java serialization and Base64. The text outlives the program's classes, and
/// clients that have the classes can read it.
final class ObjectText {
    /// The limit for one object.
    private static final int BYTES_MAX = 1 << 20;
    /// The limit for all accumulators of a job. The session keeps those of a hundred jobs.
    private static final int JOB_BYTES_MAX = 4 << 20;

    private ObjectText() {}

    /// Serializes an exception; null if it cannot be serialized or is too large.
    static @Nullable String of(Throwable thrown) {
        byte[] bytes = bytes(thrown, BYTES_MAX);
        return bytes == null ? null : text(bytes);
    }

    /// Serializes each value as an [OptionalFailure]. If a value cannot be serialized, its entry holds a fault that
    /// says so.
    static Map<String, String> ofAll(Map<String, OptionalFailure<Object>> values) {
        Map<String, String> texts = new TreeMap<>();
        int room = JOB_BYTES_MAX;
        for (Map.Entry<String, OptionalFailure<Object>> each : values.entrySet()) {
            byte[] bytes = bytes(each.getValue(), Math.min(BYTES_MAX, room));
            if (bytes != null) room -= bytes.length;
            else bytes = bytes(notCarried(each.getKey()), BYTES_MAX);
            texts.put(each.getKey(), text(Check.present(bytes, "what was serialized")));
        }
        return texts;
    }

    /// Serializes each value for Flink's clients. Leaves out values that those clients cannot read and values that are
    /// too large.
    static Map<String, String> forFlink(Map<String, Object> values) {
        Map<String, String> texts = new TreeMap<>();
        int room = JOB_BYTES_MAX;
        for (Map.Entry<String, Object> each : values.entrySet()) {
            byte[] bytes = FlinkObjects.value(each.getValue(), Math.min(BYTES_MAX, room));
            if (bytes == null) continue;
            room -= bytes.length;
            texts.put(each.getKey(), text(bytes));
        }
        return texts;
    }

    private static OptionalFailure<Object> notCarried(String name) {
        return OptionalFailure.ofFailure(ServerFaults.NOT_CARRIED
                .what("The accumulator '%s' cannot be sent to another process.", name)
                .why("It cannot be serialized, or it or all accumulators of the job exceed %d bytes.", BYTES_MAX)
                .fix("Read its text at /jobs/ID/accumulators, or write large results to a sink."));
    }

    private static byte @Nullable [] bytes(Object object, int most) {
        BoundedBytes bytes = new BoundedBytes(most);
        try {
            InstantiationUtil.serializeObject(bytes, object);
            return bytes.all();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError failed) {
            // An exception of a program may reference objects that are not serializable. Its stack trace is reported in
            // any case.
            return null;
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
