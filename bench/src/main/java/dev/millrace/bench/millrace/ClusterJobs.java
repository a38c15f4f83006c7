package dev.millrace.bench.millrace;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.process.RichMapFunction;
import dev.millrace.api.sink.DiscardingSink;
import dev.millrace.api.source.library.NumberSequenceSource;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.util.Collector;
import dev.millrace.bench.cluster.Arrivals;
import dev.millrace.bench.cluster.ClusterTask;
import dev.millrace.bench.cluster.Departures;
import dev.millrace.bench.cluster.Letter;
import dev.millrace.bench.load.Event;

/// Builds the jobs of a [ClusterTask].
final class ClusterJobs {
    private final ClusterTask task;
    private final StreamExecutionEnvironment environment;

    ClusterJobs(ClusterTask task, StreamExecutionEnvironment environment) {
        this.task = task;
        this.environment = environment;
    }

    void build() {
        if (task.isOfLetters()) letters();
        else if (task.isKeyed()) kept();
        else counted();
    }

    private DataStream<Event> feed() {
        return environment.fromSource(new FeedSource(task.feed(), 0), WatermarkStrategy.noWatermarks(), "feed");
    }

    private void letters() {
        feed().map(new Send(task))
                .partitionCustom((to, _) -> (int) (long) to, letter -> letter.to)
                .map(new Take(task))
                .sinkTo(new DiscardingSink<>());
    }

    private void counted() {
        feed().keyBy(event -> event.key)
                .process(new Functions.Count(task.workload()))
                .map(new Late(task))
                .sinkTo(new DiscardingSink<>());
    }

    private void kept() {
        environment
                .fromSource(
                        new NumberSequenceSource(0, ClusterTask.PARALLELISM * ClusterTask.LANE - 1),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(new Pace(task))
                .uid("pace")
                .keyBy(key -> key)
                .process(new Keep(task))
                .uid("keep")
                .sinkTo(new DiscardingSink<>());
    }

    /// Provides the task and the subtask's index to a function.
    private abstract static class Knowing<I, O> extends RichMapFunction<I, O> {
        private static final long serialVersionUID = 1L;

        final ClusterTask task;

        Knowing(ClusterTask task) {
            this.task = task;
        }

        final int subtask() {
            return getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        }

        final Departures departures() {
            return new Departures(
                    task, subtask(), getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        }
    }

    private static final class Send extends Knowing<Event, Letter> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient Departures departures;

        Send(ClusterTask task) {
            super(task);
        }

        @Override
        public void open(OpenContext context) {
            departures = departures();
        }

        @Override
        public Letter map(Event event) {
            return departures.letter();
        }
    }

    private static final class Take extends Knowing<Letter, Letter> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient Arrivals arrivals;

        Take(ClusterTask task) {
            super(task);
        }

        @Override
        public void open(OpenContext context) {
            arrivals = new Arrivals(task, subtask());
        }

        @Override
        public Letter map(Letter letter) {
            arrivals.letter(letter);
            return letter;
        }
    }

    private static final class Late extends Knowing<Event, Event> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient Arrivals arrivals;

        Late(ClusterTask task) {
            super(task);
        }

        @Override
        public void open(OpenContext context) {
            arrivals = new Arrivals(task, subtask());
        }

        @Override
        public Event map(Event event) {
            arrivals.late(event.timestamp);
            return event;
        }
    }

    private static final class Pace extends Knowing<Long, Long> {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient Departures departures;

        Pace(ClusterTask task) {
            super(task);
        }

        @Override
        public void open(OpenContext context) {
            departures = departures();
        }

        @Override
        public Long map(Long number) {
            return departures.key(number);
        }
    }

    /// Keeps bytes for each key, the first of which hold a count.
    private static final class Keep extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        private final ClusterTask task;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient ValueState<byte[]> kept;

        @SuppressWarnings("NullAway.Init") // set by open
        private transient Arrivals arrivals;

        @SuppressWarnings("NullAway.Init") // set by open
        Keep(ClusterTask task) {
            this.task = task;
        }

        @Override
        public void open(OpenContext context) {
            kept = getRuntimeContext().getState(new ValueStateDescriptor<>("kept", byte[].class));
            arrivals = new Arrivals(task, getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
        }

        @Override
        public void processElement(Long key, Context context, Collector<Long> out) throws Exception {
            byte[] before = kept.value();
            byte[] now = before == null ? new byte[task.payloadBytes()] : before.clone();
            now[0]++;
            kept.update(now);
            arrivals.came();
            out.collect(key);
        }
    }
}
