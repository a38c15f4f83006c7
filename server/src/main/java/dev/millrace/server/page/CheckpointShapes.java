package dev.millrace.server.page;

import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.ExternalizedCheckpointRetention;
import dev.millrace.client.message.CheckpointMessages;
import dev.millrace.runtime.checkpoint.CheckpointSettings;
import dev.millrace.runtime.checkpoint.CheckpointStatistics;
import dev.millrace.runtime.job.view.JobView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Converts the checkpoint statistics of a job to messages.
final class CheckpointShapes {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private CheckpointShapes() {}

    static CheckpointMessages.Statistics statistics(JobView job, long nowMillis) {
        CheckpointStatistics from = job.statistics().orElseGet(CheckpointStatistics::new);
        List<CheckpointMessages.Checkpoint> history = history(from, nowMillis).stream()
                .map(each -> CheckpointDetails.line(job, each))
                .toList();
        return new CheckpointMessages.Statistics(
                new CheckpointMessages.Counts(
                        from.restored(),
                        from.completed() + from.failed() + from.underWay(),
                        from.underWay(),
                        from.completed(),
                        from.failed()),
                summary(from.newest()),
                new CheckpointMessages.Latest(
                        newest(history, "COMPLETED", false),
                        from.lastSavepoint()
                                .map(each -> CheckpointDetails.line(job, completed(each)))
                                .orElse(null),
                        newest(history, "FAILED", null),
                        from.begunWith().map(CheckpointShapes::restored).orElse(null)),
                history);
    }

    /// Returns the newest checkpoints first.
    static List<CheckpointMessages.Checkpoint> history(CheckpointStatistics from, long nowMillis) {
        List<CheckpointMessages.Checkpoint> all = new ArrayList<>();
        for (CheckpointStatistics.UnderWay each : from.open()) all.add(open(each, nowMillis));
        for (CheckpointStatistics.Completed each : from.newest()) all.add(completed(each));
        for (CheckpointStatistics.Lost each : from.lost()) all.add(lost(each));
        all.sort(Comparator.comparingLong(CheckpointMessages.Checkpoint::id).reversed());
        return all;
    }

    /// Returns the history, and the last savepoint even if it is older.
    static List<CheckpointMessages.Checkpoint> known(CheckpointStatistics from, long nowMillis) {
        List<CheckpointMessages.Checkpoint> all = new ArrayList<>(history(from, nowMillis));
        from.lastSavepoint().map(CheckpointShapes::completed).ifPresent(all::add);
        return all;
    }

    private static CheckpointMessages.@Nullable Checkpoint newest(
            List<CheckpointMessages.Checkpoint> history, String status, @Nullable Boolean isSavepoint) {
        for (CheckpointMessages.Checkpoint each : history) {
            boolean isKind = isSavepoint == null || each.isSavepoint() == isSavepoint;
            if (isKind && each.status().equals(status)) return each;
        }
        return null;
    }

    private static CheckpointMessages.Checkpoint open(CheckpointStatistics.UnderWay from, long nowMillis) {
        return new CheckpointMessages.Checkpoint(
                "in_progress",
                from.checkpoint(),
                "IN_PROGRESS",
                from.isSavepoint(),
                format(from.isSavepoint()),
                from.startedMillis(),
                -1,
                0,
                0,
                Math.max(0, nowMillis - from.startedMillis()),
                0,
                0,
                0,
                0,
                0,
                kind(from.isSavepoint()),
                null,
                false,
                null,
                null,
                0,
                Map.of());
    }

    static CheckpointMessages.Checkpoint completed(CheckpointStatistics.Completed from) {
        long millis = from.nanos() / NANOS_PER_MILLI;
        return new CheckpointMessages.Checkpoint(
                "completed",
                from.checkpoint(),
                "COMPLETED",
                from.isSavepoint(),
                format(from.isSavepoint()),
                from.startedMillis(),
                from.startedMillis() + millis,
                from.bytes(),
                from.bytes(),
                millis,
                0,
                0,
                0,
                0,
                0,
                kind(from.isSavepoint()),
                address(from.path()),
                false,
                null,
                null,
                from.longestStallNanos(),
                Map.of());
    }

    private static CheckpointMessages.Checkpoint lost(CheckpointStatistics.Lost from) {
        return new CheckpointMessages.Checkpoint(
                "failed",
                from.checkpoint(),
                "FAILED",
                from.isSavepoint(),
                format(from.isSavepoint()),
                from.startedMillis(),
                -1,
                0,
                0,
                Math.max(0, from.failedMillis() - from.startedMillis()),
                0,
                0,
                0,
                0,
                0,
                kind(from.isSavepoint()),
                null,
                false,
                from.failedMillis(),
                from.why(),
                0,
                Map.of());
    }

    private static String address(String path) {
        return path.startsWith("/") ? "file:" + path : path;
    }

    private static @Nullable String format(boolean isSavepoint) {
        return isSavepoint ? "CANONICAL" : null;
    }

    private static String kind(boolean isSavepoint) {
        return isSavepoint ? "SAVEPOINT" : "CHECKPOINT";
    }

    private static CheckpointMessages.Restored restored(CheckpointStatistics.Begun from) {
        return new CheckpointMessages.Restored(
                from.checkpoint(), from.restoredMillis(), from.isSavepoint(), from.path());
    }

    private static CheckpointMessages.Summary summary(List<CheckpointStatistics.Completed> all) {
        CheckpointMessages.Spread sizes = spread(all, CheckpointStatistics.Completed::bytes);
        CheckpointMessages.Spread nothing = spread(all, _ -> 0);
        return new CheckpointMessages.Summary(
                sizes, sizes, spread(all, each -> each.nanos() / NANOS_PER_MILLI), nothing, nothing);
    }

    private static CheckpointMessages.Spread spread(
            List<CheckpointStatistics.Completed> all, ToLongFunction<CheckpointStatistics.Completed> what) {
        return spread(all.stream().mapToLong(what).toArray());
    }

    static CheckpointMessages.Spread spread(long[] unsorted) {
        long[] values = unsorted.clone();
        Arrays.sort(values);
        if (values.length == 0)
            return new CheckpointMessages.Spread(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return new CheckpointMessages.Spread(
                values[0],
                values[values.length - 1],
                Arrays.stream(values).sum() / values.length,
                quantile(values, 0.5),
                quantile(values, 0.9),
                quantile(values, 0.95),
                quantile(values, 0.99),
                quantile(values, 0.999));
    }

    private static double quantile(long[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }

    static CheckpointMessages.Config config(JobView job) {
        CheckpointSettings settings = job.checkpoints();
        boolean isKept = settings.retention() != ExternalizedCheckpointRetention.NO_EXTERNALIZED_CHECKPOINTS;
        return new CheckpointMessages.Config(
                settings.isExact() ? "exactly_once" : "at_least_once",
                settings.intervalMillis(),
                settings.timeoutMillis(),
                settings.pauseMillis(),
                settings.concurrentMax(),
                new CheckpointMessages.Externalization(
                        isKept,
                        isKept && settings.retention() == ExternalizedCheckpointRetention.DELETE_ON_CANCELLATION),
                job.settings().getOrDefault("state.backend.type", "hashmap"),
                job.settings().getOrDefault(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), "temporary directory"),
                settings.isOvertaking(),
                settings.tolerableFailures(),
                settings.overtakeAfterMillis(),
                true,
                false,
                0,
                null);
    }
}
