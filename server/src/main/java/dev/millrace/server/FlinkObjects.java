package dev.millrace.server;

import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.ObjectStreamField;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Java objects that Flink's own clients find in answers, in base 64. They are of classes that do not exist here,
/// so stand-ins of the same shape are written under the others' names.
public final class FlinkObjects {
    private static final Map<Class<?>, String> NAMES = Map.of(
            Told.class, "org.apache.flink.util.SerializedThrowable",
            Maybe.class, "org.apache.flink.util.OptionalFailure");

    private FlinkObjects() {}

    /// An exception as texts.
    ///
    /// @param type its class
    /// @param stackTrace with the message in front
    public static String throwable(String type, String stackTrace) {
        try {
            return Base64.getEncoder().encodeToString(written(new Told(type, stackTrace), Integer.MAX_VALUE));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A value that may be there.
    ///
    /// @param most bytes that it may take
    /// @return null if it takes more, can't be written, or has classes that come with a program
    public static byte @Nullable [] value(@Nullable Object value, int most) {
        try {
            return written(new Maybe(value), most);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError foreign) {
            return null;
        }
    }

    private static byte[] written(Object object, int most) throws IOException {
        BoundedBytes bytes = new BoundedBytes(most);
        try (Renaming out = new Renaming(bytes)) {
            out.writeObject(object);
        }
        return bytes.all();
    }

    /// The fields are named and typed as the other's are.
    private static final class Told extends Exception {
        @Serial
        private static final long serialVersionUID = 7284183123441947635L;

        private final byte @Nullable [] serializedException = null;
        private final String originalErrorClassName;
        private final String fullStringifiedStackTrace;

        Told(String type, String stackTrace) {
            super(message(stackTrace), null, false, false);
            this.originalErrorClassName = type;
            this.fullStringifiedStackTrace = stackTrace;
        }

        private static String message(String stackTrace) {
            return stackTrace
                    .lines()
                    .takeWhile(line -> !line.startsWith("\tat "))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final class Maybe implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Object value;
        private final @Nullable Throwable failureCause = null;

        Maybe(@Nullable Object value) {
            this.value = value;
        }

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(value);
        }
    }

    private static final class Renaming extends ObjectOutputStream {
        Renaming(OutputStream to) throws IOException {
            super(to);
        }

        @Override
        protected void writeClassDescriptor(ObjectStreamClass written) throws IOException {
            Class<?> type = written.forClass();
            String name = NAMES.get(type);
            if (name == null) {
                if (!isEverywhere(type)) throw new InvalidClassException(type.getName(), "only the program has it");
                super.writeClassDescriptor(written);
                return;
            }
            writeUTF(name);
            writeLong(written.getSerialVersionUID());
            boolean writesItself = type == Maybe.class;
            writeByte(
                    ObjectStreamConstants.SC_SERIALIZABLE | (writesItself ? ObjectStreamConstants.SC_WRITE_METHOD : 0));
            ObjectStreamField[] fields = written.getFields();
            writeShort(fields.length);
            for (ObjectStreamField each : fields) {
                writeByte(each.getTypeCode());
                writeUTF(each.getName());
                writeObject(each.getTypeString());
            }
        }

        private static boolean isEverywhere(Class<?> type) {
            Class<?> element = type;
            while (element.isArray()) element = element.getComponentType();
            return element.isPrimitive()
                    || element.getClassLoader() == null
                    || element.getClassLoader() == ClassLoader.getPlatformClassLoader();
        }
    }
}
