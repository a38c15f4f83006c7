package dev.millrace.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.io.format.InflaterInputStreamFactory;
import dev.millrace.connector.files.reader.StandardDeCompressors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class DeCompressorsTest {

    @Test
    void files_are_decompressed_by_their_endings() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write("text".getBytes());
        }
        InflaterInputStreamFactory<?> factory =
                Objects.requireNonNull(StandardDeCompressors.getDecompressorForFileName("a.b.GZ"));
        assertThat(factory.create(new ByteArrayInputStream(bytes.toByteArray())))
                .hasContent("text");
        assertThat(StandardDeCompressors.getDecompressorForExtension(".zst")).isNotNull();
        assertThat(StandardDeCompressors.getDecompressorForFileName("plain.txt"))
                .isNull();
        assertThat(StandardDeCompressors.getDecompressorForFileName("gz")).isNull();
        assertThat(StandardDeCompressors.getCommonSuffixes()).contains("gz", "gzip", "deflate", "zst", "zstd");
    }
}
