package dev.millrace.api.sink;

import dev.millrace.api.util.function.RunnableWithException;
import dev.millrace.api.util.function.ThrowingRunnable;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Runs mails on the subtask's thread between records. Submission is thread-safe; the yield methods are called by the
/// subtask's thread only. If the subtask has ended, submission throws `RejectedExecutionException`.
public interface MailboxExecutor {
    Object[] EMPTY_ARGS = {};

    /// Submits a mail.
    ///
    /// @param description describes the mail in error messages
    default void execute(ThrowingRunnable<? extends Exception> command, String description) {
        execute(MailOptions.options(), command, description, EMPTY_ARGS);
    }

    /// Submits a mail. The description is formatted only if it is needed.
    default void execute(
            ThrowingRunnable<? extends Exception> command, String descriptionFormat, @Nullable Object... arguments) {
        execute(MailOptions.options(), command, descriptionFormat, arguments);
    }

    /// Submits a mail. The options have no effect: mails run in the order of submission.
    default void execute(MailOptions mailOptions, ThrowingRunnable<? extends Exception> command, String description) {
        execute(mailOptions, command, description, EMPTY_ARGS);
    }

    /// Submits a mail. The description is formatted only if it is needed. The options have no effect: mails run in the
    /// order of submission.
    void execute(
            MailOptions mailOptions,
            ThrowingRunnable<? extends Exception> command,
            String descriptionFormat,
            @Nullable Object... arguments);

    /// Submits a mail and returns a future that completes with the mail.
    default Future<Void> submit(RunnableWithException command, String description) {
        return submit(command, description, EMPTY_ARGS);
    }

    /// Submits a mail and returns a future with its result.
    default <T> Future<T> submit(Callable<T> command, String description) {
        return submit(command, description, EMPTY_ARGS);
    }

    /// Submits a mail and returns a future that completes with the mail.
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

    /// Submits a mail and returns a future with its result.
    default <T> Future<T> submit(Callable<T> command, String descriptionFormat, @Nullable Object... arguments) {
        FutureTask<T> task = new FutureTask<>(command);
        execute(task::run, descriptionFormat, arguments);
        return task;
    }

    /// Runs the next mail and waits for one if there is none. Called by the subtask's thread only.
    void yield() throws InterruptedException;

    /// Runs the next mail, if there is one, without waiting. Called by the subtask's thread only.
    ///
    /// @return whether a mail ran
    boolean tryYield();

    /// Returns whether waiting mails ask the current work to stop.
    boolean shouldInterrupt();

    /// Describes the priority of a mail. Millrace ignores the options and runs mails in the order of submission.
    interface MailOptions {

        /// Returns whether the mail may wait until the current work ends.
        boolean isDeferrable();

        /// Returns whether the mail should run before others.
        boolean isUrgent();

        /// Returns the default options.
        static MailOptions options() {
            return new Chosen(false, false);
        }

        /// Returns the options of a mail that may wait.
        static MailOptions deferrable() {
            return new Chosen(true, false);
        }

        /// Returns the options of a mail that should run before others.
        static MailOptions urgent() {
            return new Chosen(false, true);
        }

        /// Holds the values of the options.
        record Chosen(boolean isDeferrable, boolean isUrgent) implements MailOptions {}
    }
}
