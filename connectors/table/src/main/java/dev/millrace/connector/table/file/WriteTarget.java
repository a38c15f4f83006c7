package dev.millrace.connector.table.file;

import dev.millrace.api.fs.Path;
import java.io.Serializable;

/// Names the places of an INSERT: files are written to a hidden directory and move to the table at the end.
///
/// @param table the directory of the table
/// @param id distinguishes the INSERT from others
record WriteTarget(String table, String id) implements Serializable {

    /// Returns the hidden directory.
    Path staging() {
        return new Path(new Path(table), ".staging-" + id);
    }

    /// Returns the place of a file before the end.
    Path staged(String file) {
        return new Path(staging(), file);
    }

    /// Returns the place of a file after the end.
    Path visible(String file) {
        return new Path(new Path(table), file);
    }
}
