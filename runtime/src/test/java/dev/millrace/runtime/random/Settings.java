package dev.millrace.runtime.random;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;

/// Settings of a job that must make no difference to its results, but for the mode.
///
/// @param bufferTimeoutMillis -1 for none, -2 for the usual one
record Settings(
        RuntimeExecutionMode mode, boolean isReusing, boolean isChaining, long bufferTimeoutMillis, int parallelism) {

    boolean isBatch() {
        return mode != RuntimeExecutionMode.STREAMING;
    }

    StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(parallelism).setRuntimeMode(mode);
        if (isReusing) env.getConfig().enableObjectReuse();
        if (!isChaining) env.disableOperatorChaining();
        if (bufferTimeoutMillis >= -1) env.setBufferTimeout(bufferTimeoutMillis);
        return env;
    }
}
