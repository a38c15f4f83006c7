package dev.millrace.api.execution;

import dev.millrace.api.util.OptionalFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Holds the result of a job that has ended. Immutable.
public class JobExecutionResult extends JobSubmissionResult {
    private final long netRuntimeMillis;
    private final Map<String, OptionalFailure<Object>> accumulatorResults;

    /// Creates a result.
    ///
    /// @param netRuntime milliseconds
    /// @param accumulators values merged over all tasks; null for none
    public JobExecutionResult(
            JobID jobID, long netRuntime, @Nullable Map<String, OptionalFailure<Object>> accumulators) {
        super(jobID);
        this.netRuntimeMillis = netRuntime;
        this.accumulatorResults = accumulators == null ? Map.of() : Map.copyOf(accumulators);
    }

    @Override
    public boolean isJobExecutionResult() {
        return true;
    }

    @Override
    public JobExecutionResult getJobExecutionResult() {
        return this;
    }

    /// Returns the milliseconds from the start of the job to its end.
    public long getNetRuntime() {
        return netRuntimeMillis;
    }

    /// Returns the time from the start of the job to its end, rounded down.
    public long getNetRuntime(TimeUnit desiredUnit) {
        return desiredUnit.convert(netRuntimeMillis, TimeUnit.MILLISECONDS);
    }

    /// Returns the result of an accumulator; null if there is no accumulator of that name.
    ///
    /// @throws dev.millrace.api.util.FlinkRuntimeException if merging the values of the tasks failed
    @SuppressWarnings({"unchecked", "NullAway"})
    public <T> T getAccumulatorResult(String accumulatorName) {
        OptionalFailure<Object> result = accumulatorResults.get(accumulatorName);
        return result == null ? null : (T) result.getUnchecked();
    }

    /// Returns the results of all accumulators by name.
    ///
    /// @throws dev.millrace.api.util.FlinkRuntimeException if merging the values of the tasks failed
    public Map<String, Object> getAllAccumulatorResults() {
        Map<String, Object> results = new HashMap<>();
        accumulatorResults.forEach((name, result) -> results.put(name, result.getUnchecked()));
        return results;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("job ")
                .append(getJobID())
                .append(" ended after ")
                .append(netRuntimeMillis)
                .append(" ms");
        new TreeMap<>(accumulatorResults)
                .forEach((name, result) ->
                        text.append("\n- ").append(name).append(": ").append(result));
        return text.toString();
    }
}
