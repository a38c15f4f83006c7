package dev.millrace.processor;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.processor.read.Range;
import dev.millrace.processor.read.RangeFactory;
import dev.millrace.processor.read.RangeReading;

/// Makes streams of what is read: a step that any number of subtasks share, with a few shares of the savepoint
/// for each.
///
/// @param path of the savepoint
record Readings(StreamExecutionEnvironment env, String path) {
    /// More shares than subtasks: they are not of equal size, and less is in memory at once.
    private static final int SHARES_EACH = 4;

    /// @param all key groups or subtasks
    <OUT> DataStream<OUT> of(int all, String what, RangeReading<OUT> reading, TypeInformation<OUT> type) {
        return env.fromData(Range.split(all, SHARES_EACH * env.getParallelism()), TypeInformation.of(Range.class))
                .rebalance()
                .transform("read " + what, type, new RangeFactory<>(path, reading));
    }
}
