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

    /// Sends a mail.
    ///
    /// @param description says in errors what the mail was
    default void execute(ThrowingRunnable<? extends Exception> command, String description) {
        execute(command, description, new Object[0]);
    }

    /// Sends a mail whose description is formatted when it is needed.
    void execute(
            ThrowingRunnable<? extends Exception> command, String descriptionFormat, @Nullable Object... arguments);

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
}
