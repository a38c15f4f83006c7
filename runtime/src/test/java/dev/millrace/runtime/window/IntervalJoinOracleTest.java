package dev.millrace.runtime.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.KeyedStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.ProcessJoinFunction;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Interval joins against an oracle that compares every pair: bounds of either sign, included or not, and late records
/// of both sides.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class IntervalJoinOracleTest {
    private static final OutputTag<Event> LATE_LEFT = new OutputTag<>("left", TypeInformation.of(Event.class));
    private static final OutputTag<Event> LATE_RIGHT = new OutputTag<>("right", TypeInformation.of(Event.class));
    private static final OutputTag<String> NEAR = new OutputTag<>("near", Types.STRING);

    /// @param lateSides whether late records go to side outputs
    private record Case(long lower, long upper, boolean isLowerExclusive, boolean isUpperExclusive, boolean lateSides) {

        static Case random(RandomGenerator random) {
            long lower = random.nextInt(-20, 21);
            boolean isLowerExclusive = random.nextBoolean();
            boolean isUpperExclusive = random.nextBoolean();
            long least = (isLowerExclusive ? 1 : 0) + (isUpperExclusive ? 1 : 0);
            long upper = lower + Math.max(least, random.nextInt(20));
            return new Case(lower, upper, isLowerExclusive, isUpperExclusive, random.nextBoolean());
        }

        boolean matches(long left, long right) {
            long apart = right - left;
            return (isLowerExclusive ? apart > lower : apart >= lower)
                    && (isUpperExclusive ? apart < upper : apart <= upper);
        }

        SingleOutputStreamOperator<String> described(StreamExecutionEnvironment env, Script script) {
            JoinProgram program = new JoinProgram(env, script);
            long keys = script.keys();
            KeyedStream<Event, String> left = program.left().keyBy(event -> "k" + event.id * 31 % keys, Types.STRING);
            KeyedStream<Event, String> right = program.right().keyBy(event -> "k" + event.id * 31 % keys, Types.STRING);
            KeyedStream.IntervalJoined<Event, Event, String> joined =
                    left.intervalJoin(right).between(Duration.ofMillis(lower), Duration.ofMillis(upper));
            if (isLowerExclusive) joined.lowerBoundExclusive();
            if (isUpperExclusive) joined.upperBoundExclusive();
            if (lateSides) joined.sideOutputLeftLateData(LATE_LEFT).sideOutputRightLateData(LATE_RIGHT);
            return joined.process(new Pair(), Types.STRING);
        }
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

    /// The oracle.
    private record Result(List<String> lines, int dropped) {
        static Result of(Script script, Case join) {
            List<String> lines = new ArrayList<>();
            List<Event> seen = new ArrayList<>();
            int dropped = 0;
            long watermark = Long.MIN_VALUE;
            for (Event event : script.events()) {
                if (event.time < watermark) {
                    String side = JoinOracle.isLeft(event) ? "left " : "right ";
                    if (join.lateSides) lines.add(side + event + " @" + event.time);
                    else dropped++;
                } else {
                    for (Event other : seen) meet(script.keys(), join, event, other, lines);
                    seen.add(event);
                }
                watermark = Math.max(watermark, event.watermark);
            }
            return new Result(lines, dropped);
        }

        private static void meet(long keys, Case join, Event one, Event other, List<String> lines) {
            if (JoinOracle.isLeft(one) == JoinOracle.isLeft(other)) return;
            if (one.id * 31 % keys != other.id * 31 % keys) return;
            Event left = JoinOracle.isLeft(one) ? one : other;
            Event right = left == one ? other : one;
            if (!join.matches(left.time, right.time)) return;
            long later = Math.max(left.time, right.time);
            String times = " " + left.time + " " + right.time + " " + later;
            lines.add(left + "-" + right + times + " @" + later);
            if (left.time == right.time) lines.add("near " + left + "=" + right + " @" + later);
        }
    }

    @Test
    void interval_joins_do_what_the_oracle_says_about_late_records_too() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long disorder = new long[] {0, 3, 20, 90}[random.nextInt(4)];
            Script script = Script.random(
                    random, 20 + random.nextInt(120), 1 + random.nextInt(3), disorder, random.nextLong(disorder + 1));
            Case join = Case.random(random);
            Result expected = Result.of(script, join);

            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            OperatorSeat seat = new OperatorSeat(join.described(env, script), false, LATE_LEFT, LATE_RIGHT, NEAR);
            for (Event event : script.events()) {
                seat.record(JoinOracle.isLeft(event) ? 0 : 1, event, event.time);
                if (event.watermark == Long.MIN_VALUE) continue;
                seat.watermark(0, event.watermark);
                seat.watermark(1, event.watermark);
            }

            assertThat(seat.lines())
                    .describedAs("seed %d: %s", seed, join)
                    .containsExactlyInAnyOrderElementsOf(expected.lines);
            assertThat(seat.dropped()).describedAs("seed %d: %s", seed, join).isEqualTo(expected.dropped);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void interval_joins_of_whole_programs_do_what_the_oracle_says(int parallelism) throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            // Nothing is late, so it does not count which side comes first.
            Script script = Script.random(random, 200, 5, 20, 20);
            Case join = Case.random(random);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            env.setParallelism(parallelism);
            SingleOutputStreamOperator<String> pairs = join.described(env, script);
            DataStream<String> near = pairs.getSideOutput(NEAR);
            List<String> actual = new ArrayList<>();
            try (CloseableIterator<String> each = JoinProgram.stamped(pairs, "")
                    .union(JoinProgram.stamped(near, "near "))
                    .executeAndCollect()) {
                each.forEachRemaining(actual::add);
            }
            assertThat(actual)
                    .describedAs("seed %d: %s", seed, join)
                    .containsExactlyInAnyOrderElementsOf(Result.of(script, join).lines);
        }
    }
}
