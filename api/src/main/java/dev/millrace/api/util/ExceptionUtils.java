package dev.millrace.api.util;

import dev.millrace.api.util.function.RunnableWithException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks into exceptions and passes them on.
public final class ExceptionUtils {
    /// Stands for an exception that is not there.
    public static final String STRINGIFIED_NULL_EXCEPTION = "(null)";

    private ExceptionUtils() {}

    /// The stack trace as text.
    public static String stringifyException(@Nullable Throwable thrown) {
        if (thrown == null) return STRINGIFIED_NULL_EXCEPTION;
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /// Whether the JVM itself is damaged and nothing should try to go on.
    public static boolean isJvmFatalError(Throwable thrown) {
        return thrown instanceof InternalError || thrown instanceof UnknownError;
    }

    /// As [#isJvmFatalError], or the memory is used up.
    public static boolean isJvmFatalOrOutOfMemoryError(Throwable thrown) {
        return isJvmFatalError(thrown) || thrown instanceof OutOfMemoryError;
    }

    /// Throws it if the JVM is damaged, else returns.
    public static void rethrowIfFatalError(Throwable thrown) {
        if (isJvmFatalError(thrown)) throw (Error) thrown;
    }

    /// Throws it if the JVM is damaged or out of memory, else returns.
    public static void rethrowIfFatalErrorOrOOM(Throwable thrown) {
        if (isJvmFatalOrOutOfMemoryError(thrown)) throw (Error) thrown;
    }

    /// Collects exceptions: the earlier one with the new one suppressed in it, or the new one if it is the first.
    public static <T extends Throwable> T firstOrSuppressed(T thrown, @Nullable T earlier) {
        if (earlier == null || earlier == thrown) return thrown;
        earlier.addSuppressed(thrown);
        return earlier;
    }

    /// Throws it, as the cause of an unchecked one where it is checked.
    public static void rethrow(Throwable thrown) {
        rethrow(thrown, thrown.getMessage());
    }

    /// Throws it, as the cause of an unchecked one with this message where it is checked.
    public static void rethrow(Throwable thrown, @Nullable String parentMessage) {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        throw new RuntimeException(parentMessage, thrown);
    }

    /// Throws it, wrapped only if it is neither exception nor error.
    public static void rethrowException(Throwable thrown, @Nullable String parentMessage) throws Exception {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof Exception exception) throw exception;
        throw new Exception(parentMessage, thrown);
    }

    /// Throws it, wrapped only if it is neither exception nor error.
    public static void rethrowException(Throwable thrown) throws Exception {
        rethrowException(thrown, thrown.getMessage());
    }

    /// Throws it if there is one.
    public static void tryRethrowException(@Nullable Exception thrown) throws Exception {
        if (thrown != null) throw thrown;
    }

    /// Throws it if it is an [IOException], else returns.
    public static void tryRethrowIOException(Throwable thrown) throws IOException {
        if (thrown instanceof IOException io) throw io;
    }

    /// Throws it, as the cause of an [IOException] where it is checked and not one.
    public static void rethrowIOException(Throwable thrown) throws IOException {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        if (thrown instanceof IOException io) throw io;
        throw new IOException(thrown.getMessage(), thrown);
    }

    /// The first in the chain of causes that has this type.
    public static <T extends Throwable> Optional<T> findThrowable(@Nullable Throwable thrown, Class<T> type) {
        return findThrowable(thrown, type::isInstance).map(type::cast);
    }

    /// The first in the chain of causes that fulfils the predicate.
    public static Optional<Throwable> findThrowable(@Nullable Throwable thrown, Predicate<Throwable> predicate) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (predicate.test(link)) return Optional.of(link);
        }
        return Optional.empty();
    }

    /// The first in the chain of causes whose message contains the text.
    public static Optional<Throwable> findThrowableWithMessage(@Nullable Throwable thrown, String text) {
        return findThrowable(
                thrown, link -> link.getMessage() != null && link.getMessage().contains(text));
    }

    /// What an [ExecutionException] or a chain of them carries.
    public static Throwable stripExecutionException(Throwable thrown) {
        return stripException(thrown, ExecutionException.class);
    }

    /// What a [CompletionException] or a chain of them carries.
    public static Throwable stripCompletionException(Throwable thrown) {
        return stripException(thrown, CompletionException.class);
    }

    /// The first in the chain of causes that is not of the given type, or the last one.
    public static Throwable stripException(Throwable thrown, Class<? extends Throwable> type) {
        Throwable link = thrown;
        for (Throwable cause = link.getCause(); cause != null && type.isInstance(link); cause = link.getCause()) {
            link = cause;
        }
        return link;
    }

    /// Marks the thread as interrupted again if the exception says that it was.
    public static void checkInterrupted(Throwable thrown) {
        if (thrown instanceof InterruptedException) Thread.currentThread().interrupt();
    }

    /// Runs the action and drops what it throws, except what the JVM does not survive.
    public static void suppressExceptions(RunnableWithException action) {
        try {
            action.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            rethrowIfFatalError(thrown);
        }
    }
}
