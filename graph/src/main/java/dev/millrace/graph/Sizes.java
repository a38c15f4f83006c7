package dev.millrace.graph;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Step;

/// Computes the parallelism of each step, with the defaults of job and engine.
final class Sizes {
    private static final int LOWEST_MAX = 1 << 7;

    private final ExecutionConfig execution;

    Sizes(JobSpec spec) {
        this.execution = spec.executionConfig();
    }

    int parallelism(Step<?> step) {
        if (step.parallelism() != Step.UNSET) return step.parallelism();
        return Math.max(1, execution.getParallelism());
    }

    /// Returns the configured maximum parallelism. By default, it is 1.5 times the parallelism, rounded up to a
    /// power of two, between 128 and 32,768.
    int maxParallelism(Step<?> step) {
        return maxParallelism(step, parallelism(step));
    }

    /// Returns the maximum parallelism for another parallelism than that of the program.
    int maxParallelism(Step<?> step, int parallelism) {
        int given = step.maxParallelism() != Step.UNSET ? step.maxParallelism() : execution.getMaxParallelism();
        if (given > 0) {
            if (given >= parallelism) return given;
            throw GraphFaults.MAX_PARALLELISM
                    .argument(
                            "Step %s has parallelism %d and maximum parallelism %d.", step.where(), parallelism, given)
                    .fix("Raise setMaxParallelism, or lower setParallelism.");
        }
        int wanted = parallelism + parallelism / 2;
        int rounded = wanted <= 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        return Math.clamp(rounded, LOWEST_MAX, Step.MAX_PARALLELISM_BOUND);
    }
}
