package dev.millrace.cli.remote;

import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Clock;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestClient;
import dev.millrace.client.message.CheckpointMessages;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/// Prints the progress of a checkpoint or savepoint every few seconds. Not thread-safe.
final class ProgressLine implements Runnable {
    private static final long EVERY_NANOS = 2_000_000_000L;
    private static final String GOES_ON = "IN_PROGRESS";

    private final RestClient client;
    private final String job;
    private final PrintWriter err;
    private final Clock clock = Host.real().clock();
    private long nextNanos = clock.nanos() + EVERY_NANOS;

    /// @param err receives the progress; results go to standard output
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
            // The caller's own request reports the failure.
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
