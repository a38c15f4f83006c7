package dev.millrace.client.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Derives findings from the facts about a job. The result depends on the facts only.
public final class Diagnosis {
    private static final String RUNNING = "RUNNING";
    private static final Set<String> NOT_ENDED = Set.of("CREATED", "RESTARTING", RUNNING);
    private static final Set<String> NOT_PLACED = Set.of("CREATED", "SCHEDULED");
    private static final double WHOLE = 0.95;
    private static final long RECENT_SECONDS = 3_600;

    private Diagnosis() {}

    /// Returns the findings, serious ones first; empty if nothing is wrong.
    public static List<Finding> of(JobFacts job) {
        List<Finding> all = new ArrayList<>();
        addEnd(job, all);
        addRestarts(job, all);
        boolean waits = addNoSlots(job, all);
        if (!job.state().equals(RUNNING)) return all;
        if (!waits) addWaiting(job, all);
        addStuck(job, all);
        Pressure.addTo(all, job);
        EventTime.addTo(all, job);
        SnapshotHealth.addTo(all, job);
        all.sort(Comparator.comparing(Finding::isSerious).reversed());
        return all;
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String percent(double part) {
        return Math.round(part * 100) + " %";
    }

    /// Returns the indexes of subtasks as text for users.
    static String numbers(List<JobFacts.Subtask> subtasks) {
        List<String> words =
                subtasks.stream().map(each -> Integer.toString(each.index())).toList();
        String some = String.join(", ", words.subList(0, Math.min(words.size(), 10)));
        return (words.size() == 1 ? "subtask " : "subtasks ") + some + (words.size() > 10 ? ", …" : "");
    }

    private static void addEnd(JobFacts job, List<Finding> all) {
        if (!job.state().equals("FAILED")) return;
        String why = job.failures().isEmpty()
                ? "nothing is known of why"
                : job.failures().getFirst().why();
        all.add(
                new Finding(
                        "failed",
                        true,
                        "The job has failed and will not go on by itself.",
                        why,
                        "Mend the cause, and start it again, from its newest checkpoint or savepoint if it has one: `run -s`."));
    }

    private static void addRestarts(JobFacts job, List<Finding> all) {
        if (job.failures().isEmpty() || job.state().equals("FAILED")) return;
        JobFacts.Failure newest = job.failures().getFirst();
        boolean isUnderWay = !job.state().equals(RUNNING) && !job.state().equals("FINISHED");
        boolean isRecent = newest.secondsAgo() <= RECENT_SECONDS;
        String where = newest.subtask() == null ? "" : " in " + newest.subtask();
        all.add(new Finding(
                "restarts",
                isUnderWay || isRecent,
                isUnderWay ? "The job is starting again after a failure." : "The job has failed and started again.",
                text(
                        "%d failures are known, the newest %d s ago%s: %s",
                        job.failures().size(), newest.secondsAgo(), where, newest.why()),
                "Mend the cause: it comes again with the same record. If it is the record's fault, "
                        + "`millrace.records.on-failure: skip` or `route` leaves it out."));
    }

    /// Vertices share slots, so the vertex with the highest parallelism determines how many slots a job needs.
    private static boolean addNoSlots(JobFacts job, List<Finding> all) {
        if (!NOT_ENDED.contains(job.state())) return false;
        int needed = job.vertices().stream()
                .mapToInt(each -> each.subtasks().size())
                .max()
                .orElse(0);
        boolean waits = job.vertices().stream()
                .flatMap(each -> each.subtasks().stream())
                .anyMatch(each -> NOT_PLACED.contains(each.state()));
        if (!waits || needed <= job.slots().free()) return false;
        all.add(new Finding(
                "no-slots",
                true,
                "The job waits for slots.",
                text(
                        "it needs %d slots; the cluster has %d, of which %d are free",
                        needed, job.slots().total(), job.slots().free()),
                "Start another worker, give the workers more slots (taskmanager.numberOfTaskSlots), cancel another job,"
                        + " or start this one with a lower parallelism."));
        return true;
    }

    private static void addWaiting(JobFacts job, List<Finding> all) {
        for (JobFacts.Vertex vertex : job.vertices()) {
            List<JobFacts.Subtask> waiting = vertex.subtasks().stream()
                    .filter(each -> !each.isRunning() && !each.state().equals("FINISHED"))
                    .toList();
            if (waiting.isEmpty()) continue;
            all.add(new Finding(
                    "not-running",
                    true,
                    text("'%s' does not run in all its subtasks.", vertex.name()),
                    text("%s: %s", numbers(waiting), waiting.getFirst().state()),
                    "If INITIALIZING lasts, state is being read: see `initializationTime`. If it is anything else, see "
                            + "/jobs/" + job.id() + "/exceptions."));
        }
    }

    /// Finds subtasks that are always busy but process no records.
    private static void addStuck(JobFacts job, List<Finding> all) {
        for (JobFacts.Vertex vertex : job.vertices()) {
            List<JobFacts.Subtask> stuck = vertex.subtasks().stream()
                    .filter(each ->
                            each.isRunning() && each.busy() >= WHOLE && each.recordsIn() == 0 && each.recordsOut() == 0)
                    .toList();
            if (stuck.isEmpty()) continue;
            all.add(new Finding(
                    "stuck",
                    true,
                    text("'%s' has been inside one call all the time.", vertex.name()),
                    text("%s: busy for %.1f s, and no record in or out", numbers(stuck), job.seconds()),
                    "Look for the vertex's name in /taskmanagers/local/thread-dump: the stack shows where the function "
                            + "waits or loops. Calls to other systems need a timeout; AsyncDataStream does many at a "
                            + "time."));
        }
    }
}
