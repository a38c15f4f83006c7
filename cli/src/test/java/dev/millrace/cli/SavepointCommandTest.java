package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.base.host.Host;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavepointCommandTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(args, new PrintStream(out, true), new PrintStream(err, true));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path write(boolean isSavepoint) throws IOException {
        Manifest manifest =
                new Manifest(1, 1, isSavepoint, "job", List.of(new Manifest.StateFile("state-0", 2)), List.of());
        Path place = directory.resolve("chk-1");
        Files.createDirectories(place);
        Files.writeString(place.resolve("state-0"), "ab");
        new CheckpointDirectory(Host.real().disk(), directory).complete(manifest);
        return place;
    }

    @Test
    void a_savepoint_is_deleted_with_its_directory() throws IOException {
        Path savepoint = write(true);
        assertThat(run("savepoint", "-d", "file:" + savepoint)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("deleted");
        assertThat(savepoint).doesNotExist();
    }

    @Test
    void a_checkpoint_is_left_alone() throws IOException {
        Path checkpoint = write(false);
        assertThat(run("savepoint", "-d", checkpoint.toString())).isEqualTo(Main.FAILED);
        assertThat(err()).contains("MR-4230", "checkpoint 1 of job 'job'");
        assertThat(checkpoint.resolve("state-0")).exists();
        assertThat(checkpoint.resolve("_metadata")).exists();
    }

    @Test
    void a_place_that_nobody_can_reach_is_told() {
        assertThat(run("savepoint", "--dispose", "hdfs://name/savepoint")).isEqualTo(Main.FAILED);
        assertThat(err()).contains("MR-5212", "The supported file systems are: file");
    }
}
