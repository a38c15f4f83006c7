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
                ? "the reason is unknown"
                : job.failures().getFirst().why();
        all.add(new Finding(
                "failed",
                true,
                "The job has failed and does not restart.",
                why,
                "Correct the cause. Start the job again, from its newest checkpoint or savepoint if any: `run -s`."));
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
                isUnderWay ? "The job is restarting after a failure." : "The job has failed and was restarted.",
                text(
                        "%d failures are known, the newest %d s ago%s: %s",
                        job.failures().size(), newest.secondsAgo(), where, newest.why()),
                "Correct the cause, because the failure recurs with the same record. If the record is wrong, "
                        + "`millrace.records.on-failure: skip` or `route` removes it."));
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
                        + " or start this job with a lower parallelism."));
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
                    text("Not all subtasks of '%s' run.", vertex.name()),
                    text("%s: %s", numbers(waiting), waiting.getFirst().state()),
                    "A long INITIALIZING means that state is being read: see `initializationTime`. Otherwise see "
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
                    text("'%s' is stuck in one call.", vertex.name()),
                    text("%s: busy for %.1f s, and no record in or out", numbers(stuck), job.seconds()),
                    "Find the vertex in /taskmanagers/local/thread-dump: its stack shows where the function "
                            + "waits or loops. Set a timeout for calls to other systems. AsyncDataStream makes many "
                            + "calls at a time."));
        }
    }
}
