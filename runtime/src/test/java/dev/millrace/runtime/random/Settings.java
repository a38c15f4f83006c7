package dev.millrace.runtime.random;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;

/// Holds job settings. All of them except the execution mode must not change the results.
///
/// @param bufferTimeoutMillis the buffer timeout; -1 for none, -2 for the default
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
