package dev.millrace.client.doctor;

import java.util.List;

/// Finds checkpoints that are missing, slow or failed, and the reason.
final class SnapshotHealth {
    private static final double WAITS = 0.1;
    private static final long STALL_MILLIS = 1_000;

    private final JobFacts job;
    private final JobFacts.Checkpoints checkpoints;

    private SnapshotHealth(JobFacts job) {
        this.job = job;
        this.checkpoints = job.checkpoints();
    }

    static void addTo(List<Finding> all, JobFacts job) {
        SnapshotHealth health = new SnapshotHealth(job);
        if (job.checkpoints().intervalMillis() <= 0) {
            all.add(new Finding(
                    "no-checkpoints",
                    false,
                    "The job takes no checkpoints: after a failure it begins from the start.",
                    "execution.checkpointing.interval is not set",
                    "Set execution.checkpointing.interval, to 10 s for instance, unless all may be done again."));
            return;
        }
        health.addFailing(all);
        health.addSlow(all);
        health.addStalling(all);
    }

    /// Counts the checkpoints that failed since the last completed one.
    private void addFailing(List<Finding> all) {
        int failed = 0;
        String why = null;
        for (JobFacts.Checkpoint each : checkpoints.newestFirst()) {
            if (each.status().equals("COMPLETED")) break;
            if (!each.status().equals("FAILED")) continue;
            failed++;
            if (why == null) why = each.why();
        }
        if (failed == 0) return;
        all.add(new Finding(
                "checkpoints-fail",
                true,
                "Checkpoints fail.",
                Diagnosis.text(
                        "%d since the last one that was complete; the newest: %s",
                        failed, why == null ? "nobody knows why" : why),
                "If they time out, see the findings about slowness and back-pressure. Otherwise mend what the "
                        + "newest failure names, and see whether there is room where checkpoints lie."));
    }

    private void addSlow(List<Finding> all) {
        for (JobFacts.Checkpoint each : checkpoints.newestFirst()) {
            boolean isUnderWay = each.status().equals("IN_PROGRESS");
            if (each.status().equals("FAILED") || each.millis() <= checkpoints.intervalMillis()) {
                if (isUnderWay) continue;
                return;
            }
            all.add(new Finding(
                    "checkpoints-slow",
                    each.millis() > checkpoints.timeoutMillis() / 2,
                    isUnderWay ? "A checkpoint is taking long." : "Checkpoints take longer than the time between them.",
                    Diagnosis.text(
                            "checkpoint %d %s %d ms, %d bytes; the interval is %d ms, the timeout %d ms",
                            each.id(),
                            isUnderWay ? "has taken" : "took",
                            each.millis(),
                            each.bytes(),
                            checkpoints.intervalMillis(),
                            checkpoints.timeoutMillis()),
                    slowAdvice()));
            return;
        }
    }

    private String slowAdvice() {
        boolean hasPressure = job.vertices().stream().anyMatch(each -> each.backPressured() > WAITS);
        if (hasPressure && !checkpoints.isOvertaking()) {
            return "Barriers wait behind records, since the job is back-pressured: mend that, or let them overtake"
                    + " with execution.checkpointing.unaligned.enabled: true.";
        }
        return "It is written slowly: see the disk or store where checkpoints lie, leave "
                + "execution.checkpointing.incremental on, or set a longer interval.";
    }

    private void addStalling(List<Finding> all) {
        for (JobFacts.Checkpoint each : checkpoints.newestFirst()) {
            if (!each.status().equals("COMPLETED")) continue;
            if (each.stallMillis() < STALL_MILLIS) return;
            all.add(new Finding(
                    "checkpoints-stall",
                    false,
                    "Checkpoints hold subtasks up.",
                    Diagnosis.text("checkpoint %d held one up for %d ms", each.id(), each.stallMillis()),
                    "State that functions write themselves (snapshotState, broadcast and operator state) is copied on"
                            + " the subtask's thread: keep it small, or keep it in keyed state."));
            return;
        }
    }
}
