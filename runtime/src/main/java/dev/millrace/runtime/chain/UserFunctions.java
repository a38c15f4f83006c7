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

/// Creates a copy of a user function for each subtask with Java serialization, as Flink does, so that threads
/// never share fields of a function. One instance serves a whole job. Thread-safe.
public final class UserFunctions {
    private final ClassLoader loader;
    private final boolean isCopying;
    private final Map<Object, byte[]> written = new IdentityHashMap<>();

    /// Creates the copier of a job.
    ///
    /// @param loader the class loader of the program
    public UserFunctions(ClassLoader loader) {
        this(loader, true);
    }

    private UserFunctions(ClassLoader loader, boolean isCopying) {
        this.loader = loader;
        this.isCopying = isCopying;
    }

    /// Returns an instance that does not copy, for callers with one subtask or with functions that are
    /// already copies.
    public static UserFunctions asTheyAre(ClassLoader loader) {
        return new UserFunctions(loader, false);
    }

    /// Returns a copy. An object that is not [Serializable] is shared; only the engine's own objects are
    /// not serializable.
    @SuppressWarnings("unchecked")
    public <F> F copy(F original) {
        if (!isCopying || !(original instanceof Serializable) || isStateless(original.getClass())) return original;
        return (F) read(bytes(original), original);
    }

    /// Returns whether the type is a lambda without captured variables, which needs no copy. A copy could even be
    /// wrong: javac lets two references to one method with different types deserialize as the same one.
    private static boolean isStateless(Class<?> type) {
        return type.isHidden() && type.getDeclaredFields().length == 0;
    }

    /// Sets the runtime context of a function, initializes its state and calls `open`, if the function implements
    /// the interfaces for it. If a call fails, the function is closed.
    ///
    /// @param parameters the parameters for `open`; null for none
    /// @return the object that takes part in checkpoints for the function
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
            // As in Flink, close() is called even if open() has failed.
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
                            "%s cannot be copied for its subtasks.",
                            original.getClass().getName())
                    .cause(failed)
                    .fix("Make its fields serializable, or mark a field as transient and fill it in open().");
        }
        return bytes.toByteArray();
    }

    private Object read(byte[] bytes, Object original) {
        try (ObjectInputStream in = new UserObjects(new ByteArrayInputStream(bytes), loader)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException failed) {
            throw ChainFaults.NOT_SERIALIZABLE
                    .what(
                            "The copy of %s for a subtask cannot be read.",
                            original.getClass().getName())
                    .cause(failed)
                    .fix("Check readObject of the class, and the class path.");
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
