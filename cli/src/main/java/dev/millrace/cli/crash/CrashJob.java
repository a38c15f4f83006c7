package dev.millrace.cli.crash;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.connector.files.reader.TextLineInputFormat;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.connector.files.sink.OnCheckpointRollingPolicy;
import dev.millrace.connector.files.source.FileSource;
import java.time.Duration;
import java.util.Map;

/// Defines the job that the crash test kills. It counts, aggregates windows, sets timers and joins, and writes each
/// result with an exactly-once sink. Its results do not depend on the order in which lines of different files arrive.
public final class CrashJob {
    private CrashJob() {}

    /// @param args `--input DIR --output DIR --rate N` (a file `hurry` in the output lifts the rate),
    /// `--roll-on-checkpoint true` and settings as `--D.key value`
    public static void main(String[] args) throws Exception {
        ParameterTool parameters = ParameterTool.fromArgs(args);
        Configuration configuration = new Configuration();
        for (Map.Entry<String, String> each : parameters.toMap().entrySet()) {
            if (each.getKey().startsWith("D."))
                configuration.setString(each.getKey().substring(2), each.getValue());
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parameters.getInt("parallelism"));
        describe(env, parameters);
        env.execute("crash-test");
    }

    private static void describe(StreamExecutionEnvironment env, ParameterTool parameters) {
        String output = parameters.getRequired("output");
        Answers answers = new Answers(output, parameters.has("roll-on-checkpoint"));
        FileSource<String> source = FileSource.forRecordStreamFormat(
                        new TextLineInputFormat(), path(parameters.getRequired("input")))
                .build();
        DataStream<InputLine> readings = env.fromSource(
                        source,
                        WatermarkStrategy.<String>forBoundedOutOfOrderness(
                                        Duration.ofMillis(CrashInput.DISORDER_MILLIS))
                                .withTimestampAssigner(
                                        (line, _) -> InputLine.parse(line).time()),
                        "readings")
                .uid("readings")
                .map(new Paced(parameters.getDouble("rate"), output + "/hurry"))
                .uid("parse");

        answers.write(readings.keyBy(InputLine::key).process(new LineNumbers()).uid("counts"), "counts");
        answers.write(
                readings.keyBy(InputLine::key)
                        .window(TumblingEventTimeWindows.of(Duration.ofSeconds(1)))
                        .aggregate(new Sum(), new Windows.Named())
                        .uid("tumbling"),
                "tumbling");
        answers.write(
                readings.keyBy(InputLine::key)
                        .window(SlidingEventTimeWindows.of(Duration.ofSeconds(6), Duration.ofSeconds(2)))
                        .aggregate(new Sum(), new Windows.Named())
                        .uid("sliding"),
                "sliding");
        answers.write(readings.keyBy(InputLine::key).process(new Alarms()).uid("alarms"), "alarms");
        DataStream<InputLine> even =
                readings.filter(reading -> reading.value() % 2 == 0).uid("even");
        DataStream<InputLine> odd =
                readings.filter(reading -> reading.value() % 2 == 1).uid("odd");
        answers.write(
                even.join(odd)
                        .where(InputLine::key)
                        .equalTo(InputLine::key)
                        .window(TumblingEventTimeWindows.of(Duration.ofMillis(500)))
                        .apply((left, right) -> left.line() + " " + right.line()),
                "joined");
    }

    /// Writes the job's results.
    ///
    /// @param commitsOften whether the sinks commit with each checkpoint, and not mostly at the end
    private record Answers(String output, boolean commitsOften) {

        void write(DataStream<String> lines, String name) {
            var sink = FileSink.<String>forRowFormat(path(output + "/" + name), new SimpleStringEncoder<>());
            if (commitsOften) sink.withRollingPolicy(OnCheckpointRollingPolicy.build());
            lines.sinkTo(sink.build()).uid(name + " sink").name(name + " sink");
        }
    }

    private static dev.millrace.api.fs.Path path(String path) {
        return new dev.millrace.api.fs.Path(path);
    }

    /// Sums values.
    static final class Sum implements AggregateFunction<InputLine, Long, Long> {
        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(InputLine value, Long sum) {
            return sum + value.value();
        }

        @Override
        public Long getResult(Long sum) {
            return sum;
        }

        @Override
        public Long merge(Long a, Long b) {
            return a + b;
        }
    }
}
