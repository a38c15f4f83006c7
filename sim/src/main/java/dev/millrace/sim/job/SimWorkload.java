package dev.millrace.sim.job;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.base.fault.Check;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists the jobs of the simulation with their expected outputs.
public enum SimWorkload {
    /// Counts in each kind of keyed state, and timers.
    COUNTS {
        @Override
        DataStream<String> describe(Programs programs) {
            return programs.passed(1)
                    .keyBy(record -> record.f1)
                    .process(new CountPerKey(programs.scene()))
                    .uid("counts");
        }

        @Override
        Expected expected(Plan plan) {
            Set<String> exact = new HashSet<>();
            Map<Long, Long> counts = new TreeMap<>();
            for (long n = 0; n < plan.shape().records(); n++) {
                long key = plan.key(n, 1);
                counts.merge(key, 1L, Long::sum);
                exact.add(CountPerKey.timed(key, plan.time(n)));
            }
            counts.forEach((key, count) -> exact.add(CountPerKey.counted(key, count, count)));
            return new Expected(passed(plan, 1), exact, plan.shape().records());
        }
    },

    /// Tumbling windows with a window function.
    WINDOWS(true) {
        @Override
        DataStream<String> describe(Programs programs) {
            DataStream<String> records = programs.passed(1)
                    .map(record -> "r:" + record.f0)
                    .returns(Types.STRING)
                    .uid("names");
            return programs.passedOf(1)
                    .keyBy(record -> record.f1)
                    .window(TumblingEventTimeWindows.of(Duration.ofMillis(WINDOW_MILLIS)))
                    .process(new Panes())
                    .uid("panes")
                    .union(records);
        }

        @Override
        Expected expected(Plan plan) {
            Map<String, Long> counts = new TreeMap<>();
            for (long n = 0; n < plan.shape().records(); n++) {
                long start = plan.time(n) / WINDOW_MILLIS * WINDOW_MILLIS;
                counts.merge(plan.key(n, 1) + ":" + start, 1L, Long::sum);
            }
            Set<String> exact = new HashSet<>();
            counts.forEach((pane, count) -> exact.add(Panes.told(pane, count)));
            return new Expected(passed(plan, 1), exact, plan.shape().records());
        }
    },

    /// Two inputs with the same keys.
    PAIRS {
        @Override
        DataStream<String> describe(Programs programs) {
            return programs.passed(1)
                    .connect(programs.passed(2))
                    .keyBy(record -> record.f1, record -> record.f1)
                    .process(new Pairs(programs.scene()))
                    .uid("pairs");
        }

        @Override
        Expected expected(Plan plan) {
            Map<Long, long[]> counts = new TreeMap<>();
            for (long n = 0; n < plan.shape().records(); n++) {
                counts.computeIfAbsent(plan.key(n, 1), _ -> new long[2])[0]++;
                counts.computeIfAbsent(plan.key(n, 2), _ -> new long[2])[1]++;
            }
            Set<String> exact = new HashSet<>();
            counts.forEach((key, count) -> exact.add(Pairs.told(key, count[0], count[1])));
            return new Expected(passed(plan, 1, 2), exact, 2L * plan.shape().records());
        }
    },

    /// A broadcast stream and a union.
    RULES {
        @Override
        DataStream<String> describe(Programs programs) {
            return programs.passed(1)
                    .union(programs.passed(2))
                    .keyBy(record -> record.f1)
                    .connect(programs.source(3).broadcast(Rules.RULES))
                    .process(new Rules(programs.scene()))
                    .uid("rules");
        }

        @Override
        Expected expected(Plan plan) {
            Map<Long, Long> counts = new TreeMap<>();
            for (long n = 0; n < plan.shape().records(); n++) {
                counts.merge(plan.key(n, 1), 1L, Long::sum);
                counts.merge(plan.key(n, 2), 1L, Long::sum);
            }
            Set<String> exact = new HashSet<>();
            counts.forEach((key, count) ->
                    exact.add(Rules.told(key, count, plan.shape().records())));
            return new Expected(passed(plan, 1, 2), exact, 2L * plan.shape().records());
        }
    },

    /// Tumbling windows with an aggregate.
    TUMBLING(WindowJobs::tumbling, WindowJobs::tumblingExpected, true),
    /// Sliding windows with an aggregate.
    SLIDING(WindowJobs::sliding, WindowJobs::slidingExpected, true),
    /// Sliding windows with an aggregate and late records.
    LATE_SLIDING(WindowJobs::lateSliding, WindowJobs::slidingExpected, false),
    SESSIONS(WindowJobs::sessions, WindowJobs::sessionsExpected, true),
    LATE_SESSIONS(WindowJobs::lateSessions, WindowJobs::sessionsExpected, false),
    /// A window join.
    JOIN(WindowJobs::join, WindowJobs::joinExpected, true),
    /// An interval join.
    INTERVALS(WindowJobs::intervals, WindowJobs::intervalsExpected, true),
    /// Two patterns of events within a time: three events, and a loop.
    MATCHES(PatternJobs::matches, PatternJobs::expected, true);

    /// The property with the name of the only job to run. Without it, each seed draws its job.
    public static final String ONLY = "millrace.sim.job";

    /// The prefix of the output that comes for each record.
    static final String RECORD = "r:";

    static final long WINDOW_MILLIS = 100;
    private static final int MANY = 3_000;
    private static final int FEWER = 1_000;

    private final @Nullable Function<Programs, DataStream<String>> job;
    private final @Nullable Function<Plan, Expected> expected;
    private final boolean isInOrder;

    SimWorkload() {
        this(null, null, false);
    }

    SimWorkload(boolean isInOrder) {
        this(null, null, isInOrder);
    }

    SimWorkload(
            @Nullable Function<Programs, DataStream<String>> job,
            @Nullable Function<Plan, Expected> expected,
            boolean isInOrder) {
        this.job = job;
        this.expected = expected;
        this.isInOrder = isInOrder;
    }

    /// Returns the only job to run; empty if each seed draws its job.
    public static Optional<SimWorkload> only() {
        return Optional.ofNullable(System.getProperty(ONLY)).map(SimWorkload::valueOf);
    }

    /// Defines the job up to its sink.
    DataStream<String> describe(Programs programs) {
        return Check.present(job, "a job").apply(programs);
    }

    /// Returns the expected output.
    Expected expected(Plan plan) {
        return Check.present(expected, "what a job does").apply(plan);
    }

    /// Returns whether splits must be read in order, because later splits have later times.
    public boolean isInOrder() {
        return isInOrder;
    }

    /// Returns whether records can be late.
    boolean isLate() {
        return this == LATE_SLIDING || this == LATE_SESSIONS;
    }

    /// Returns the maximum number of records.
    int recordsMax() {
        return this == JOIN || this == INTERVALS ? FEWER : MANY;
    }

    /// Defines the whole job.
    public void describe(StreamExecutionEnvironment env, Plan plan) {
        DataStream<String> results = describe(new Programs(env, plan));
        switch (plan.shape().output()) {
            case FUNCTION ->
                results.process(new LedgerSink(plan.seed())).uid("ledger").sinkTo(new DiscardingSink<>());
            case SINK -> results.sinkTo(new SimSink(plan.seed())).uid("sink");
            case SINK_WITH_STEPS -> results.sinkTo(new SteppedSink(plan.seed())).uid("sink");
        }
    }

    static Set<String> passed(Plan plan, int... streams) {
        Set<String> all = new HashSet<>();
        for (int stream : streams)
            for (long n = 0; n < plan.shape().records(); n++) all.add(RECORD + Plan.number(n, stream));
        return all;
    }

    /// Provides the common parts of the jobs.
    record Programs(
            StreamExecutionEnvironment env, Plan plan, Map<Integer, DataStream<Tuple3<Long, Long, Long>>> made) {
        Programs(StreamExecutionEnvironment env, Plan plan) {
            this(env, plan, new TreeMap<>());
        }

        long scene() {
            return plan.seed();
        }

        DataStream<Tuple3<Long, Long, Long>> source(int stream) {
            return env.fromSource(
                            new SimSource(plan.seed(), stream),
                            WatermarkStrategy.forMonotonousTimestamps(),
                            "source-" + stream,
                            Types.TUPLE(Types.LONG, Types.LONG, Types.LONG))
                    .uid("source-" + stream);
        }

        /// Returns the records of a source after an operator with operator state.
        DataStream<Tuple3<Long, Long, Long>> passed(int stream) {
            DataStream<Tuple3<Long, Long, Long>> from = source(stream);
            if (plan.shape().isSpread()) from = from.rebalance();
            SingleOutputStreamOperator<Tuple3<Long, Long, Long>> passed =
                    from.map(new CountingMap(plan.seed(), stream)).uid("tally-" + stream);
            made.put(stream, passed);
            return passed;
        }

        /// Returns the stream of an earlier call of [#passed].
        DataStream<Tuple3<Long, Long, Long>> passedOf(int stream) {
            return Check.present(made.get(stream), "a stream that was passed");
        }
    }
}
