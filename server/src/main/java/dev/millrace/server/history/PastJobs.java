package dev.millrace.server.history;

import dev.millrace.base.host.Clock;
import dev.millrace.client.message.ClusterMessages;
import dev.millrace.client.message.JobMessages;
import dev.millrace.client.message.LiveMessages;
import dev.millrace.format.text.JsonRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the archived jobs for the first page of the console. Thread-safe. Makes the list again only after an archive
/// has changed.
final class PastJobs {
    /// The number of jobs that the page shows; the newest are shown.
    private static final int JOBS_MAX = 2_000;

    private final Clock clock;
    private final Catalogue catalogue;
    private byte @Nullable [] source;
    private List<LiveMessages.Line> lines = List.of();

    PastJobs(Clock clock, Catalogue catalogue) {
        this.clock = clock;
        this.catalogue = catalogue;
    }

    LiveMessages.Cluster cluster(ClusterMessages.Overview overview) {
        return new LiveMessages.Cluster(clock.millis(), overview, lines());
    }

    private synchronized List<LiveMessages.Line> lines() {
        byte[] newest = catalogue.overview(ArchiveKind.JOB);
        if (newest == source) return lines;
        List<JobMessages.Line> all = JsonRecords.read(
                        new String(newest, StandardCharsets.UTF_8), JobMessages.Overview.class)
                .jobs();
        lines = all.subList(Math.max(0, all.size() - JOBS_MAX), all.size()).stream()
                .map(PastJobs::line)
                .toList();
        source = newest;
        return lines;
    }

    private static LiveMessages.Line line(JobMessages.Line from) {
        return new LiveMessages.Line(
                from.jid(),
                from.name(),
                from.state(),
                from.jobType(),
                from.startTime(),
                from.endTime(),
                from.duration(),
                from.tasks(),
                0,
                0,
                null,
                0,
                null,
                0,
                from.state().equals("FAILED") ? 1 : 0,
                new LiveMessages.Verdict(from.state().equals("FAILED") ? "failed" : "ended", null, sentence(from)));
    }

    private static String sentence(JobMessages.Line job) {
        return switch (job.state()) {
            case "FAILED" -> "The job has failed.";
            case "CANCELED" -> "The job was cancelled.";
            default -> "The job has finished.";
        };
    }
}
