package dev.millrace.client.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Finds the vertex that causes backpressure, and tells whether data skew is the reason.
final class Pressure {
    private static final double SERIOUS = 0.5;
    private static final double KNOWABLE = 0.1;
    private static final double BUSY = 0.5;
    private static final double TIMES = 2;
    private static final long ENOUGH_RECORDS = 100;

    private final JobFacts job;

    private Pressure(JobFacts job) {
        this.job = job;
    }

    static void addTo(List<Finding> all, JobFacts job) {
        Pressure pressure = new Pressure(job);
        causes(job).forEach((culprit, waiting) -> all.add(pressure.finding(culprit, waiting)));
        for (JobFacts.Vertex each : job.vertices()) addSkew(all, each);
    }

    /// Returns the vertices that slow down others, each with the vertices that wait for it.
    static Map<JobFacts.Vertex, List<JobFacts.Vertex>> causes(JobFacts job) {
        Pressure pressure = new Pressure(job);
        Map<JobFacts.Vertex, List<JobFacts.Vertex>> heldUp = new LinkedHashMap<>();
        for (JobFacts.Vertex each : job.vertices()) {
            if (each.backPressured() <= KNOWABLE) continue;
            JobFacts.Vertex culprit = pressure.culprit(each);
            if (culprit != null)
                heldUp.computeIfAbsent(culprit, _ -> new ArrayList<>()).add(each);
        }
        return heldUp;
    }

    /// Follows the busiest consumers downstream to the vertex that is not backpressured itself.
    private JobFacts.@Nullable Vertex culprit(JobFacts.Vertex waiting) {
        JobFacts.Vertex next = job.vertices().stream()
                .filter(each -> each.inputs().contains(waiting.id()))
                .max(Comparator.comparingDouble(each -> Math.max(each.busy(), each.backPressured())))
                .orElse(null);
        if (next == null || next.backPressured() <= KNOWABLE) return next;
        JobFacts.Vertex further = culprit(next);
        // A vertex that waits a little but is busier than the next one is itself the cause.
        boolean isOwnReason = further == null || next.busy() >= BUSY && next.busy() > further.busy();
        return isOwnReason ? next : further;
    }

    private Finding finding(JobFacts.Vertex culprit, List<JobFacts.Vertex> waiting) {
        double worst = waiting.stream()
                .mapToDouble(JobFacts.Vertex::backPressured)
                .max()
                .orElse(0);
        List<String> names =
                waiting.stream().map(each -> "'" + each.name() + "'").toList();
        StringBuilder evidence = new StringBuilder();
        for (JobFacts.Vertex each : waiting) {
            evidence.append(Diagnosis.text(
                    "'%s' waits %s of the time; ", each.name(), Diagnosis.percent(each.backPressured())));
        }
        evidence.append(Diagnosis.text(
                "'%s' is busy %s of the time in %d %s, with %.0f records/s",
                culprit.name(),
                Diagnosis.percent(culprit.busy()),
                culprit.subtasks().size(),
                culprit.subtasks().size() == 1 ? "subtask" : "subtasks",
                culprit.recordsIn() / Math.max(0.001, job.seconds())));
        return new Finding(
                "back-pressure",
                worst > SERIOUS,
                Diagnosis.text("'%s' slows down %s.", culprit.name(), String.join(", ", names)),
                evidence.toString(),
                advice(culprit));
    }

    private static String advice(JobFacts.Vertex culprit) {
        if (skewed(culprit) != null) return "The records are unevenly divided. Read the finding about the skew first.";
        if (culprit.busy() >= BUSY) {
            return "Raise the parallelism, or make the function faster: a profile (POST …/profiler) or the thread dump "
                    + "shows what it does. If the function waits for another system, use AsyncDataStream.";
        }
        return "The vertex is not busy but waits for something, for example a slow sink, disk or network. See its "
                + "threads in the thread dump.";
    }

    private static void addSkew(List<Finding> all, JobFacts.Vertex vertex) {
        JobFacts.Subtask most = skewed(vertex);
        if (most == null) return;
        long others = vertex.recordsIn() - most.recordsIn();
        all.add(new Finding(
                "skew",
                true,
                Diagnosis.text(
                        "Subtask %d of '%s' receives far more records than the others.", most.index(), vertex.name()),
                Diagnosis.text(
                        "%d records against %.0f of the others on average, busy %s of the time against %s",
                        most.recordsIn(),
                        (double) others / (vertex.subtasks().size() - 1),
                        Diagnosis.percent(most.busy()),
                        Diagnosis.percent(othersBusy(vertex, most).orElse(0))),
                "A few keys have most of the records, or splits are unequal. Aggregate before keyBy, split the hot keys"
                        + " and combine the parts in a second step, or rebalance a stream without keys."));
    }

    private static OptionalDouble othersBusy(JobFacts.Vertex vertex, JobFacts.Subtask but) {
        return vertex.subtasks().stream()
                .filter(each -> each.index() != but.index())
                .mapToDouble(JobFacts.Subtask::busy)
                .average();
    }

    /// Returns the subtask whose input is much larger than that of the others; null if there is none.
    static JobFacts.@Nullable Subtask skewed(JobFacts.Vertex vertex) {
        if (vertex.subtasks().size() < 2) return null;
        JobFacts.Subtask most = vertex.subtasks().stream()
                .max(Comparator.comparingLong(JobFacts.Subtask::recordsIn))
                .orElseThrow();
        double others = (double) (vertex.recordsIn() - most.recordsIn())
                / (vertex.subtasks().size() - 1);
        boolean isMuch = most.recordsIn() >= ENOUGH_RECORDS && most.recordsIn() > TIMES * others;
        return isMuch && most.busy() >= BUSY ? most : null;
    }
}
