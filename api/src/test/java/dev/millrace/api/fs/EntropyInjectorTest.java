package dev.millrace.api.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.fs.FileSystem.WriteMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests random text in paths.
class EntropyInjectorTest {
    private final FileSystem files = new EmptyFileSystem();

    @Test
    void the_marker_becomes_random_text() throws IOException {
        assertThat(EntropyInjector.addEntropy(files, new Path("s3://bucket/a/_entropy_/b")))
                .isEqualTo(new Path("s3://bucket/a/x7/b"));
        assertThat(EntropyInjector.addEntropy(files, new Path("s3://bucket/a/b")))
                .isEqualTo(new Path("s3://bucket/a/b"));
    }

    @Test
    void the_marker_can_be_removed() {
        assertThat(EntropyInjector.removeEntropyMarkerIfPresent(files, new Path("s3://bucket/a/_entropy_/b")))
                .isEqualTo(new Path("s3://bucket/a/b"));
        assertThat(EntropyInjector.removeEntropyMarkerIfPresent(files, new Path("s3://bucket/_entropy_-a/b")))
                .isEqualTo(new Path("s3://bucket/-a/b"));
    }

    @Test
    void only_paths_with_the_marker_in_a_file_system_with_a_marker_are_concerned() {
        Path marked = new Path("/a/_entropy_/b");
        assertThat(EntropyInjector.isEntropyInjecting(files, marked)).isTrue();
        assertThat(EntropyInjector.isEntropyInjecting(files, new Path("/a/b"))).isFalse();
        assertThat(EntropyInjector.isEntropyInjecting(FileSystem.getLocalFileSystem(), marked))
                .isFalse();
    }

    @Test
    void a_plug_ins_file_system_is_found_behind_its_wrapper() {
        FileSystem wrapped = new PluginFileSystem(files, getClass().getClassLoader());
        assertThat(EntropyInjector.isEntropyInjecting(wrapped, new Path("/a/_entropy_/b")))
                .isTrue();
    }

    @Test
    void a_file_of_another_file_system_keeps_its_path(@TempDir java.nio.file.Path directory) throws IOException {
        Path path = new Path(directory.resolve("_entropy_").toString());
        OutputStreamAndPath created =
                EntropyInjector.createEntropyAware(FileSystem.getLocalFileSystem(), path, WriteMode.NO_OVERWRITE);
        created.stream().close();
        assertThat(created.path()).isEqualTo(path);
        assertThat(directory.resolve("_entropy_")).exists();
    }
}
