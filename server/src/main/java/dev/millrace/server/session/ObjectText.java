package dev.millrace.server.session;

import dev.millrace.api.util.InstantiationUtil;
import dev.millrace.api.util.OptionalFailure;
import dev.millrace.base.fault.Check;
import dev.millrace.server.ServerFaults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
        byte[] bytes = bytes(thrown, BYTES_MAX);
        return bytes == null ? null : text(bytes);
    }

    /// Each as an [OptionalFailure]; of what cannot be carried it holds a fault that says so.
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

    private static OptionalFailure<Object> notCarried(String name) {
        return OptionalFailure.ofFailure(ServerFaults.NOT_CARRIED
                .what("the accumulator '%s' cannot be sent to another process", name)
                .why("it cannot be serialized, or is larger than %d bytes, or a job's all are", BYTES_MAX)
                .fix("read its text at /jobs/ID/accumulators, or write what is large to a sink"));
    }

    private static byte @Nullable [] bytes(Object object, int most) {
        Bounded bytes = new Bounded(most);
        try {
            InstantiationUtil.serializeObject(bytes, object);
            return bytes.content.toByteArray();
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError failed) {
            // An exception of a program may hold what is not serializable; its text is told in any case.
            return null;
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Ends what writes too much: a program's objects may be larger than what is left of memory.
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(int each) throws IOException {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (content.size() + count > most) throw new IOException("more than " + most + " bytes");
            content.write(bytes, from, count);
        }
    }
}
