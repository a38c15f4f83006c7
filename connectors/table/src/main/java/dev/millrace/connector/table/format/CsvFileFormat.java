package dev.millrace.connector.table.format;

import dev.millrace.api.fs.FSDataInputStream;
import dev.millrace.table.types.logical.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads and writes CSV. Because quoted values may contain line ends, one reader reads a whole file.
///
/// @param syntax the form of CSV
public record CsvFileFormat(CsvSyntax syntax) implements TableFileFormat {

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public BatchReader reader(
            FSDataInputStream stream, String path, long splitEnd, FileRows rows, List<@Nullable Object> partition) {
        return new CsvBatchReader(stream, path, syntax, rows, partition);
    }

    @Override
    public RowEncoder encoder(RowType fileType) {
        return new CsvEncoding(syntax, fileType);
    }
}
