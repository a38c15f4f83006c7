package dev.millrace.examples.leaderboard;

import dev.millrace.api.DataStream;
import dev.millrace.api.SingleOutputStreamOperator;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.ParameterTool;
import dev.millrace.api.fs.Path;
import dev.millrace.api.function.AggregateFunction;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.SlidingEventTimeWindows;
import dev.millrace.api.window.function.ProcessWindowFunction;
import dev.millrace.connector.files.format.JsonLinesFormat;
import dev.millrace.connector.files.source.FileSource;
import java.time.Duration;

/// Shows the three best players of the last hour, every ten minutes.
///
/// The program shows sliding windows, an incremental aggregate, and how to rank the results of all keys of a window.
/// Run it from the root of the source tree:
///
///     ./millrace run dev.millrace.examples.leaderboard.Leaderboard --input examples/data/scores.jsonl
public final class Leaderboard {
    static final Duration SIZE = Duration.ofHours(1);
    static final Duration SLIDE = Duration.ofMinutes(10);
    static final int BEST = 3;

    /// The file holds no score that is more than this behind a score before it.
    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(30);

    private Leaderboard() {}

    /// @param args `--input FILE`: scores, one JSON object per line
    public static void main(String[] args) throws Exception {
        String input = ParameterTool.fromArgs(args).get("input", "examples/data/scores.jsonl");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        ranks(scores(env, input)).print();
        env.execute("leaderboard");
    }

    /// The scores of a file, with timestamps and watermarks.
    static DataStream<Score> scores(StreamExecutionEnvironment env, String file) {
        WatermarkStrategy<Score> eventTime = WatermarkStrategy.<Score>forBoundedOutOfOrderness(OUT_OF_ORDERNESS)
                .withTimestampAssigner((score, _) -> score.millis());
        FileSource<Score> source = FileSource.forRecordStreamFormat(JsonLinesFormat.of(Score.class), new Path(file))
                .build();
        return env.fromSource(source, eventTime, "scores");
    }

    static SingleOutputStreamOperator<Rank> ranks(DataStream<Score> scores) {
        return scores.keyBy(Score::player)
                .window(SlidingEventTimeWindows.of(SIZE, SLIDE))
                .aggregate(new Points(), new WithWindow())
                .name("points of each player")
                .uid("points")
                .keyBy(Total::windowEnd)
                .process(new BestOfWindow(BEST))
                .name("best of each window")
                .uid("best");
    }

    /// Adds up points as they arrive, so that a window keeps one number and not its scores.
    private static final class Points implements AggregateFunction<Score, Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long createAccumulator() {
            return 0L;
        }

        @Override
        public Long add(Score score, Long points) {
            return points + score.points();
        }

        @Override
        public Long getResult(Long points) {
            return points;
        }

        @Override
        public Long merge(Long one, Long other) {
            return one + other;
        }
    }

    /// Adds the player and the end of the window to the points.
    private static final class WithWindow extends ProcessWindowFunction<Long, Total, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void process(String player, Context context, Iterable<Long> points, Collector<Total> out) {
            for (long sum : points) out.collect(new Total(context.window().getEnd(), player, sum));
        }
    }
}
