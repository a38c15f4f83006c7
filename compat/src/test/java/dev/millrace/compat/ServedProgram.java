package dev.millrace.compat;

/// Contains a program whose jobs tests observe from outside. The argument selects the job.
final class ServedProgram {
    static final String SOURCE = """
        import dev.millrace.api.DataStream;
        import dev.millrace.api.StreamExecutionEnvironment;
        import dev.millrace.api.accumulator.LongCounter;
        import dev.millrace.api.process.OpenContext;
        import dev.millrace.api.process.RichMapFunction;
        import dev.millrace.api.sink.DiscardingSink;
        import dev.millrace.api.source.library.DataGeneratorSource;
        import dev.millrace.api.source.rate.RateLimiterStrategy;
        import dev.millrace.api.state.ValueState;
        import dev.millrace.api.state.ValueStateDescriptor;
        import dev.millrace.api.time.WatermarkStrategy;
        import dev.millrace.api.type.Types;
        import java.util.concurrent.atomic.AtomicInteger;

        public class Program {
            static final AtomicInteger STARTS = new AtomicInteger();

            static class Counting extends RichMapFunction<Long, Long> {
                private final LongCounter seen = new LongCounter();
                private ValueState<Long> count;

                @Override
                public void open(OpenContext context) throws Exception {
                    count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
                    getRuntimeContext().addAccumulator("seen", seen);
                }

                @Override
                public Long map(Long value) throws Exception {
                    seen.add(1L);
                    Long before = count.value();
                    long now = before == null ? 1 : before + 1;
                    count.update(now);
                    return now;
                }
            }

            /// Fails in its first attempts.
            static class Stumbling extends RichMapFunction<Long, Long> {
                private int attempt;

                @Override
                public void open(OpenContext context) {
                    attempt = getRuntimeContext().getTaskInfo().getAttemptNumber();
                }

                @Override
                public Long map(Long value) {
                    if (attempt < 2) throw new IllegalStateException("stumbled");
                    return value;
                }
            }

            static class Failing extends RichMapFunction<Long, Long> {
                @Override
                public Long map(Long value) {
                    throw new IllegalStateException("cannot go on");
                }
            }

            public static void main(String[] args) throws Exception {
                var env = StreamExecutionEnvironment.getExecutionEnvironment();
                String what = args[0];
                var numbers = new DataGeneratorSource<Long>(
                        n -> n, Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
                DataStream<Long> input = what.equals("finite")
                        ? env.fromSequence(1, 1000)
                        : env.fromSource(
                                numbers,
                                WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, t) -> n),
                                "numbers");
                if (what.equals("stumbling")) input = input.map(new Stumbling()).name("stumbling");
                if (what.equals("failing")) input = input.map(new Failing()).name("failing");
                input.keyBy(n -> n % 10)
                        .map(new Counting())
                        .name("counting")
                        .rebalance()
                        .filter(n -> n > 0)
                        .name("positive")
                        .sinkTo(new DiscardingSink<>())
                        .name("nowhere");
                env.execute(what);
            }
        }
        """;

    private ServedProgram() {}
}
