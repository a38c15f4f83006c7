package dev.millrace.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests settings that need a path on a disk of this machine.
class LocalSettingsTest {

    @ParameterizedTest
    @CsvSource({"/a/b, /a/b", "a/b, a/b", "file:///a/b, /a/b", "file:/a/b, /a/b"})
    void a_path_with_or_without_the_local_scheme_is_accepted(String text, String path) {
        assertThat(FileSystems.local("some.option", text)).isEqualTo(java.nio.file.Path.of(path));
    }

    @Test
    void another_file_system_is_refused_with_the_name_of_the_setting() {
        assertThatThrownBy(() -> FileSystems.local("web.upload.dir", "s3://bucket/jars"))
                .hasMessageContaining("MR-2520")
                .hasMessageContaining("'web.upload.dir' is s3://bucket/jars, in the file system 's3'");
    }
}
