package dev.millrace.client.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in one sentence what limits a job. The result depends on the facts only.
///
/// @param kind the kind of the sentence
/// @param vertex the id of the vertex that the sentence names; null if it names none
public record Bottleneck(Kind kind, @Nullable String vertex, String sentence) {
    private static final double SATURATED = 0.8;
    private static final double BUSY = 0.5;
    private static final long UNSTEADY_SECONDS = 60;

    /// Says what a sentence is about.
    public enum Kind {
        /// No vertex waits for another one.
        KEEPS_UP,
        /// A vertex has no reserve, but no other vertex waits for it.
        SATURATED,
        /// A vertex lets other vertices wait.
        BOTTLENECK,
        /// No source has read a record.
        NO_INPUT,
        /// Not all subtasks have started.
        STARTING,
        /// The job is between two attempts, or fails again and again.
        RESTARTING,
        /// The job has failed for ever.
        FAILED,
        /// The job has finished or was cancelled.
        ENDED;

        /// Returns the name for programs.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Returns the sentence about a job.
    public static Bottleneck of(JobFacts job) {
        return switch (job.state()) {
            case "FINISHED" -> new Bottleneck(Kind.ENDED, null, "The job has finished.");
            case "CANCELED" -> new Bottleneck(Kind.ENDED, null, "The job was cancelled.");
            case "SUSPENDED" -> new Bottleneck(Kind.ENDED, null, "The job is suspended; another process continues it.");
            case "FAILED" ->
                new Bottleneck(
                        Kind.FAILED, null, "The job has failed" + where(job) + " and does not restart" + why(job));
            case "RESTARTING", "FAILING" ->
                new Bottleneck(Kind.RESTARTING, null, "The job restarts after a failure" + where(job) + why(job));
            case "RUNNING" -> running(job);
            default -> new Bottleneck(Kind.STARTING, null, "The job is starting.");
        };
    }

    private static String where(JobFacts job) {
        if (job.failures().isEmpty()) return "";
        String subtask = job.failures().getFirst().subtask();
        return subtask == null ? "" : " in '" + subtask + "'";
    }

    private static String why(JobFacts job) {
        if (job.failures().isEmpty()) return ".";
        return ": " + RootCause.shortened(job.failures().getFirst().why());
    }

    /// Returns whether the job fails again and again, although it runs at this moment.
    private static boolean isUnsteady(JobFacts job) {
        return job.failures().size() > 1 && job.failures().get(1).secondsAgo() < UNSTEADY_SECONDS;
    }

    private static Bottleneck running(JobFacts job) {
        if (isUnsteady(job)) {
            long recent = job.failures().stream()
                    .filter(each -> each.secondsAgo() < UNSTEADY_SECONDS)
                    .count();
            String sentence = Diagnosis.text("The job has failed %d times within a minute, most recently", recent);
            return new Bottleneck(Kind.RESTARTING, null, sentence + where(job) + why(job));
        }
        long waiting = job.vertices().stream()
                .flatMap(each -> each.subtasks().stream())
                .filter(each -> !each.isRunning() && !each.state().equals("FINISHED"))
                .count();
        if (waiting > 0) {
            long all = job.vertices().stream()
                    .mapToLong(each -> each.subtasks().size())
                    .sum();
            return new Bottleneck(
                    Kind.STARTING,
                    null,
                    Diagnosis.text("%d of %d subtasks do not run yet, so no result is complete.", waiting, all));
        }
        Map<JobFacts.Vertex, List<JobFacts.Vertex>> causes = Pressure.causes(job);
        JobFacts.Vertex worst = causes.keySet().stream()
                .max(Comparator.comparingDouble(each -> waits(causes.getOrDefault(each, List.of()))))
                .orElse(null);
        if (worst != null) return bottleneck(worst, causes.getOrDefault(worst, List.of()));
        return withoutPressure(job);
    }

    private static double waits(List<JobFacts.Vertex> waiting) {
        return waiting.stream()
                .mapToDouble(JobFacts.Vertex::backPressured)
                .max()
                .orElse(0);
    }

    private static Bottleneck bottleneck(JobFacts.Vertex cause, List<JobFacts.Vertex> waiting) {
        JobFacts.Vertex first = waiting.stream()
                .max(Comparator.comparingDouble(JobFacts.Vertex::backPressured))
                .orElseThrow();
        String others = waiting.size() == 1 ? "" : Diagnosis.text(" and %d more", waiting.size() - 1);
        String sentence = Diagnosis.text(
                "'%s' is the bottleneck: %s, and '%s'%s %s %s of the time for it.",
                cause.name(),
                why(cause),
                first.name(),
                others,
                waiting.size() == 1 ? "waits" : "wait up to",
                Diagnosis.percent(first.backPressured()));
        return new Bottleneck(Kind.BOTTLENECK, cause.id(), sentence);
    }

    private static String why(JobFacts.Vertex cause) {
        JobFacts.Subtask most = Pressure.skewed(cause);
        if (most != null) {
            return Diagnosis.text(
                    "subtask %d receives %s of the records and is busy %s of the time",
                    most.index(),
                    Diagnosis.percent((double) most.recordsIn() / Math.max(1, cause.recordsIn())),
                    Diagnosis.percent(most.busy()));
        }
        if (cause.busy() >= BUSY)
            return Diagnosis.text(
                    "%s busy %s of the time",
                    cause.subtasks().size() == 1 ? "it is" : "its busiest subtask is", Diagnosis.percent(cause.busy()));
        return Diagnosis.text(
                "it is busy only %s of the time, so it waits for another system", Diagnosis.percent(cause.busy()));
    }

    private static Bottleneck withoutPressure(JobFacts job) {
        JobFacts.Vertex busiest = job.vertices().stream()
                .max(Comparator.comparingDouble(JobFacts.Vertex::busy))
                .orElse(null);
        if (busiest == null) return new Bottleneck(Kind.STARTING, null, "The job has no vertices yet.");
        boolean hasRecords = job.vertices().stream()
                .anyMatch(each -> each.subtasks().stream().anyMatch(one -> one.recordsIn() + one.recordsOut() > 0));
        if (!hasRecords && busiest.busy() < BUSY)
            return new Bottleneck(Kind.NO_INPUT, null, "The job waits for input: no record has arrived lately.");
        boolean isSource = busiest.isSource();
        if (busiest.busy() < SATURATED)
            return new Bottleneck(
                    Kind.KEEPS_UP,
                    busiest.id(),
                    Diagnosis.text(
                            "The job keeps up with its input: the busiest operator, '%s', is busy %s of the time.",
                            busiest.name(), Diagnosis.percent(busiest.busy())));
        return new Bottleneck(
                Kind.SATURATED,
                busiest.id(),
                Diagnosis.text(
                        isSource
                                ? "'%s' reads as fast as it can (busy %s of the time); nothing behind it is slower."
                                : "'%s' has no reserve (busy %s of the time), but no operator waits for it.",
                        busiest.name(),
                        Diagnosis.percent(busiest.busy())));
    }
}
