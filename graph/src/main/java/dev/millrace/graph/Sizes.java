package dev.millrace.graph;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.plan.JobSpec;
import dev.millrace.api.plan.Step;

/// The parallelism of each step, with the defaults of job and engine filled in.
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

    /// What was set, or else half as much again as the parallelism, rounded up to a power of two, from 128 to 32,768.
    int maxParallelism(Step<?> step) {
        return maxParallelism(step, parallelism(step));
    }

    /// The same with another parallelism than the program says.
    int maxParallelism(Step<?> step, int parallelism) {
        int given = step.maxParallelism() != Step.UNSET ? step.maxParallelism() : execution.getMaxParallelism();
        if (given > 0) {
            if (given >= parallelism) return given;
            throw GraphFaults.MAX_PARALLELISM
                    .argument("step %s has parallelism %d and maximum parallelism %d", step.where(), parallelism, given)
                    .fix("raise setMaxParallelism, or lower setParallelism");
        }
        int wanted = parallelism + parallelism / 2;
        int rounded = wanted <= 1 ? 1 : Integer.highestOneBit(wanted - 1) << 1;
        return Math.clamp(rounded, LOWEST_MAX, Step.MAX_PARALLELISM_BOUND);
    }
}
