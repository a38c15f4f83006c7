package dev.millrace.examples.sessions;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.OutputTag;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.source.FileSource;
import java.time.Duration;

/// Turns the clicks of users into sessions. A session ends when its user has not clicked for half an hour.
///
/// The program shows session windows, an incremental aggregate and a side output for late data. Run it from the root of
/// the source tree:
///
///     ./millrace run dev.millrace.examples.sessions.Sessions --input examples/data/clicks.jsonl
public final class Sessions {
    static final Duration GAP = Duration.ofMinutes(30);

    /// The file holds no click that is more than this behind a click before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    /// Clicks whose window has fired already.
    static final OutputTag<Click> LATE = new OutputTag<>("late", TypeInformation.of(Click.class));

    private Sessions() {}

    /// @param args `--input FILE`: clicks, one JSON object per line
    public static void main(String[] args) throws Exception {
        String input = ParameterTool.fromArgs(args).get("input", "examples/data/clicks.jsonl");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();

        SingleOutputStreamOperator<Session> sessions = sessions(clicks(env, input));
        sessions.print("session");
        sessions.getSideOutput(LATE).print("late");
        env.execute("sessions");
    }

    /// The clicks of a file, with timestamps and watermarks.
    static DataStream<Click> clicks(StreamExecutionEnvironment env, String file) {
        WatermarkStrategy<Click> eventTime = WatermarkStrategy.<Click>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((click, _) -> click.millis());
        FileSource<Click> source = FileSource.forRecordStreamFormat(JsonLinesFormat.of(Click.class), new Path(file))
                .build();
        return env.fromSource(source, eventTime, "clicks");
    }

    /// The sessions, with late clicks in the side output [#LATE].
    static SingleOutputStreamOperator<Session> sessions(DataStream<Click> clicks) {
        return clicks.keyBy(Click::user)
                .window(EventTimeSessionWindows.withGap(GAP))
                .sideOutputLateData(LATE)
                .aggregate(new Visit.Sum(), new DescribeVisit())
                .name("sessions")
                .uid("sessions");
    }
}
