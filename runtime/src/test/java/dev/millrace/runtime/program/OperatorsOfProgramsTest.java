package dev.millrace.runtime.program;

import static dev.millrace.runtime.program.Programs.collect;
import static dev.millrace.runtime.program.Programs.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.RuntimeExecutionMode;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.AbstractStreamOperatorFactory;
import dev.millrace.api.operator.AbstractUdfStreamOperator;
import dev.millrace.api.operator.BoundedMultiInput;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.KeyedProcessOperator;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.operator.OneInputStreamOperatorFactory;
import dev.millrace.api.operator.StreamOperator;
import dev.millrace.api.operator.StreamOperatorParameters;
import dev.millrace.api.operator.TwoInputStreamOperator;
import dev.millrace.api.plan.ChainingStrategy;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.MailboxExecutor;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.time.stream.StreamRecord;
import dev.millrace.api.time.stream.Watermark;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.CloseableIterator;
import dev.millrace.api.util.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests programs with custom operators.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class OperatorsOfProgramsTest {
    private static final OutputTag<Long> ODD = new OutputTag<>("odd", Types.LONG);

    private static DataStream<Long> timed(StreamExecutionEnvironment env, long last) {
        return env.fromSequence(0, last)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Long>forMonotonousTimestamps().withTimestampAssigner((n, _) -> n));
    }

    /// Emits even numbers, odd numbers to a side output, and their counts at the end.
    private static final class Sorting extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<Long, String>, BoundedOneInput {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Long> element) {
            if (element.getValue() % 2 == 0) output.collect(element.replace("even " + element.getValue()));
            else output.collect(ODD, element);
        }

        @Override
        public void endInput() {
            output.collect(new StreamRecord<>("ended"));
        }

        @Override
        public void finish() {
            int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
            output.collect(new StreamRecord<>("finished one of " + subtasks));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_operator_emits_to_its_outputs_also_at_the_end(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        SingleOutputStreamOperator<String> sorted =
                env.fromSequence(1, 100).transform("Sorting", Types.STRING, new Sorting());
        DataStream<String> odd = sorted.getSideOutput(ODD).map(n -> "odd " + n).returns(Types.STRING);
        List<String> ends = Stream.of("ended", "finished one of " + parallelism)
                .flatMap(end -> Stream.generate(() -> end).limit(parallelism))
                .toList();
        assertThat(collect(sorted.union(odd)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                LongStream.rangeClosed(1, 100).mapToObj(n -> (n % 2 == 0 ? "even " : "odd ") + n),
                                ends.stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"1, STREAMING", "2, STREAMING", "1, BATCH", "2, BATCH"})
    void a_keyed_operator_has_state_and_timers_with_namespaces(int parallelism, RuntimeExecutionMode mode)
            throws Exception {
        StreamExecutionEnvironment env = environment(parallelism).setRuntimeMode(mode);
        DataStream<String> counts =
                timed(env, 9_999).keyBy(n -> n % 3).transform("Tens", Types.STRING, new CountUntilTimer());
        List<String> expected = LongStream.range(0, 1_000)
                .boxed()
                .flatMap(ten -> LongStream.range(0, 3).mapToObj(key -> {
                    long count = LongStream.range(ten * 10, ten * 10 + 10)
                            .filter(n -> n % 3 == key)
                            .count();
                    return key + " had " + count + " in ten until " + (ten * 10 + 9);
                }))
                .toList();
        assertThat(collect(counts)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// Joins each number with the last word of its key, and emits the watermarks at the end of both inputs.
    private static final class Pairing extends AbstractStreamOperator<String>
            implements TwoInputStreamOperator<Long, String, String>, BoundedMultiInput {
        private static final long serialVersionUID = 1L;
        private transient ListState<Long> numbers;
        private transient ValueState<String> word;

        @Override
        public void open() throws Exception {
            numbers = getPartitionedState(new ListStateDescriptor<>("numbers", Types.LONG));
            word = getPartitionedState(new ValueStateDescriptor<>("word", Types.STRING));
        }

        @Override
        public void processElement1(StreamRecord<Long> element) throws Exception {
            numbers.add(element.getValue());
            emit();
        }

        @Override
        public void processElement2(StreamRecord<String> element) throws Exception {
            word.update(element.getValue());
            emit();
        }

        private void emit() throws Exception {
            if (word.value() == null) return;
            for (Long number : numbers.get()) output.collect(new StreamRecord<>(word.value() + number));
            numbers.clear();
        }

        @Override
        public void endInput(int inputId) {
            output.collect(new StreamRecord<>("end of " + inputId));
        }

        @Override
        public void processWatermark(Watermark mark) throws Exception {
            super.processWatermark(mark);
            output.collect(new StreamRecord<>("watermark"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_operator_of_two_keyed_inputs_shares_state_between_them(int parallelism) throws Exception {
        StreamExecutionEnvironment env = environment(parallelism);
        DataStream<String> pairs = env.fromSequence(0, 9)
                .connect(env.fromData("a0", "b1"))
                .keyBy(n -> n % 2, word -> (long) (word.charAt(1) - '0'), Types.LONG)
                .transform("Pairing", Types.STRING, new Pairing());
        List<String> ends = Stream.of("end of 1", "end of 2", "watermark")
                .flatMap(end -> Stream.generate(() -> end).limit(parallelism))
                .toList();
        assertThat(collect(pairs))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                LongStream.range(0, 10).mapToObj(n -> (n % 2 == 0 ? "a0" : "b1") + n), ends.stream())
                        .toList());
    }

    /// Emits what the operator's factory passed to the operator.
    private static final class Made extends AbstractUdfStreamOperator<String, RichMapFunction<Long, String>>
            implements OneInputStreamOperator<Long, String> {
        private static final long serialVersionUID = 1L;

        Made(StreamOperatorParameters<String> parameters, RichMapFunction<Long, String> function) {
            super(parameters, function);
        }

        @Override
        public void processElement(StreamRecord<Long> element) throws Exception {
            output.collect(element.replace(getOperatorName() + ": " + userFunction.map(element.getValue())));
        }
    }

    private static final class Opened extends RichMapFunction<Long, String> {
        private static final long serialVersionUID = 1L;
        private transient String prefix;

        @Override
        public void open(OpenContext context) {
            prefix = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + " of ";
        }

        @Override
        public String map(Long number) {
            return prefix + number;
        }
    }

    private static final class MadeFactory extends AbstractStreamOperatorFactory<String>
            implements OneInputStreamOperatorFactory<Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("unchecked")
        public <T extends StreamOperator<String>> T createStreamOperator(StreamOperatorParameters<String> parameters) {
            assertThat(processingTimeService.getCurrentProcessingTime()).isPositive();
            assertThat(getMailboxExecutor()).isNotNull();
            return (T) new Made(parameters, new Opened());
        }

        @Override
        @SuppressWarnings("rawtypes")
        public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
            return Made.class;
        }
    }

    @Test
    void a_factory_makes_the_operator_in_its_subtask() throws Exception {
        MadeFactory factory = new MadeFactory();
        factory.setChainingStrategy(ChainingStrategy.NEVER);
        SingleOutputStreamOperator<String> made =
                environment(1).fromSequence(1, 2).transform("Custom", Types.STRING, factory);
        assertThat(made.step().chaining()).isEqualTo(ChainingStrategy.NEVER);
        assertThat(collect(made)).containsExactly("Custom: 0 of 1", "Custom: 0 of 2");
    }

    private static final class Late extends KeyedProcessFunction<Long, Long, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(Long number, Context context, Collector<String> out) {
            context.timerService().registerEventTimeTimer(100 + context.getCurrentKey());
        }

        @Override
        public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) {
            out.collect(context.getCurrentKey() + " at " + timestamp);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, STREAMING", "2, STREAMING", "2, BATCH"})
    void the_engines_own_operators_go_by_flinks_names(int parallelism, RuntimeExecutionMode mode) throws Exception {
        DataStream<String> results = timed(environment(parallelism).setRuntimeMode(mode), 50)
                .keyBy(n -> n % 2)
                .transform("Late", Types.STRING, new KeyedProcessOperator<>(new Late()));
        assertThat(collect(results)).containsExactlyInAnyOrder("0 at 100", "1 at 101");
    }

    /// Emits in timers and mails, without any record.
    private static final class Ticking extends AbstractStreamOperator<String>
            implements OneInputStreamOperator<Long, String> {
        private static final long serialVersionUID = 1L;
        private transient MailboxExecutor mailbox;

        @Override
        public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
            mailbox = mailboxExecutor;
        }

        @Override
        public void open() {
            long now = getProcessingTimeService().getCurrentProcessingTime();
            getProcessingTimeService().registerTimer(now, time -> {
                output.collect(new StreamRecord<>("timer " + (time - now)));
                mailbox.execute(
                        MailboxExecutor.MailOptions.urgent(),
                        () -> output.collect(new StreamRecord<>("mail")),
                        "a mail of the test");
            });
            long[] first = {0};
            ScheduledFuture<?>[] ticking = {null};
            ticking[0] = getProcessingTimeService()
                    .scheduleAtFixedRate(
                            time -> {
                                if (first[0] == 0) first[0] = time;
                                else ticking[0].cancel(false);
                                output.collect(new StreamRecord<>("tick " + (time - first[0])));
                            },
                            5,
                            5);
        }

        @Override
        public void processElement(StreamRecord<Long> element) {}
    }

    @Test
    void timers_and_mail_reach_an_operator_that_gets_no_records() throws Exception {
        Feed feed = new Feed(1);
        StreamExecutionEnvironment env = environment(1);
        List<String> first = new ArrayList<>();
        try (CloseableIterator<String> results = env.fromSource(feed, WatermarkStrategy.noWatermarks(), "feed")
                .transform("Ticking", Types.STRING, new Ticking())
                .executeAndCollect()) {
            while (first.size() < 4) first.add(results.next());
            feed.end(0);
            results.forEachRemaining(first::add);
        }
        assertThat(first).containsExactlyInAnyOrder("timer 0", "mail", "tick 0", "tick 5");
    }

    /// Emits watermarks in any order.
    private static final class Falling extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Long> element) {
            output.emitWatermark(new Watermark(1_000 - element.getValue()));
            output.collect(element);
        }
    }

    private static final class Reading extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Long> element) {}

        @Override
        public void processWatermark(Watermark mark) throws Exception {
            output.collect(new StreamRecord<>(mark.getTimestamp()));
            super.processWatermark(mark);
        }
    }

    @Test
    void watermarks_behind_an_operator_only_rise() throws Exception {
        StreamExecutionEnvironment env = environment(1).setRuntimeMode(RuntimeExecutionMode.STREAMING);
        DataStream<Long> marks = env.fromSequence(1, 5)
                .transform("Falling", Types.LONG, new Falling())
                .transform("Reading", Types.LONG, new Reading());
        assertThat(collect(marks)).containsExactly(999L, Long.MAX_VALUE);
    }

    private static final class Broken extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Long> element) {
            throw new IllegalStateException("seven is too much: " + element.getValue());
        }
    }

    @Test
    void what_an_operator_throws_is_told_with_its_name() throws Exception {
        DataStream<Long> broken = environment(1).fromData(7L).transform("Breaks", Types.LONG, new Broken());
        assertThatThrownBy(() -> {
                    try (CloseableIterator<Long> results = broken.executeAndCollect()) {
                        results.forEachRemaining(_ -> {});
                    }
                })
                .hasStackTraceContaining("User code in 'Breaks' threw java.lang.IllegalStateException")
                .hasStackTraceContaining("seven is too much: 7");
    }
}
