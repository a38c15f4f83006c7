package dev.millrace.server.session;

import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
import dev.millrace.server.ServerFaults;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Objects of programs as Java's serialization of them in Base64: they outlive the program's classes, and clients that
/// have the classes read them.
final class ObjectText {
    /// Of one object.
    private static final int BYTES_MAX = 1 << 20;
    /// Of all accumulators of a job: those of a hundred jobs are kept.
    private static final int JOB_BYTES_MAX = 4 << 20;

    private ObjectText() {}

    /// Null if it cannot be serialized, or is too large to be kept.
    static @Nullable String of(Throwable thrown) {
        byte[] bytes = bytes(thrown);
        return bytes == null || bytes.length > BYTES_MAX ? null : text(bytes);
    }

    /// Each as an [OptionalFailure]; of what cannot be carried it holds a fault that says so.
    static Map<String, String> ofAll(Map<String, OptionalFailure<Object>> values) {
        Map<String, String> texts = new TreeMap<>();
        long room = JOB_BYTES_MAX;
        for (Map.Entry<String, OptionalFailure<Object>> each : values.entrySet()) {
            byte[] bytes = bytes(each.getValue());
            if (bytes != null && bytes.length <= Math.min(BYTES_MAX, room)) room -= bytes.length;
            else bytes = bytes(notCarried(each.getKey(), bytes));
            texts.put(each.getKey(), text(bytes));
        }
        return texts;
    }

    private static OptionalFailure<Object> notCarried(String name, byte @Nullable [] bytes) {
        String why = bytes == null
                ? "it cannot be serialized"
                : "its %d bytes are more than is kept of accumulators".formatted(bytes.length);
        return OptionalFailure.ofFailure(ServerFaults.NOT_CARRIED
                .what("the accumulator '%s' cannot be sent to another process", name)
                .why(why)
                .fix("read its text at /jobs/ID/accumulators, or write what is large to a sink"));
    }

    private static byte @Nullable [] bytes(Object object) {
        try {
            return InstantiationUtil.serializeObject(object);
        } catch (IOException | RuntimeException | LinkageError failed) {
            // An exception of a program may hold what is not serializable; its text is told in any case.
            return null;
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return Base64.getEncoder().encodeToString(Check.present(bytes, "what was serialized"));
    }
}
