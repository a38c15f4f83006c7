package dev.millrace.runtime.operator;

import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.util.function.ThrowingRunnable;
import dev.millrace.runtime.chain.Services;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Lets a sink's other threads run things on the subtask's thread, and its writer wait for them.
final class SubtaskMailbox implements MailboxExecutor {
    private final Services services;
    private final AtomicInteger done = new AtomicInteger();

    SubtaskMailbox(Services services) {
        this.services = services;
    }

    @Override
    public void execute(
            ThrowingRunnable<? extends Exception> command, String descriptionFormat, @Nullable Object... arguments) {
        services.post(() -> {
            try {
                command.run();
            } catch (RuntimeException thrown) {
                throw thrown;
            } catch (Exception thrown) {
                throw new IllegalStateException(String.format(descriptionFormat, arguments), thrown);
            } finally {
                done.incrementAndGet();
            }
        });
    }

    @Override
    public void yield() {
        int before = done.get();
        services.waitUntil(() -> done.get() != before);
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    @Override
    public boolean tryYield() {
        // Mail runs between two records, or while the writer waits; it is never so late that it must be forced.
        return false;
    }
}
