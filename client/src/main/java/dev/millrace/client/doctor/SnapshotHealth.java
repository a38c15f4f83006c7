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
                    "The job takes no checkpoints and restarts from the beginning after a failure.",
                    "execution.checkpointing.interval is not set",
                    "Set execution.checkpointing.interval, for example to 10 s, unless the job may start over."));
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
                        "%d since the last complete one; the newest: %s",
                        failed, why == null ? "the reason is unknown" : why),
                "If they time out, read the findings about slowness and back-pressure. Otherwise correct the newest "
                        + "failure, and check the free space of the checkpoint directory."));
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
                    isUnderWay ? "A checkpoint is taking long." : "Checkpoints take longer than their interval.",
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
            return "Barriers wait behind records because of back-pressure. Remove the back-pressure, or set"
                    + " execution.checkpointing.unaligned.enabled: true.";
        }
        return "The checkpoint is written slowly. Check the disk or store of the checkpoint directory, enable "
                + "execution.checkpointing.incremental, or set a longer interval.";
    }

    private void addStalling(List<Finding> all) {
        for (JobFacts.Checkpoint each : checkpoints.newestFirst()) {
            if (!each.status().equals("COMPLETED")) continue;
            if (each.stallMillis() < STALL_MILLIS) return;
            all.add(new Finding(
                    "checkpoints-stall",
                    false,
                    "Checkpoints stop subtasks.",
                    Diagnosis.text("checkpoint %d stopped a subtask for %d ms", each.id(), each.stallMillis()),
                    "State that functions write themselves (snapshotState, broadcast and operator state) is copied on"
                            + " the thread of the subtask. Keep this state small, or use keyed state."));
            return;
        }
    }
}
