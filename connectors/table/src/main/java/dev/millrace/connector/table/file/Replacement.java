package dev.millrace.connector.table.file;

import dev.millrace.sql.connector.TableDescription;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which old files an INSERT OVERWRITE replaces.
///
/// @param kind what it replaces
/// @param directory the directory below the table, if a part of the table is replaced
record Replacement(Kind kind, String directory) implements Serializable {

    /// Is what an INSERT replaces.
    enum Kind {
        /// Nothing, because the statement is INSERT INTO.
        NONE,
        /// All files below a directory.
        DIRECTORY,
        /// The files of the partitions that get rows.
        WRITTEN_PARTITIONS
    }

    /// @param fixed the values of the partition columns that the statement fixes
    static Replacement of(
            boolean overwrites, TableDescription table, Map<String, String> fixed, PartitionPaths partitions) {
        if (!overwrites) return new Replacement(Kind.NONE, "");
        if (table.partitionKeys().isEmpty()) return new Replacement(Kind.DIRECTORY, "");
        boolean isWhole = fixed.keySet().containsAll(table.partitionKeys());
        if (!isWhole) return new Replacement(Kind.WRITTEN_PARTITIONS, "");
        StringBuilder directory = new StringBuilder();
        for (String each : table.partitionKeys()) {
            if (!directory.isEmpty()) directory.append('/');
            @Nullable String value = fixed.get(each);
            directory.append(partitions.part(each, value == null ? "" : value));
        }
        return new Replacement(Kind.DIRECTORY, directory.toString());
    }
}
