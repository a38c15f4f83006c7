package dev.millrace.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.LimitedConnectionsFileSystem.ConnectionLimitingSettings;
import dev.millrace.api.fs.LimitedConnectionsFileSystem.StreamTimeoutException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tests limits of open streams.
@Timeout(60)
class LimitedConnectionsTest {
    @TempDir
    private java.nio.file.Path directory;

    private Path file(String name) {
        return new Path(directory.resolve(name).toString());
    }

    private static LimitedConnectionsFileSystem limited(int total, int out, int in, long open, long inactive) {
        return new LimitedConnectionsFileSystem(FileSystem.getLocalFileSystem(), total, out, in, open, inactive);
    }

    @Test
    void a_stream_beyond_the_limit_is_refused_after_the_timeout() throws IOException {
        LimitedConnectionsFileSystem files = limited(0, 1, 0, 1, 0);
        try (FSDataOutputStream first = files.create(file("a"), WriteMode.OVERWRITE)) {
            assertThatThrownBy(() -> files.create(file("b"), WriteMode.OVERWRITE))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No stream could be opened within 1 ms");
            assertThat(first.getPos()).isZero();
            assertThat(files.getNumberOfOpenOutputStreams()).isEqualTo(1);
            files.open(file("a")).close();
        }
        assertThat(files.getTotalNumberOfOpenStreams()).isZero();
        files.create(file("b"), WriteMode.OVERWRITE).close();
    }

    @Test
    void a_caller_waits_until_another_stream_is_closed() throws Exception {
        LimitedConnectionsFileSystem files = limited(1, 0, 0, 0, 0);
        FSDataOutputStream first = files.create(file("a"), WriteMode.OVERWRITE);
        try (var threads = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> opened = new CompletableFuture<>();
            threads.execute(() -> {
                try {
                    files.open(file("a")).close();
                    opened.complete(null);
                } catch (IOException failed) {
                    opened.completeExceptionally(failed);
                }
            });
            assertThat(opened).isNotDone();
            first.close();
            opened.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_stream_without_progress_is_closed_for_another_caller() throws IOException {
        LimitedConnectionsFileSystem files = limited(1, 0, 0, 30_000, 1);
        FSDataOutputStream idle = files.create(file("a"), WriteMode.OVERWRITE);
        FSDataOutputStream next = files.create(file("b"), WriteMode.OVERWRITE);
        assertThatThrownBy(() -> idle.write(1)).isInstanceOf(StreamTimeoutException.class);
        assertThatThrownBy(idle::close).isInstanceOf(StreamTimeoutException.class);
        assertThat(files.getTotalNumberOfOpenStreams()).isEqualTo(1);
        next.close();
        assertThat(files.getTotalNumberOfOpenStreams()).isZero();
    }

    @Test
    void a_stream_that_cannot_be_opened_does_not_count() {
        LimitedConnectionsFileSystem files = limited(0, 0, 1, 1, 0);
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> files.open(file("missing"))).hasMessageContaining("missing");
        assertThat(files.getTotalNumberOfOpenStreams()).isZero();
    }

    @Test
    void the_configuration_limits_a_scheme() {
        Configuration configuration = new Configuration();
        assertThat(ConnectionLimitingSettings.fromConfig(configuration, "hdfs")).isNull();
        configuration.setString("fs.hdfs.limit.input", "3");
        configuration.setString("fs.hdfs.limit.timeout", "500");
        ConnectionLimitingSettings settings = ConnectionLimitingSettings.fromConfig(configuration, "hdfs");
        assertThat(settings).isNotNull();
        assertThat(settings.limitInput).isEqualTo(3);
        assertThat(settings.limitTotal).isEqualTo(-1);
        assertThat(settings.streamOpenTimeout).isEqualTo(500);
        assertThatThrownBy(() -> new ConnectionLimitingSettings(1, 1, 1, -1, 0)).hasMessageContaining("MR-2523");
    }
}
