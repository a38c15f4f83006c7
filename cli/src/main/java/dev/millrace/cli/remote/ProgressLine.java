package dev.millrace.cli.remote;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.CheckpointMessages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/// Tells whoever waits for a checkpoint or savepoint how far it is, every few seconds. Used by one thread.
final class ProgressLine implements Runnable {
    private static final long EVERY_NANOS = 2_000_000_000L;
    private static final String GOES_ON = "IN_PROGRESS";

    private final RestClient client;
    private final String job;
    private final PrintWriter err;
    private final Clock clock = Host.real().clock();
    private long nextNanos = clock.nanos() + EVERY_NANOS;

    /// @param err where it tells: answers go elsewhere
    ProgressLine(RestClient client, String job, PrintWriter err) {
        this.client = client;
        this.job = job;
        this.err = err;
    }

    @Override
    public void run() {
        if (clock.nanos() < nextNanos) return;
        nextNanos = clock.nanos() + EVERY_NANOS;
        try {
            newest().ifPresent(each -> err.println(text(each)));
        } catch (MillraceException unknown) {
            // Whoever waits will hear of it.
        }
    }

    private Optional<CheckpointMessages.Checkpoint> newest() {
        return client.checkpoints(job).history().stream()
                .filter(each -> each.status().equals(GOES_ON))
                .findFirst();
    }

    static String text(CheckpointMessages.Checkpoint checkpoint) {
        return String.format(
                Locale.ROOT,
                "%s %d: %d of %d subtasks have taken it, %.1f MB, for %d s",
                checkpoint.isSavepoint() ? "savepoint" : "checkpoint",
                checkpoint.id(),
                checkpoint.acknowledged(),
                checkpoint.subtasks(),
                checkpoint.stateSize() / 1e6,
                checkpoint.duration() / 1_000);
    }
}
