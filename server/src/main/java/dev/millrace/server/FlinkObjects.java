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

/// Serializes the Java objects that Flink's clients expect in responses, in Base64. Millrace does not have Flink's
/// classes, so this class writes stand-ins of the same shape under Flink's class names.
public final class FlinkObjects {
    private static final Map<Class<?>, String> NAMES = Map.of(
            Told.class, "org.apache.flink.util.SerializedThrowable",
            Maybe.class, "org.apache.flink.util.OptionalFailure");

    private FlinkObjects() {}

    /// Serializes an exception that is known as text.
    ///
    /// @param type the exception's class
    /// @param stackTrace starts with the message
    public static String throwable(String type, String stackTrace) {
        try {
            return Base64.getEncoder().encodeToString(written(new Told(type, stackTrace), Integer.MAX_VALUE));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Serializes a value.
    ///
    /// @param most the limit in bytes
    /// @return null if the value exceeds the limit, cannot be serialized, or has classes of a program
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

    /// The names and types of the fields must be those of Flink's class.
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
