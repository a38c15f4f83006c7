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

/// Inspects, unwraps and rethrows exceptions.
public final class ExceptionUtils {
    /// The text of an exception that is null.
    public static final String STRINGIFIED_NULL_EXCEPTION = "(null)";

    private ExceptionUtils() {}

    /// Returns the stack trace as text, or [#STRINGIFIED_NULL_EXCEPTION] for null.
    public static String stringifyException(@Nullable Throwable thrown) {
        if (thrown == null) return STRINGIFIED_NULL_EXCEPTION;
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    /// Returns whether the error means that the JVM is damaged. The process should not continue after such
    /// an error.
    public static boolean isJvmFatalError(Throwable thrown) {
        return thrown instanceof InternalError || thrown instanceof UnknownError;
    }

    /// Returns whether [#isJvmFatalError] holds or the JVM is out of memory.
    public static boolean isJvmFatalOrOutOfMemoryError(Throwable thrown) {
        return isJvmFatalError(thrown) || thrown instanceof OutOfMemoryError;
    }

    /// Throws the exception if [#isJvmFatalError] holds, otherwise returns.
    public static void rethrowIfFatalError(Throwable thrown) {
        if (isJvmFatalError(thrown)) throw (Error) thrown;
    }

    /// Throws the exception if [#isJvmFatalOrOutOfMemoryError] holds, otherwise returns.
    public static void rethrowIfFatalErrorOrOOM(Throwable thrown) {
        if (isJvmFatalOrOutOfMemoryError(thrown)) throw (Error) thrown;
    }

    /// Returns the earlier exception with the new one suppressed, or the new exception if there is no earlier one.
    public static <T extends Throwable> T firstOrSuppressed(T thrown, @Nullable T earlier) {
        if (earlier == null || earlier == thrown) return thrown;
        earlier.addSuppressed(thrown);
        return earlier;
    }

    /// Throws the exception. A checked exception becomes the cause of an unchecked one.
    public static void rethrow(Throwable thrown) {
        rethrow(thrown, thrown.getMessage());
    }

    /// Throws the exception. A checked exception becomes the cause of an unchecked one with the given message.
    public static void rethrow(Throwable thrown, @Nullable String parentMessage) {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        throw new RuntimeException(parentMessage, thrown);
    }

    /// Throws the exception. A throwable that is neither exception nor error becomes the cause of an exception.
    public static void rethrowException(Throwable thrown, @Nullable String parentMessage) throws Exception {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof Exception exception) throw exception;
        throw new Exception(parentMessage, thrown);
    }

    /// Throws the exception. A throwable that is neither exception nor error becomes the cause of an exception.
    public static void rethrowException(Throwable thrown) throws Exception {
        rethrowException(thrown, thrown.getMessage());
    }

    /// Throws the exception if it is not null.
    public static void tryRethrowException(@Nullable Exception thrown) throws Exception {
        if (thrown != null) throw thrown;
    }

    /// Throws the exception if it is an [IOException], otherwise returns.
    public static void tryRethrowIOException(Throwable thrown) throws IOException {
        if (thrown instanceof IOException io) throw io;
    }

    /// Throws the exception. A checked exception other than [IOException] becomes the cause of an [IOException].
    public static void rethrowIOException(Throwable thrown) throws IOException {
        if (thrown instanceof Error error) throw error;
        if (thrown instanceof RuntimeException unchecked) throw unchecked;
        if (thrown instanceof IOException io) throw io;
        throw new IOException(thrown.getMessage(), thrown);
    }

    /// Returns the first exception of the type in the chain of causes.
    public static <T extends Throwable> Optional<T> findThrowable(@Nullable Throwable thrown, Class<T> type) {
        return findThrowable(thrown, type::isInstance).map(type::cast);
    }

    /// Returns the first exception in the chain of causes that satisfies the predicate.
    public static Optional<Throwable> findThrowable(@Nullable Throwable thrown, Predicate<Throwable> predicate) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (predicate.test(link)) return Optional.of(link);
        }
        return Optional.empty();
    }

    /// Returns the first exception in the chain of causes whose message contains the text.
    public static Optional<Throwable> findThrowableWithMessage(@Nullable Throwable thrown, String text) {
        return findThrowable(
                thrown, link -> link.getMessage() != null && link.getMessage().contains(text));
    }

    /// Returns the first exception in the chain of causes that is not an [ExecutionException], or the last one.
    public static Throwable stripExecutionException(Throwable thrown) {
        return stripException(thrown, ExecutionException.class);
    }

    /// Returns the first exception in the chain of causes that is not a [CompletionException], or the last one.
    public static Throwable stripCompletionException(Throwable thrown) {
        return stripException(thrown, CompletionException.class);
    }

    /// Returns the first exception in the chain of causes that is not of the given type, or the last one.
    public static Throwable stripException(Throwable thrown, Class<? extends Throwable> type) {
        Throwable link = thrown;
        for (Throwable cause = link.getCause(); cause != null && type.isInstance(link); cause = link.getCause()) {
            link = cause;
        }
        return link;
    }

    /// Interrupts the current thread if the exception is an [InterruptedException].
    public static void checkInterrupted(Throwable thrown) {
        if (thrown instanceof InterruptedException) Thread.currentThread().interrupt();
    }

    /// Runs the action and ignores its exceptions, except fatal errors of the JVM.
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
