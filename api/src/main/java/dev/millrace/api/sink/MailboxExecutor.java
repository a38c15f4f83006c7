package dev.millrace.api.sink;

import dev.millrace.api.util.function.RunnableWithException;
import dev.millrace.api.util.function.ThrowingRunnable;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Runs mails on the subtask's thread, between its records. Any thread may send them; only the subtask's thread may
/// yield to them. A subtask that has ended throws `RejectedExecutionException`.
public interface MailboxExecutor {
    Object[] EMPTY_ARGS = {};

    /// Sends a mail.
    ///
    /// @param description says in errors what the mail was
    default void execute(ThrowingRunnable<? extends Exception> command, String description) {
        execute(MailOptions.options(), command, description, EMPTY_ARGS);
    }

    /// Sends a mail whose description is formatted when it is needed.
    default void execute(
            ThrowingRunnable<? extends Exception> command, String descriptionFormat, @Nullable Object... arguments) {
        execute(MailOptions.options(), command, descriptionFormat, arguments);
    }

    /// Sends a mail. The options have no effect: mails run in the order in which they came.
    default void execute(MailOptions mailOptions, ThrowingRunnable<? extends Exception> command, String description) {
        execute(mailOptions, command, description, EMPTY_ARGS);
    }

    /// Sends a mail whose description is formatted when it is needed. The options have no effect: mails run in the
    /// order in which they came.
    void execute(
            MailOptions mailOptions,
            ThrowingRunnable<? extends Exception> command,
            String descriptionFormat,
            @Nullable Object... arguments);

    /// Sends a mail whose end the future tells.
    default Future<Void> submit(RunnableWithException command, String description) {
        return submit(command, description, EMPTY_ARGS);
    }

    /// Sends a mail whose result the future tells.
    default <T> Future<T> submit(Callable<T> command, String description) {
        return submit(command, description, EMPTY_ARGS);
    }

    /// Sends a mail whose end the future tells.
    @SuppressWarnings("NullAway") // a future of Void has no other value
    default Future<Void> submit(
            RunnableWithException command, String descriptionFormat, @Nullable Object... arguments) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            command.run();
            return null;
        });
        execute(task::run, descriptionFormat, arguments);
        return task;
    }

    /// Sends a mail whose result the future tells.
    default <T> Future<T> submit(Callable<T> command, String descriptionFormat, @Nullable Object... arguments) {
        FutureTask<T> task = new FutureTask<>(command);
        execute(task::run, descriptionFormat, arguments);
        return task;
    }

    /// Runs the next mail, for which it waits if there is none.
    void yield() throws InterruptedException;

    /// Runs the next mail if there is one.
    boolean tryYield();

    /// Whether mails wait for whose sake the work at hand should stop.
    boolean shouldInterrupt();

    /// What Flink wants to know of a mail to choose the next one. Here mails run in the order in which they came.
    interface MailOptions {

        /// Whether the mail may wait for the end of the work at hand.
        boolean isDeferrable();

        /// Whether the mail should come before others.
        boolean isUrgent();

        /// A mail like any other.
        static MailOptions options() {
            return new Chosen(false, false);
        }

        /// A mail that may wait.
        static MailOptions deferrable() {
            return new Chosen(true, false);
        }

        /// A mail that should come before others.
        static MailOptions urgent() {
            return new Chosen(false, true);
        }

        /// Holds the answers.
        record Chosen(boolean isDeferrable, boolean isUrgent) implements MailOptions {}
    }
}
