package dev.millrace.api.util;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Checks arguments and state and throws exceptions of the JDK.
public final class Preconditions {
    private Preconditions() {}

    /// Returns the reference.
    ///
    /// @throws NullPointerException if the reference is null
    public static <T> T checkNotNull(@Nullable T reference) {
        if (reference == null) throw new NullPointerException();
        return reference;
    }

    /// Returns the reference.
    ///
    /// @throws NullPointerException with the message if the reference is null
    public static <T> T checkNotNull(@Nullable T reference, @Nullable String message) {
        if (reference == null) throw new NullPointerException(message);
        return reference;
    }

    /// Returns the reference. In the message, one argument replaces each `%s` of the template.
    ///
    /// @throws NullPointerException with the filled template if the reference is null
    public static <T> T checkNotNull(
            @Nullable T reference, @Nullable String template, @Nullable Object @Nullable ... arguments) {
        if (reference == null) throw new NullPointerException(filled(template, arguments));
        return reference;
    }

    /// Checks a condition on arguments.
    ///
    /// @throws IllegalArgumentException if the condition is false
    public static void checkArgument(boolean condition) {
        if (!condition) throw new IllegalArgumentException();
    }

    /// Checks a condition on arguments.
    ///
    /// @throws IllegalArgumentException with the message if the condition is false
    public static void checkArgument(boolean condition, @Nullable Object message) {
        if (!condition) throw new IllegalArgumentException(String.valueOf(message));
    }

    /// Checks a condition on arguments.
    ///
    /// @throws IllegalArgumentException with the filled template if the condition is false
    public static void checkArgument(
            boolean condition, @Nullable String template, @Nullable Object @Nullable ... arguments) {
        if (!condition) throw new IllegalArgumentException(filled(template, arguments));
    }

    /// Checks a condition on state.
    ///
    /// @throws IllegalStateException if the condition is false
    public static void checkState(boolean condition) {
        if (!condition) throw new IllegalStateException();
    }

    /// Checks a condition on state.
    ///
    /// @throws IllegalStateException with the message if the condition is false
    public static void checkState(boolean condition, @Nullable Object message) {
        if (!condition) throw new IllegalStateException(String.valueOf(message));
    }

    /// Checks a condition on state.
    ///
    /// @throws IllegalStateException with the filled template if the condition is false
    public static void checkState(
            boolean condition, @Nullable String template, @Nullable Object @Nullable ... arguments) {
        if (!condition) throw new IllegalStateException(filled(template, arguments));
    }

    /// Checks an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is not in [0, size)
    public static void checkElementIndex(int index, int size) {
        checkElementIndex(index, size, "element");
    }

    /// Checks an index.
    ///
    /// @throws IndexOutOfBoundsException if the index is not in [0, size); the text starts with the message
    public static void checkElementIndex(int index, int size, @Nullable String message) {
        checkArgument(size >= 0, "size is negative");
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(message + " index " + index + " is not below size " + size);
        }
    }

    /// Checks that a future completed without an error.
    ///
    /// @throws IllegalStateException if the future is not done, was cancelled, or failed
    public static void checkCompletedNormally(CompletableFuture<?> future) {
        checkState(future.isDone(), "the future is not done");
        if (future.isCompletedExceptionally()) {
            throw new IllegalStateException("the future failed", future.exceptionNow());
        }
    }

    private static String filled(@Nullable String template, @Nullable Object @Nullable [] given) {
        @Nullable Object[] arguments = given == null ? new @Nullable Object[0] : given;
        String rest = String.valueOf(template);
        StringBuilder text = new StringBuilder(rest.length() + 32);
        int used = 0;
        for (int hole = rest.indexOf("%s"); hole >= 0 && used < arguments.length; hole = rest.indexOf("%s")) {
            text.append(rest, 0, hole).append(arguments[used++]);
            rest = rest.substring(hole + 2);
        }
        text.append(rest);
        if (used < arguments.length) {
            text.append(' ').append(Arrays.asList(arguments).subList(used, arguments.length));
        }
        return text.toString();
    }
}
