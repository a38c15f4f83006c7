package dev.millrace.runtime.window;

import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Describes an interval join.
///
/// @param lateSides whether late records go to side outputs
/// @param keysAreLong whether keys are numbers instead of strings
record IntervalCase(
        long lower,
        long upper,
        boolean isLowerExclusive,
        boolean isUpperExclusive,
        boolean lateSides,
        boolean keysAreLong) {
    static final OutputTag<Event> LATE_LEFT = new OutputTag<>("left", TypeInformation.of(Event.class));
    static final OutputTag<Event> LATE_RIGHT = new OutputTag<>("right", TypeInformation.of(Event.class));
    static final OutputTag<String> NEAR = new OutputTag<>("near", Types.STRING);
    static final OutputTag<?>[] TAGS = {LATE_LEFT, LATE_RIGHT, NEAR};

    static IntervalCase random(RandomGenerator random) {
        long lower = random.nextInt(-20, 21);
        boolean isLowerExclusive = random.nextBoolean();
        boolean isUpperExclusive = random.nextBoolean();
        long least = (isLowerExclusive ? 1 : 0) + (isUpperExclusive ? 1 : 0);
        long upper = lower + Math.max(least, random.nextInt(20));
        return new IntervalCase(
                lower, upper, isLowerExclusive, isUpperExclusive, random.nextBoolean(), random.nextBoolean());
    }

    boolean matches(long left, long right) {
        long apart = right - left;
        return (isLowerExclusive ? apart > lower : apart >= lower)
                && (isUpperExclusive ? apart < upper : apart <= upper);
    }

    /// Returns whether a record is kept at a watermark, because a record of the other side that is not late may
    /// match it.
    boolean isKept(boolean isLeft, long time, long watermark) {
        if (watermark == Long.MIN_VALUE) return true;
        long least = isLowerExclusive ? lower + 1 : lower;
        long greatest = isUpperExclusive ? upper - 1 : upper;
        return isLeft ? time + Math.max(greatest, 0) >= watermark : time - Math.min(least, 0) >= watermark;
    }

    SingleOutputStreamOperator<String> described(StreamExecutionEnvironment env, Script script) {
        JoinProgram program = new JoinProgram(env, script);
        long keys = script.keys();
        return keysAreLong
                ? joined(
                        program.left().keyBy(event -> event.id * 31 % keys, Types.LONG),
                        program.right().keyBy(event -> event.id * 31 % keys, Types.LONG))
                : joined(
                        program.left().keyBy(event -> "k" + event.id * 31 % keys, Types.STRING),
                        program.right().keyBy(event -> "k" + event.id * 31 % keys, Types.STRING));
    }

    private <K> SingleOutputStreamOperator<String> joined(KeyedStream<Event, K> left, KeyedStream<Event, K> right) {
        KeyedStream.IntervalJoined<Event, Event, K> joined =
                left.intervalJoin(right).between(Duration.ofMillis(lower), Duration.ofMillis(upper));
        if (isLowerExclusive) joined.lowerBoundExclusive();
        if (isUpperExclusive) joined.upperBoundExclusive();
        if (lateSides) joined.sideOutputLeftLateData(LATE_LEFT).sideOutputRightLateData(LATE_RIGHT);
        return joined.process(new Pair(), Types.STRING);
    }

    private static final class Pair extends ProcessJoinFunction<Event, Event, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Event left, Event right, Context ctx, Collector<String> out) {
            out.collect(left + "-" + right + " " + ctx.getLeftTimestamp() + " " + ctx.getRightTimestamp() + " "
                    + ctx.getTimestamp());
            if (left.time == right.time) ctx.output(NEAR, left + "=" + right);
        }
    }
}
