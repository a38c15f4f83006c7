package dev.millrace.client.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds vertices whose watermark stands still while records arrive, and the cause.
final class EventTime {
    private final JobFacts job;

    private EventTime(JobFacts job) {
        this.job = job;
    }

    static void addTo(List<Finding> all, JobFacts job) {
        new EventTime(job).add(all);
    }

    private void add(List<Finding> all) {
        addLate(all);
        boolean usesTime = job.vertices().stream()
                .anyMatch(
                        each -> each.usesEventTime() || each.subtasks().stream().anyMatch(EventTime::hasTime));
        boolean hasRecords = job.vertices().stream().anyMatch(each -> each.recordsIn() > 0);
        if (!usesTime || !hasRecords) return;
        List<JobFacts.Vertex> standing = job.vertices().stream()
                .filter(each -> !each.isSource() && isStanding(each))
                .toList();
        if (standing.isEmpty()) return;
        // Vertices that do not use event time only forward watermarks.
        JobFacts.Vertex first = standing.stream()
                .filter(JobFacts.Vertex::usesEventTime)
                .findFirst()
                .orElse(standing.getFirst());
        List<Finding> reasons = new ArrayList<>();
        for (JobFacts.Vertex source : sourcesOf(first, new ArrayList<>())) addReason(first, source, reasons);
        if (reasons.isEmpty()) {
            reasons.add(new Finding(
                    "watermark",
                    false,
                    Diagnosis.text("The watermark of '%s' does not advance although records arrive.", first.name()),
                    evidence(first),
                    "No single source is the reason. See /jobs/" + job.id() + "/vertices/" + first.id()
                            + "/watermarks, and observe the job for longer with --for."));
        }
        all.addAll(reasons);
    }

    /// The minimal watermark was never set, and the maximal watermark marks the end of a source.
    private static boolean hasTime(JobFacts.Subtask subtask) {
        return subtask.watermark() != Long.MIN_VALUE && subtask.watermark() != Long.MAX_VALUE;
    }

    private String evidence(JobFacts.Vertex vertex) {
        return Diagnosis.text(
                "the watermark was at %s for %.1f s, and %d records arrived",
                at(lowest(vertex)), job.seconds(), vertex.recordsIn());
    }

    private static long lowest(JobFacts.Vertex vertex) {
        return vertex.subtasks().stream()
                .filter(JobFacts.Subtask::isRunning)
                .mapToLong(JobFacts.Subtask::watermark)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean isStanding(JobFacts.Vertex vertex) {
        return vertex.subtasks().stream().anyMatch(each -> each.isRunning() && each.isStanding());
    }

    static String at(long watermark) {
        return watermark == Long.MIN_VALUE
                ? "its initial value"
                : Instant.ofEpochMilli(watermark).toString();
    }

    private List<JobFacts.Vertex> sourcesOf(JobFacts.Vertex vertex, List<JobFacts.Vertex> found) {
        for (JobFacts.Vertex each : job.vertices()) {
            if (!vertex.inputs().contains(each.id())) continue;
            if (!each.isSource()) sourcesOf(each, found);
            else if (!found.contains(each)) found.add(each);
        }
        return found;
    }

    private void addReason(JobFacts.Vertex held, JobFacts.Vertex source, List<Finding> reasons) {
        List<JobFacts.Subtask> running = source.subtasks().stream()
                .filter(each -> each.isRunning() && each.isStanding())
                .toList();
        List<JobFacts.Subtask> idle =
                running.stream().filter(each -> each.recordsIn() == 0).toList();
        List<JobFacts.Subtask> timeless =
                running.stream().filter(each -> each.recordsIn() > 0).toList();
        if (!idle.isEmpty()) {
            reasons.add(new Finding(
                    "idle-source",
                    true,
                    Diagnosis.text(
                            "'%s' sends no records in %s and holds back the watermark of '%s'.",
                            source.name(), Diagnosis.numbers(idle), held.name()),
                    Diagnosis.text(
                            "no record from %d of %d subtasks in %.1f s; '%s': %s",
                            idle.size(), source.subtasks().size(), job.seconds(), held.name(), evidence(held)),
                    "If the subtask has nothing to read, add withIdleness(…) to the WatermarkStrategy, or lower the"
                            + " parallelism to the number of splits. Otherwise find out why no records arrive."));
        }
        if (!timeless.isEmpty()) {
            reasons.add(new Finding(
                    "timeless-source",
                    true,
                    Diagnosis.text(
                            "'%s' sends records, but its event time does not advance in %s, which holds back '%s'.",
                            source.name(), Diagnosis.numbers(timeless), held.name()),
                    Diagnosis.text(
                            "its watermark was at %s for %.1f s; '%s': %s",
                            at(timeless.getFirst().watermark()), job.seconds(), held.name(), evidence(held)),
                    "Without a WatermarkStrategy, pass one to fromSource(…), or call assignTimestampsAndWatermarks(…)."
                            + " With one, the timestamps do not change: check the field that the timestamp assigner"
                            + " reads, and that its unit is milliseconds."));
        }
    }

    private void addLate(List<Finding> all) {
        for (JobFacts.Vertex vertex : job.vertices()) {
            long late =
                    vertex.subtasks().stream().mapToLong(JobFacts.Subtask::late).sum();
            if (late == 0) continue;
            all.add(new Finding(
                    "late-records",
                    false,
                    Diagnosis.text("'%s' drops late records.", vertex.name()),
                    Diagnosis.text("%d in %.1f s, of %d", late, job.seconds(), vertex.recordsIn()),
                    "Raise the bound of forBoundedOutOfOrderness(…), set allowedLateness(…) of the window, or collect "
                            + "late records with sideOutputLateData(…)."));
        }
    }
}
