package dev.millrace.examples.alerts;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.connector.files.format.CsvReaderFormat;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.source.FileSource;
import dev.millrace.format.text.CsvSchema;
import java.time.Duration;

/// Reports sensors that are too hot or silent. The limits come as a second stream and change while the job runs.
///
/// The program shows broadcast state, keyed state and timers. Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.alerts.SensorAlerts \
///         --readings examples/data/readings.jsonl --limits examples/data/limits.csv
///
/// At the end of a file every sensor falls silent, so each sensor gets a last alert.
public final class SensorAlerts {
    /// The file holds no reading that is more than this behind a reading before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    private SensorAlerts() {}

    /// @param args `--readings FILE`: one JSON object per line; `--limits FILE`: CSV with a header
    public static void main(String[] args) throws Exception {
        ParameterTool options = ParameterTool.fromArgs(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<Reading> readings = readings(env, options.get("readings", "examples/data/readings.jsonl"));
        DataStream<Limit> limits = limits(env, options.get("limits", "examples/data/limits.csv"));
        alerts(readings, limits).print();
        env.execute("sensor alerts");
    }

    /// The readings of a file, with timestamps and watermarks.
    static DataStream<Reading> readings(StreamExecutionEnvironment env, String file) {
        WatermarkStrategy<Reading> eventTime = WatermarkStrategy.<Reading>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((reading, _) -> reading.millis());
        FileSource<Reading> source = FileSource.forRecordStreamFormat(JsonLinesFormat.of(Reading.class), new Path(file))
                .build();
        return env.fromSource(source, eventTime, "readings");
    }

    /// The limits of a file, which are in the order of their times.
    static DataStream<Limit> limits(StreamExecutionEnvironment env, String file) {
        CsvReaderFormat<Limit> csv =
                CsvReaderFormat.forSchema(CsvSchema.forType(Limit.class).withHeader(), TypeInformation.of(Limit.class));
        WatermarkStrategy<Limit> eventTime =
                WatermarkStrategy.<Limit>forMonotonousTimestamps().withTimestampAssigner((limit, _) -> limit.millis());
        FileSource<Limit> source =
                FileSource.forRecordStreamFormat(csv, new Path(file)).build();
        return env.fromSource(source, eventTime, "limits");
    }

    static SingleOutputStreamOperator<Alert> alerts(DataStream<Reading> readings, DataStream<Limit> limits) {
        return readings.keyBy(Reading::sensor)
                .connect(limits.broadcast(WatchSensor.LIMITS))
                .process(new WatchSensor())
                .name("watch sensors")
                .uid("watch-sensors");
    }
}
