package dev.millrace.published.filesystems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.FileSystems;
import dev.millrace.api.fs.Path;
import dev.millrace.api.fs.RecoverableFsDataOutputStream;
import dev.millrace.api.fs.RecoverableWriter;
import dev.millrace.migrate.jar.PluginDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs Flink's file system of Hadoop, unmodified, as a plug-in against real HDFS servers.
@Timeout(240)
final class HdfsPluginTest {
    @TempDir
    private static java.nio.file.Path directory;

    private static Hdfs server;

    private FileSystem files;

    @BeforeAll
    static void start() throws IOException {
        server = new Hdfs(directory);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) server.close();
    }

    @BeforeEach
    void setUp() throws IOException {
        assertThat(PluginDirectory.install(server.settings(), Map.of(PluginDirectory.VARIABLE, Hdfs.PLUGINS)))
                .isEmpty();
        files = FileSystem.get(URI.create(server.address("/")));
    }

    @AfterEach
    void tearDown() {
        FileSystems.install(new Configuration(), List.of(), List.of());
    }

    private static Path path(String name) {
        return new Path(server.address(name));
    }

    private void write(String name, String text) throws IOException {
        try (FSDataOutputStream out = files.create(path(name), WriteMode.OVERWRITE)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(String name, long from) throws IOException {
        try (FSDataInputStream in = files.open(path(name))) {
            in.seek(from);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void files_are_written_read_renamed_listed_and_deleted() throws IOException {
        write("/dir/a", "hello world");
        write("/dir/below/b", "b");
        assertThat(read("/dir/a", 6)).isEqualTo("world");
        assertThat(files.getFileStatus(path("/dir")).isDir()).isTrue();
        assertThat(files.rename(path("/dir/a"), path("/dir/c"))).isTrue();
        assertThat(files.listStatus(path("/dir")))
                .extracting(FileStatus::getPath)
                .extracting(Path::getName)
                .containsExactlyInAnyOrder("c", "below");
        assertThat(files.exists(path("/gone"))).isFalse();
        assertThatThrownBy(() -> files.create(path("/dir/c"), WriteMode.NO_OVERWRITE))
                .isInstanceOf(IOException.class);
        assertThat(files.delete(path("/dir"), true)).isTrue();
        assertThat(files.exists(path("/dir/below/b"))).isFalse();
    }

    @Test
    void a_file_is_truncated_continued_and_committed_once() throws IOException {
        RecoverableWriter writer = files.createRecoverableWriter();
        RecoverableFsDataOutputStream first = writer.open(path("/parts/part"));
        first.write("kept".getBytes(StandardCharsets.UTF_8));
        RecoverableWriter.ResumeRecoverable position = first.persist();
        first.write("lost".getBytes(StandardCharsets.UTF_8));
        first.persist();
        var serializer = writer.getResumeRecoverableSerializer();
        position = serializer.deserialize(serializer.getVersion(), serializer.serialize(position));
        // The first stream stays open, as after a kill: the file's lease is revoked.
        RecoverableFsDataOutputStream second = writer.recover(position);
        second.write(" and more".getBytes(StandardCharsets.UTF_8));
        var finished = second.closeForCommit().getRecoverable();
        assertThat(files.exists(path("/parts/part"))).isFalse();
        for (int i = 0; i < 2; i++) writer.recoverForCommit(finished).commitAfterRecovery();
        assertThat(read("/parts/part", 0)).isEqualTo("kept and more");
        assertThat(files.listStatus(path("/parts"))).hasSize(1);
    }

    @Test
    void a_scheme_that_hadoop_does_not_know_is_refused_with_advice() {
        assertThatThrownBy(() -> FileSystem.get(URI.create("unknown://host/x")))
                .hasMessageContaining("MR-2520")
                .hasMessageContaining("those of Hadoop");
    }

    @Test
    void hadoop_may_lie_elsewhere() throws IOException {
        java.nio.file.Path plugins = directory.resolve("plugins");
        java.nio.file.Path all = java.nio.file.Path.of(Hdfs.PLUGINS, "hadoop");
        java.nio.file.Path plugin = Files.createDirectories(plugins.resolve("hdfs"));
        String jar = "flink-hadoop-fs-2.3.0.jar";
        Files.copy(all.resolve(jar), plugin.resolve(jar));
        Map<String, String> environment =
                Map.of(PluginDirectory.VARIABLE, plugins.toString(), "HADOOP_CLASSPATH", "/absent/*:" + all + "/*");
        assertThat(PluginDirectory.install(server.settings(), environment)).isEmpty();
        FileSystem found = FileSystem.get(URI.create(server.address("/")));
        assertThat(found.exists(path("/"))).isTrue();
    }
}
