package dev.millrace.server.session;

import dev.millrace.api.execution.JobID;
import dev.millrace.server.ServerFaults;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the jobs and programs of a session: all that run, and the newest of those that have ended. Thread-safe.
final class SessionJobs {
    private static final int ENDED_KEPT = 100;

    private final Map<JobID, SessionJob> byId = new LinkedHashMap<>();
    private final Deque<JobID> ended = new ArrayDeque<>();
    private final Deque<Application> applications = new ArrayDeque<>();
    private final List<Consumer<JobID>> listeners = new CopyOnWriteArrayList<>();

    synchronized void add(JobID id, SessionJob job) {
        ended.remove(id);
        byId.put(id, job);
    }

    /// Moves a job to the list of ended jobs, and drops the oldest one beyond the limit.
    synchronized void ended(JobID id) {
        ended.addLast(id);
        if (ended.size() > ENDED_KEPT) byId.remove(ended.removeFirst());
    }

    /// Does the same for a job that has just ended, and notifies the listeners.
    void over(JobID id) {
        ended(id);
        for (Consumer<JobID> each : listeners) each.accept(id);
    }

    void whenOver(Consumer<JobID> listener) {
        listeners.add(listener);
    }

    /// Removes a job that another process runs now. If this process has recovered the job since, nothing changes.
    synchronized void forget(JobID id, SessionJob job) {
        byId.remove(id, job);
    }

    synchronized void add(Application application) {
        applications.addLast(application);
        long ended = applications.stream().filter(Application::isOver).count();
        for (var each = applications.iterator(); ended > ENDED_KEPT && each.hasNext(); ) {
            if (!each.next().isOver()) continue;
            each.remove();
            ended--;
        }
    }

    synchronized List<Application> applications() {
        return List.copyOf(applications);
    }

    /// @throws dev.millrace.base.fault.MillraceException if there is none
    synchronized Application application(String id) {
        for (Application each : applications) if (each.id().equals(id)) return each;
        throw ServerFaults.NO_PROGRAM
                .what("The program %s does not exist.", id)
                .why("The coordinator keeps only the newest %d ended programs.", ENDED_KEPT)
                .fix("List all programs.");
    }

    synchronized @Nullable SessionJob find(JobID id) {
        return byId.get(id);
    }

    /// @throws dev.millrace.base.fault.MillraceException if there is none
    SessionJob known(JobID id) {
        SessionJob job = find(id);
        if (job != null) return job;
        throw ServerFaults.NO_JOB
                .what("The job %s does not exist.", id)
                .why("The coordinator keeps only the newest %d ended jobs.", ENDED_KEPT)
                .fix("List all jobs.");
    }

    synchronized List<SessionJob> all() {
        return List.copyOf(byId.values());
    }
}
