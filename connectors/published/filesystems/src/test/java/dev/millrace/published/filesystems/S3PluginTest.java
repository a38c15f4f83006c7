package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.config.CheckpointingOptions;
import dev.millrace.api.config.Configuration;
import dev.millrace.api.config.RestartStrategyOptions;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableFsDataOutputStream;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.api.serialization.SimpleStringEncoder;
import dev.millrace.api.source.library.DataGeneratorSource;
import dev.millrace.api.source.rate.RateLimiterStrategy;
import dev.millrace.api.time.WatermarkStrategy;
import dev.millrace.api.type.Types;
import dev.millrace.connector.files.sink.BasePathBucketAssigner;
import dev.millrace.connector.files.sink.DefaultRollingPolicy;
import dev.millrace.connector.files.sink.FileSink;
import dev.millrace.migrate.jar.PluginDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs Flink's S3 plug-ins, unmodified, against a server of S3.
@Timeout(240)
@ParameterizedClass
@ValueSource(strings = {"plugins", "plugins-s3-hadoop"})
class S3PluginTest {
    static final String PLUGINS = directory("plugins");

    private final String plugins;
    private static final int NUMBERS = 20_000;
    /// The records that have failed, each of them once.
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    @TempDir
    private java.nio.file.Path directory;

    private S3Server server;
    private FileSystem files;

    S3PluginTest(String plugins) {
        this.plugins = directory(plugins);
    }

    private static String directory(String name) {
        return java.nio.file.Path.of("target", name).toAbsolutePath().toString();
    }

    @BeforeEach
    void setUp() throws IOException, InterruptedException {
        server = new S3Server(directory);
        assertThat(PluginDirectory.install(server.settings(), Map.of(PluginDirectory.VARIABLE, plugins)))
                .isEmpty();
        files = FileSystem.get(URI.create("s3://bucket/"));
        FAILED.clear();
    }

    @AfterEach
    void tearDown() {
        server.close();
        FileSystems.install(new Configuration(), List.of(), List.of());
    }

    private void write(String path, String text) throws IOException {
        try (FSDataOutputStream out = files.create(new Path(path), WriteMode.OVERWRITE)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(String path, long from) throws IOException {
        try (FSDataInputStream in = files.open(new Path(path))) {
            in.seek(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void files_are_written_read_listed_and_deleted() throws IOException {
        write("s3://bucket/dir/a", "hello world");
        write("s3://bucket/dir/below/b", "b");
        assertThat(read("s3://bucket/dir/a", 6)).isEqualTo("world");
        assertThat(files.getFileStatus(new Path("s3://bucket/dir")).isDir()).isTrue();
        assertThat(files.listStatus(new Path("s3://bucket/dir")))
                .extracting(FileStatus::getPath)
                .extracting(Path::getName)
                .containsExactlyInAnyOrder("a", "below");
        assertThat(files.exists(new Path("s3://bucket/gone"))).isFalse();
        files.delete(new Path("s3://bucket/dir"), true);
        assertThat(server.paths("/bucket/dir/")).isEmpty();
    }

    @Test
    void a_file_is_continued_and_committed_once() throws IOException {
        RecoverableWriter writer = files.createRecoverableWriter();
        RecoverableFsDataOutputStream first = writer.open(new Path("s3://bucket/dir/part"));
        first.write(new byte[6 << 20]);
        RecoverableWriter.ResumeRecoverable position = first.persist();
        first.write(1);
        var serializer = writer.getResumeRecoverableSerializer();
        position = serializer.deserialize(serializer.getVersion(), serializer.serialize(position));
        RecoverableFsDataOutputStream second = writer.recover(position);
        second.write(new byte[] {7, 8});
        var finished = second.closeForCommit().getRecoverable();
        assertThat(server.paths("/bucket/dir/part")).doesNotContain("/bucket/dir/part");
        for (int i = 0; i < 2; i++) writer.recoverForCommit(finished).commitAfterRecovery();
        byte[] all = new byte[(6 << 20) + 2];
        all[6 << 20] = 7;
        all[(6 << 20) + 1] = 8;
        try (FSDataInputStream in = files.open(new Path("s3://bucket/dir/part"))) {
            assertThat(Arrays.equals(in.readAllBytes(), all)).isTrue();
        }
    }

    @Test
    void a_job_with_checkpoints_on_s3_writes_each_record_once_while_requests_fail() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 50);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 50);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "s3://bucket/checkpoints");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(100);
        server.proxy().failures(0.05);
        env.fromSource(
                        new DataGeneratorSource<>(
                                String::valueOf, NUMBERS, RateLimiterStrategy.perCheckpoint(2_000), Types.STRING),
                        WatermarkStrategy.noWatermarks(),
                        "numbers")
                .map(S3PluginTest::failSometimes)
                .returns(Types.STRING)
                .sinkTo(FileSink.forRowFormat(new Path("s3://bucket/out"), new SimpleStringEncoder<String>())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(DefaultRollingPolicy.builder()
                                .withMaxPartSize(20_000)
                                .build())
                        .build());
        env.execute();
        server.proxy().failures(0);
        assertThat(FAILED).hasSize(3);
        assertThat(server.proxy().failed()).isPositive();
        Numbers.assertOnce(server.lines("/bucket/out/part-"), NUMBERS);
    }

    private static String failSometimes(String value) {
        boolean isPlanned = value.equals("7000") || value.equals("12000") || value.equals("17000");
        if (isPlanned && FAILED.add(value)) throw new IllegalStateException("planned");
        return value;
    }
}
