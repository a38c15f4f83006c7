package dev.millrace.runtime.job.deploy;

import dev.millrace.api.plan.JobSpec;
import dev.millrace.runtime.chain.Specializer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One specializer for each step and edge of a job, shared by all its subtasks: they run the same code.
///
/// Programs that were run lately keep theirs. When one runs again, after a failure or as a new job, the code that was
/// compiled for it is there from the first record on, and the few places that all jobs share (where a source's reader
/// emits, say) still see one class.
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

    /// Those of the last run of a program with the same steps and functions, or new ones.
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
