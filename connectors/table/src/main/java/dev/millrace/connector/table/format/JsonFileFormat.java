package dev.millrace.connector.table.format;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.connector.files.reader.LineReader;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes lines with a JSON object each.
///
/// @param syntax the form of JSON
public record JsonFileFormat(JsonSyntax syntax) implements TableFileFormat {

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public BatchReader reader(
            FSDataInputStream stream, String path, long splitEnd, FileRows rows, List<@Nullable Object> partition)
            throws IOException {
        LineReader lines = LineReader.open(stream, StandardCharsets.UTF_8, splitEnd);
        return new JsonBatchReader(lines, path, syntax, rows, partition);
    }

    @Override
    public RowEncoder encoder(RowType fileType) {
        return new JsonEncoding(syntax, fileType);
    }
}
