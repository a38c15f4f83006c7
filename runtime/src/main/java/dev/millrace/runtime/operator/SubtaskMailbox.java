package dev.millrace.runtime.operator;

import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.util.function.ThrowingRunnable;
import dev.millrace.runtime.chain.Services;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Runs commands of a sink's other threads on the subtask's thread, and lets the sink's writer wait for them.
public final class SubtaskMailbox implements MailboxExecutor {
    private final Services services;
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    public SubtaskMailbox(Services services) {
        this.services = services;
    }

    @Override
    public void execute(
            MailOptions mailOptions,
            ThrowingRunnable<? extends Exception> command,
            String descriptionFormat,
            @Nullable Object... arguments) {
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
        sent.incrementAndGet();
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
        // A command counts as sent only when it is in the mailbox, so this call never waits for a command that does
        // not arrive.
        if (sent.get() <= done.get()) return false;
        this.yield();
        return true;
    }
}
