package dev.millrace.connector.table.file;

import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.sql.connector.MetadataColumn;
import dev.millrace.table.data.StringData;
import dev.millrace.table.data.TimestampData;
import dev.millrace.table.types.logical.BigIntType;
import dev.millrace.table.types.logical.LocalZonedTimestampType;
import dev.millrace.table.types.logical.LogicalType;
import dev.millrace.table.types.logical.VarCharType;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Provides what columns can know about the file of a row. Thread-safe.
///
/// @param keys the wanted keys
record FileMetadata(List<String> keys) implements Serializable {
    static final Map<String, LogicalType> TYPES = Map.of(
            "file.path", new VarCharType(false, VarCharType.MAX_LENGTH),
            "file.name", new VarCharType(false, VarCharType.MAX_LENGTH),
            "file.size", new BigIntType(false),
            "file.modification-time", new LocalZonedTimestampType(false, 3));

    FileMetadata {
        keys = List.copyOf(keys);
    }

    static FileMetadata of(List<MetadataColumn> columns) {
        return new FileMetadata(columns.stream().map(MetadataColumn::key).toList());
    }

    /// Returns the values of the keys for a file, in internal form.
    List<Object> values(String file) throws IOException {
        List<Object> values = new ArrayList<>();
        if (keys.isEmpty()) return values;
        Path path = new Path(file);
        FileSystem files = path.getFileSystem();
        FileStatus status = files.getFileStatus(path);
        for (String each : keys) {
            values.add(
                    switch (each) {
                        case "file.path" ->
                            StringData.fromString(path.makeQualified(files).toString());
                        case "file.name" -> StringData.fromString(path.getName());
                        case "file.size" -> status.getLen();
                        case "file.modification-time" -> TimestampData.fromEpochMillis(status.getModificationTime());
                        default -> throw new IllegalStateException("unknown metadata " + each);
                    });
        }
        return values;
    }
}
