package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.JobSpec;
import dev.millrace.runtime.chain.Specializer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Holds one specializer for each step and each edge of a job, shared by all subtasks. Thread-safe.
///
/// The specializers of recent programs are kept. If a program runs again, after a failure or as a new job, its compiled
/// code is available from the first record. Call sites that all jobs share, for example where a source reader emits,
/// then still see one class.
final class Specializers {
    private static final int PROGRAMS_KEPT = 32;
    private static final Map<String, Specializers> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Specializers> eldest) {
            return size() > PROGRAMS_KEPT;
        }
    };

    private final Map<Integer, Specializer> steps = new ConcurrentHashMap<>();
    private final Map<Integer, Specializer> edges = new ConcurrentHashMap<>();

    private Specializers() {}

    /// Returns the specializers of an equal recent program, or new ones.
    static Specializers of(JobSpec job) {
        String program = ProgramText.of(job);
        synchronized (RECENT) {
            return RECENT.computeIfAbsent(program, _ -> new Specializers());
        }
    }

    Specializer ofStep(int id) {
        return steps.computeIfAbsent(id, _ -> new Specializer());
    }

    Specializer ofEdge(int id) {
        return edges.computeIfAbsent(id, _ -> new Specializer());
    }
}
