package dev.millrace.processor;

import static dev.millrace.processor.OperatorIdentifier.forUid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.process.OpenContext;
import dev.millrace.api.state.ListState;
import dev.millrace.api.state.MapState;
import dev.millrace.api.state.ReducingState;
import dev.millrace.api.state.ValueState;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.Types;
import dev.millrace.api.util.Collector;
import dev.millrace.api.window.GlobalWindow;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.api.window.assigner.EventTimeSessionWindows;
import dev.millrace.api.window.assigner.TumblingEventTimeWindows;
import dev.millrace.processor.function.KeyedStateReaderFunction;
import dev.millrace.processor.function.WindowReaderFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares what is read from a job's savepoint with the job's state.
final class ReadingTest {
    @TempDir
    private Path directory;

    private static <T> List<T> all(DataStream<T> stream) throws Exception {
        return stream.executeAndCollect(100_000);
    }

    /// Returns everything of a key in one line.
    private static final class Everything extends KeyedStateReaderFunction<String, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<Long> sum;
        private transient ListState<Long> all;
        private transient MapState<String, Long> counts;
        private transient ReducingState<Long> most;

        @Override
        public void open(OpenContext context) {
            sum = getRuntimeContext().getState(Shop.SUM);
            all = getRuntimeContext().getListState(Shop.ALL);
            counts = getRuntimeContext().getMapState(Shop.COUNTS);
            most = getRuntimeContext().getReducingState(Shop.MOST);
        }

        @Override
        public void readKey(String key, Context context, Collector<String> out) throws Exception {
            List<Long> listed = new ArrayList<>();
            all.get().forEach(listed::add);
            Map<String, Long> mapped = new TreeMap<>();
            for (Map.Entry<String, Long> each : counts.entries()) mapped.put(each.getKey(), each.getValue());
            out.collect(line(
                    key,
                    sum.value(),
                    listed,
                    mapped,
                    most.get(),
                    context.registeredEventTimeTimers(),
                    context.registeredProcessingTimeTimers()));
        }
    }

    private static String line(
            String key,
            long sum,
            List<Long> all,
            Map<String, Long> counts,
            long most,
            Set<Long> eventTime,
            Set<Long> processingTime) {
        return key + " " + sum + " " + all + " " + counts + " " + most + " " + new TreeSet<>(eventTime) + " "
                + new TreeSet<>(processingTime);
    }

    private static List<Long> of(int key, LongPredicate which) {
        return LongStream.range(0, Shop.RECORDS)
                .filter(number -> number % Shop.KEYS == key && which.test(number))
                .boxed()
                .toList();
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> expectedKeys() {
        List<String> lines = new ArrayList<>();
        for (int key = 0; key < Shop.KEYS; key++) {
            List<Long> own = of(key, _ -> true);
            Map<String, Long> counts = new TreeMap<>();
            for (long each : own) counts.merge(each % 3 == 0 ? "fizz" : "plain", 1L, Long::sum);
            lines.add(line(
                    Shop.key(key),
                    sum(own),
                    of(key, number -> number < 200),
                    counts,
                    own.getLast(),
                    Set.of(Shop.FAR_OFF + key),
                    Set.of(Shop.FAR_OFF + 2L * key)));
        }
        return lines;
    }

    /// Returns a window and its properties in one line.
    private static final class Shown<T> extends WindowReaderFunction<T, String, String, TimeWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void readWindow(String key, Context<TimeWindow> context, Iterable<T> elements, Collector<String> out)
                throws Exception {
            List<T> all = new ArrayList<>();
            elements.forEach(all::add);
            Long fired = context.globalState()
                    .getState(new ValueStateDescriptor<>("fired", Types.LONG))
                    .value();
            Long end = context.windowState()
                    .getState(new ValueStateDescriptor<>("end", Types.LONG))
                    .value();
            TimeWindow window = context.window();
            out.collect("%s %d-%d %s %s %s %s"
                    .formatted(
                            key,
                            window.getStart(),
                            window.getEnd(),
                            all,
                            fired,
                            end,
                            context.registeredEventTimeTimers().contains(window.maxTimestamp())));
        }
    }

    private static String window(int key, long start, long end, Object contents) {
        return window(key, start, end, contents, null, null);
    }

    private static String window(int key, long start, long end, Object contents, Long fired, Long kept) {
        return "%s %d-%d %s %s %s %s"
                .formatted(Shop.key(key), start, end, contents, fired, kept, end - 1 > Shop.WATERMARK);
    }

    @ParameterizedTest
    @CsvSource({"1,hashmap,1,1", "2,hashmap,7,3", "7,rocksdb,2,4"})
    void all_that_a_job_held_is_read(int parallelism, String store, int readers, int files) throws Exception {
        String written = Shop.savepoint(Shop.environment(parallelism, store, null), directory);
        String path = files == 1 ? written : ManyFiles.of(written, directory.resolve("files"), files);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(readers);
        SavepointReader reader = SavepointReader.read(env, path);
        assertThat(all(reader.readKeyedState(forUid("totals"), new Everything())))
                .containsExactlyInAnyOrderElementsOf(expectedKeys());
        List<Long> hundreds = LongStream.range(0, Shop.RECORDS / 100)
                .map(number -> number * 100)
                .boxed()
                .toList();
        assertThat(all(reader.readListState(forUid("remembering"), "seen", Types.LONG)))
                .containsExactlyInAnyOrderElementsOf(hundreds);
        assertThat(all(reader.readUnionState(forUid("remembering"), "names", Types.STRING)))
                .allMatch(name -> name.startsWith("of "))
                .isNotEmpty();
        List<Tuple2<String, Long>> rules = new ArrayList<>();
        for (long last = Shop.RECORDS - 7; last < Shop.RECORDS; last++) rules.add(Tuple2.of("rule " + last % 7, last));
        assertThat(all(reader.readBroadcastState(forUid("ruled"), "rules", Types.STRING, Types.LONG)))
                .containsExactlyInAnyOrderElementsOf(rules);
        windows(reader);
        lists(reader);
    }

    private static void windows(SavepointReader reader) throws Exception {
        TumblingEventTimeWindows tumbling = TumblingEventTimeWindows.of(Duration.ofMillis(200));
        List<String> means = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        List<Long> lastTwo = new ArrayList<>();
        List<String> sliding = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        List<String> merging = new ArrayList<>();
        for (int key = 0; key < Shop.KEYS; key++) {
            for (long start = 0; start < Shop.RECORDS; start += 200) {
                long from = start;
                List<Long> own = of(key, number -> number >= from && number < from + 200);
                boolean isOpen = start + 200 - 1 > Shop.WATERMARK;
                if (isOpen) {
                    means.add(window(key, start, start + 200, List.of((double) sum(own) / own.size())));
                    lastTwo.add(sum(own));
                }
                // With an allowed lateness of 300, windows that have fired remain.
                long fired = (Shop.WATERMARK + 1) / 200;
                if (start + 200 - 1 + 300 > Shop.WATERMARK)
                    lists.add(window(key, start, start + 200, own, fired, isOpen ? null : start + 200));
            }
            for (long start = -200; start < Shop.RECORDS; start += 100) {
                long from = start;
                List<Long> own = of(key, number -> number >= from && number < from + 300);
                if (start + 300 - 1 > Shop.WATERMARK && !own.isEmpty())
                    sliding.add(window(key, start, start + 300, List.of(sum(own))));
            }
            List<Long> own = of(key, _ -> true);
            sessions.add(window(key, own.getFirst(), own.getLast() + 50, List.of(sum(own))));
            for (long each : own) {
                if (each + 30 - 1 + 1 > Shop.WATERMARK) merging.add(window(key, each, each + 30, List.of(each)));
            }
        }
        assertThat(all(reader.window(tumbling)
                        .aggregate(
                                "tumbling",
                                new Shop.Mean(),
                                new Shown<Double>(),
                                Types.STRING,
                                Types.TUPLE(Types.LONG, Types.LONG),
                                Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(means);
        assertThat(all(reader.window(new TimeWindow.Serializer())
                        .reduce("sliding", Long::sum, new Shown<Long>(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(sliding);
        assertThat(all(reader.window(EventTimeSessionWindows.withGap(Duration.ofMillis(50)))
                        .reduce("sessions", Long::sum, new Shown<Long>(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(sessions);
        assertThat(all(reader.window(EventTimeSessionWindows.withGap(Duration.ofMillis(30)))
                        .reduce("merging", Long::sum, new Shown<Long>(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(merging);
        assertThat(all(reader.window(tumbling)
                        .process("lists", new Shown<Long>(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(lists);
        assertThat(all(reader.window(tumbling).evictor().reduce("evicting", Long::sum, Types.STRING, Types.LONG)))
                .containsExactlyInAnyOrderElementsOf(lastTwo);
    }

    private static void lists(SavepointReader reader) throws Exception {
        List<String> sessionLists = new ArrayList<>();
        List<String> counted = new ArrayList<>();
        List<Long> countedSums = new ArrayList<>();
        for (int key = 0; key < Shop.KEYS; key++) {
            List<Long> own = of(key, _ -> true);
            sessionLists.add(window(key, own.getFirst(), own.getLast() + 50, own));
            List<Long> rest = own.subList(own.size() - own.size() % Shop.COUNT, own.size());
            if (!rest.isEmpty()) {
                counted.add(Shop.key(key) + " " + rest);
                countedSums.add(sum(rest));
            }
        }
        assertThat(all(reader.window(EventTimeSessionWindows.withGap(Duration.ofMillis(50)))
                        .process("session lists", new Shown<Long>(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(sessionLists);
        assertThat(all(reader.window(new GlobalWindow.Serializer())
                        .process("counted lists", new Counted(), Types.STRING, Types.LONG, Types.STRING)))
                .containsExactlyInAnyOrderElementsOf(counted)
                .isNotEmpty();
        assertThat(all(reader.window(new GlobalWindow.Serializer())
                        .reduce("counted sums", Long::sum, Types.STRING, Types.LONG)))
                .containsExactlyInAnyOrderElementsOf(countedSums);
    }

    private static final class Counted extends WindowReaderFunction<Long, String, String, GlobalWindow> {
        private static final long serialVersionUID = 1L;

        @Override
        public void readWindow(
                String key, Context<GlobalWindow> context, Iterable<Long> elements, Collector<String> out) {
            List<Long> all = new ArrayList<>();
            elements.forEach(all::add);
            out.collect(key + " " + all);
        }
    }
}
