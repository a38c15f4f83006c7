package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.execution.ExecutionConfig;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.api.state.ListStateDescriptor;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.state.StateDescriptor;
import dev.millrace.api.state.ValueStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.window.TimeWindow;
import dev.millrace.base.host.Disk;
import dev.millrace.base.host.Host;
import dev.millrace.state.KeyedSnapshot;
import dev.millrace.state.KeyedStates;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.SnapshotFileWriter;
import dev.millrace.state.key.KeyGroups;
import dev.millrace.state.key.Keys;
import dev.millrace.state.operator.OperatorStates;
import dev.millrace.state.storage.SnapshotPlace;
import dev.millrace.state.timer.Timers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests `millrace state` on checkpoints whose types are in a jar.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class StateCommandTest {
    private static final String CLASSES = """
        package shop;

        public final class Money {
            private final long cents;

            private Money(long cents, String any) {
                this.cents = cents;
            }

            public static Money of(long cents) {
                return new Money(cents, "");
            }

            @Override
            public String toString() {
                return cents + " cents";
            }

            public record Order(long id, String customer, java.util.List<Integer> counts) {}
        }
        """;
    private static final int MAX_PARALLELISM = 4;
    private static final Disk DISK = Host.real().disk();

    @TempDir
    private static Path directory;

    private record Outcome(int status, String out, String err) {}

    private static Outcome state(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "state";
        System.arraycopy(args, 0, all, 1, args.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(all, new PrintStream(out, true), new PrintStream(err, true));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String path(String name) {
        return directory.resolve(name).toString();
    }

    @BeforeAll
    static void write() throws Exception {
        Path source = Files.writeString(directory.resolve("Money.java"), CLASSES);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", path("classes"), source.toString()))
                .isZero();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(directory.resolve("shop.jar")))) {
            for (String name : List.of("shop/Money.class", "shop/Money$Order.class")) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(directory.resolve("classes").resolve(name)));
            }
        }
        URL[] jar = {directory.resolve("shop.jar").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, StateCommandTest.class.getClassLoader())) {
            writeJob(directory.resolve("job"), loader);
        }
        damage(directory.resolve("damaged"), 12);
        damage(directory.resolve("broken"), -30);
    }

    private static void writeJob(Path root, ClassLoader loader) throws Exception {
        CheckpointDirectory checkpoints = new CheckpointDirectory(DISK, root);
        KeyedStates<Long> states = states(loader);
        OperatorStates offsets = new OperatorStates(StateCommandTest::ready);
        offsets.getListState(new ListStateDescriptor<>("offsets", Types.STRING)).add("file-1:17");
        for (long number = 1; number <= 3; number++) {
            SnapshotPlace file = checkpoints.of(number).resolve("state-0");
            try (SnapshotFileWriter writer = new SnapshotFileWriter(file)) {
                KeyedSnapshot<Long> snapshot = states.snapshot("abc", LongSerializer.INSTANCE);
                snapshot.write(writer, false);
                offsets.snapshot("def", 0).write(writer);
                List<Manifest.StateFile> files =
                        List.of(new Manifest.StateFile(checkpoints.nameOf(file), writer.finish()));
                checkpoints.complete(new Manifest(
                        number,
                        1_700_000_000_000L,
                        false,
                        "shop",
                        files,
                        List.of(
                                new Manifest.OperatorEntry("abc", "orders", 1, MAX_PARALLELISM),
                                new Manifest.OperatorEntry("def", "source", 1, MAX_PARALLELISM),
                                new Manifest.OperatorEntry("ghi", "sink", 1, MAX_PARALLELISM))));
            }
        }
        Files.delete(root.resolve("chk-3/state-0"));
    }

    private static <D extends StateDescriptor<?, ?>> D ready(D descriptor) {
        descriptor.initializeSerializerUnlessSet(new ExecutionConfig());
        return descriptor;
    }

    @SuppressWarnings("unchecked")
    private static KeyedStates<Long> states(ClassLoader loader) throws Exception {
        Keys<Long> keys = Keys.of(Types.LONG);
        KeyGroups.Range all = new KeyGroups.Range(0, MAX_PARALLELISM - 1);
        KeyedStates<Long> states =
                new KeyedStates<>(keys, MAX_PARALLELISM, all, Host.real().clock());
        Class<Object> order = (Class<Object>) loader.loadClass("shop.Money$Order");
        Class<Object> money = (Class<Object>) loader.loadClass("shop.Money");
        Constructor<?> constructor = order.getConstructors()[0];
        var last = ready(new ValueStateDescriptor<>("last", TypeInformation.of(order)));
        var paid = ready(new ValueStateDescriptor<>("paid", TypeInformation.of(money)));
        var stock = ready(new MapStateDescriptor<>("stock", Types.STRING, Types.INT));
        Timers<Long, TimeWindow> timers = new Timers<>(states, "shop", new TimeWindow.Serializer());
        states.beginSnapshots();
        for (long key = 1; key <= 3; key++) {
            states.select(key, keys.hash(key));
            states.value(last).update(constructor.newInstance(key, "c" + key, List.of(1, 2)));
            states.value(paid).update(money.getMethod("of", long.class).invoke(null, key * 100));
            states.map(stock).put("apples", (int) key);
            timers.registerEventTime(new TimeWindow(0, 60_000), 59_999);
        }
        return states;
    }

    /// Creates a copy of the job's first checkpoint with one flipped bit.
    private static void damage(Path root, int at) throws IOException {
        Path copy = Files.createDirectories(root.resolve("chk-1"));
        Path original = directory.resolve("job/chk-1");
        Files.copy(original.resolve("_metadata"), copy.resolve("_metadata"));
        byte[] bytes = Files.readAllBytes(original.resolve("state-0"));
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(copy.resolve("state-0"), bytes);
    }

    @Test
    void the_newest_checkpoint_that_can_be_used_is_listed_and_the_others_told() {
        Outcome outcome = state(path("job"));
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.status).isZero();
        assertThat(outcome.out.replaceAll(" +[\\d.]+ (B|KiB)", " SIZE")).isEqualTo("""
            3 checkpoints in %1$s
              chk-3  2023-11-14 22:13:20 UTC  cannot be used: state-0: The file is missing.
              chk-2  2023-11-14 22:13:20 UTC  complete, shown below
              chk-1  2023-11-14 22:13:20 UTC  complete

            checkpoint 2 of job 'shop', taken 2023-11-14 22:13:20 UTC
              in     %1$s/chk-2
              files  chk-2/state-0 SIZE

            operator 'orders', parallelism 1 of at most 4
              id abc
              STATE                   KIND    ENTRIES   SIZE  GROUPS  TYPE
              last                    value         3 SIZE       2  long -> Order(id long, customer text,
                                                                      counts list of int)
              paid                    value         3 SIZE       2  long -> Money (generic)
              stock                   map           3 SIZE       2  long -> map of text to int
              shop event-time timers  timers        3 SIZE       2  long, TimeWindow -> time
              note  'paid': Stored values have the class shop.Money, which is missing. The option --jar adds the
                    program.

            operator 'source', parallelism 1 of at most 4
              id def
              STATE    KIND        ENTRIES  SIZE  GROUPS  TYPE
              offsets  split list        1 SIZE       -  text

            operator 'sink', parallelism 1 of at most 4
              id ghi
              no state
            """.formatted(path("job")));
        assertThat(outcome.out.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void one_operator_and_one_state_are_listed_if_asked_for() {
        assertThat(state(path("job/chk-1"), "--operator", "def").out)
                .contains("checkpoint 1 of job", "'source'", "offsets")
                .doesNotContain("orders", "chk-2", "sink");
        assertThat(state(path("job/chk-1"), "--operator", "orders", "--state", "stock").out)
                .contains("'orders'", "stock")
                .doesNotContain("last", "paid", "source");
        Outcome none = state(path("job/chk-1"), "--state", "nope");
        assertThat(none.status).isEqualTo(1);
        assertThat(none.err).contains("MR-8041 The checkpoint has no state 'nope'", "'offsets' of 'source'");
        assertThat(state(path("job/chk-1"), "--operator", "nope").err)
                .contains("MR-8041 The checkpoint has no operator 'nope'", "'orders', 'source', 'sink'");
    }

    @Test
    void entries_are_json_lines() {
        Outcome outcome = state(path("job"), "--entries", "--state", "last");
        assertThat(outcome.err).isEmpty();
        assertThat(outcome.out.lines().sorted())
                .first()
                .asString()
                .matches("\\{\"operator\":\"orders\",\"state\":\"last\",\"group\":\\d,\"key\":\\d,"
                        + "\"value\":\\{\"id\":\\d,\"customer\":\"c\\d\",\"counts\":\\[1,2]}}");
        assertThat(state(path("job"), "--entries", "--state", "stock", "--key", "2").out)
                .contains("\"key\":2,\"value\":{\"apples\":2}}")
                .hasLineCount(1);
        assertThat(state(path("job"), "--entries", "--key", "1", "--state", "shop event-time timers").out)
                .contains("\"namespace\":{\"start\":\"1970-01-01T00:00:00Z\",\"end\":\"1970-01-01T00:01:00Z\"}")
                .contains("\"value\":59999,\"time\":\"1970-01-01T00:00:59.999Z\"");
        assertThat(state(path("job"), "--entries", "--operator", "source").out)
                .isEqualToIgnoringNewLines(
                        "{\"operator\":\"source\",\"state\":\"offsets\",\"subtask\":0,\"value\":\"file-1:17\"}");
    }

    @Test
    void as_many_entries_are_printed_as_asked_for() {
        Outcome two = state(path("job"), "--entries", "--state", "last", "--limit", "2");
        assertThat(two.out.lines()).hasSize(2);
        assertThat(two.err).contains("there is more in 'last'; --limit 0 prints all");
        Outcome all = state(path("job"), "--entries", "--state", "last", "--limit", "0");
        assertThat(all.out.lines()).hasSize(3);
        assertThat(all.err).isEmpty();
    }

    @Test
    void a_type_that_needs_its_class_is_named_and_read_with_the_jar() {
        Outcome without = state(path("job"), "--entries", "--operator", "orders");
        assertThat(without.status).isEqualTo(1);
        assertThat(without.err).contains("MR-2160", "the class shop.Money, which is missing", "'paid'");
        assertThat(without.out.lines()).hasSize(9);
        Outcome with = state(path("job"), "--entries", "--state", "paid", "--jar", path("shop.jar"));
        assertThat(with.err).doesNotContain("MR-");
        assertThat(with.status).isZero();
        assertThat(with.out).contains("\"200 cents\"");
        assertThat(state(path("job"), "--jar", path("none.jar")).err).contains("MR-8040", "none.jar");
    }

    @Test
    void the_list_is_json_if_asked_for() {
        Outcome outcome = state("--json", path("job"));
        assertThat(outcome.status).isZero();
        assertThat(outcome.out)
                .startsWith("{\"job\":\"shop\",\"checkpoint\":2,\"savepoint\":false,\"taken\":\"2023-11-14T22:13:20Z\"")
                .contains("{\"name\":\"stock\",\"kind\":\"map\",\"types\":{\"key\":\"long\",\"user key\":\"text\","
                        + "\"user value\":\"int\"},\"entries\":3,")
                .contains("\"unreadable\":\"Stored values have the class shop.Money")
                .contains("\"fault\":\"MR-4021 ")
                .hasLineCount(1);
    }

    @Test
    void what_is_damaged_is_named_and_the_rest_is_shown() {
        Outcome block = state(path("damaged"));
        assertThat(block.status).isEqualTo(1);
        assertThat(block.err).contains("MR-4101", "'last'", "checksum");
        assertThat(block.out).containsPattern("last +value +damaged").containsPattern("stock +map +3 ");
        assertThat(state(path("damaged"), "--quick").status).isZero();
        Outcome entries = state(path("damaged"), "--entries", "--jar", path("shop.jar"));
        assertThat(entries.status).isEqualTo(1);
        assertThat(entries.err).contains("MR-4101");
        assertThat(entries.out).contains("stock", "offsets").doesNotContain("\"last\"");
        Outcome index = state(path("broken"));
        assertThat(index.status).isEqualTo(1);
        assertThat(index.err).contains("MR-4101", "index");
        assertThat(index.out).contains("cannot be used (MR-4101)", "no state that can be read", "is missing below");
    }

    @Test
    void what_is_no_checkpoint_is_told() {
        Outcome nothing = state(path("nowhere"));
        assertThat(nothing.status).isEqualTo(1);
        assertThat(nothing.err).contains("MR-4020", "nowhere", "  fix ").doesNotContain("\tat ");
        assertThat(state(directory.toString()).err).contains("MR-4020", "for example " + path("broken"));
        for (String[] wrong :
                new String[][] {{}, {path("job"), "--limit", "3"}, {path("job"), "--entries", "--limit", "-1"}}) {
            Outcome outcome = state(wrong);
            assertThat(outcome.status).isEqualTo(2);
            assertThat(outcome.err).contains("Usage: millrace state");
        }
    }
}
