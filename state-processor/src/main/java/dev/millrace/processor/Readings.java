package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.read.Range;
import dev.millrace.processor.read.RangeFactory;
import dev.millrace.processor.read.RangeReading;

/// Creates streams of what is read. Any number of subtasks share the reading step, and each subtask gets several
/// ranges of the savepoint.
///
/// @param path of the savepoint
record Readings(StreamExecutionEnvironment env, String path) {
    /// There are more ranges than subtasks, because ranges differ in size and smaller ranges need less memory.
    private static final int SHARES_EACH = 4;

    /// @param all number of key groups or subtasks
    <OUT> DataStream<OUT> of(int all, String what, RangeReading<OUT> reading, TypeInformation<OUT> type) {
        return env.fromData(Range.split(all, SHARES_EACH * env.getParallelism()), TypeInformation.of(Range.class))
                .rebalance()
                .transform("read " + what, type, new RangeFactory<>(path, reading));
    }
}
