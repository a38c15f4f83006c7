package dev.millrace.runtime.chain;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.process.DefaultOpenContext;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichFunction;
import dev.millrace.api.process.RuntimeContext;
import dev.millrace.api.process.WithConfigurationOpenContext;
import dev.millrace.api.state.CheckpointedFunction;
import dev.millrace.api.state.FunctionInitializationContext;
import dev.millrace.api.state.ListCheckpointing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives each subtask its own copy of a user function, by Java serialization as Flink does, so that fields of a
/// function are never shared between threads. One instance serves a whole job; safe to use from any thread.
public final class UserFunctions {
    private final ClassLoader loader;
    private final boolean isCopying;
    private final Map<Object, byte[]> written = new IdentityHashMap<>();

    /// @param loader finds the user's classes
    public UserFunctions(ClassLoader loader) {
        this(loader, true);
    }

    private UserFunctions(ClassLoader loader, boolean isCopying) {
        this.loader = loader;
        this.isCopying = isCopying;
    }

    /// Takes functions as they are, for those who have one subtask or copied them already.
    public static UserFunctions asTheyAre(ClassLoader loader) {
        return new UserFunctions(loader, false);
    }

    /// A copy; what is not [Serializable] is shared as it is, which only the engine's own pieces are.
    @SuppressWarnings("unchecked")
    public <F> F copy(F original) {
        if (!isCopying || !(original instanceof Serializable) || isStateless(original.getClass())) return original;
        return (F) read(bytes(original), original);
    }

    /// Whether it is a lambda that captures nothing. Its copy would be no better, and can be worse: javac lets two
    /// references to one method, in one class but with different types, be read back as the same.
    private static boolean isStateless(Class<?> type) {
        return type.isHidden() && type.getDeclaredFields().length == 0;
    }

    /// Sets the runtime context of a function that is the subtask's own, initializes its state and calls `open`, as
    /// far as it asks for these. If that fails, the function is closed.
    ///
    /// @param parameters that the function is opened with; null for none
    /// @return what takes part in checkpoints for it
    static Object start(
            Object function,
            RuntimeContext runtime,
            @Nullable Configuration parameters,
            UserFailures failures,
            FunctionInitializationContext states) {
        Object lasting = ListCheckpointing.of(function);
        try {
            if (function instanceof RichFunction rich) rich.setRuntimeContext(runtime);
            if (lasting instanceof CheckpointedFunction checkpointed) checkpointed.initializeState(states);
            if (function instanceof RichFunction rich) rich.open(opening(parameters));
        } catch (Throwable thrown) {
            // As in Flink: close() is called even if open() has failed.
            CloseOnFailure.close(thrown, () -> close(function));
            throw failures.opening(thrown);
        }
        return lasting;
    }

    private static OpenContext opening(@Nullable Configuration parameters) {
        if (parameters == null) return DefaultOpenContext.INSTANCE;
        return new WithConfigurationOpenContext(new Configuration(parameters));
    }

    /// Calls `close` if the function is rich.
    public static void close(Object function) throws Exception {
        if (function instanceof RichFunction rich) rich.close();
    }

    private synchronized byte[] bytes(Object original) {
        return written.computeIfAbsent(original, UserFunctions::write);
    }

    private static byte[] write(Object original) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        } catch (IOException failed) {
            throw ChainFaults.NOT_SERIALIZABLE
                    .what(
                            "%s cannot be copied for its subtasks",
                            original.getClass().getName())
                    .cause(failed)
                    .fix("make what it holds serializable, or mark the field transient and fill it in open()");
        }
        return bytes.toByteArray();
    }

    private Object read(byte[] bytes, Object original) {
        try (ObjectInputStream in = new UserObjects(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException failed) {
            throw ChainFaults.NOT_SERIALIZABLE
                    .what(
                            "the copy of %s for a subtask cannot be read",
                            original.getClass().getName())
                    .cause(failed)
                    .fix("check its readObject and the class path");
        }
    }

    private static final class UserObjects extends ObjectInputStream {
        private final ClassLoader loader;

        UserObjects(InputStream in, ClassLoader loader) throws IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(description.getName(), false, loader);
            } catch (ClassNotFoundException notTheUsers) {
                return super.resolveClass(description);
            }
        }
    }
}
