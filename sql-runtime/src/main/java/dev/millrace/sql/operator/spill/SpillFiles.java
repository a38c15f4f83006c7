package dev.millrace.sql.operator.spill;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import dev.millrace.table.types.logical.RowType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Owns the files into which one operator writes rows that do not fit into memory. Not thread-safe.
public final class SpillFiles implements AutoCloseable {
    private static final Fault FILES = new Fault(2874, Category.OPERATIONS, "rows could not be written to a file");

    private final Disk disk;
    private final Set<SpillFile> files = new LinkedHashSet<>();
    private @Nullable Path directory;
    private int number;
    private long spilledRows;

    /// Creates the owner of no files.
    public SpillFiles(Disk disk) {
        this.disk = disk;
    }

    /// Returns a new empty file for rows of a type.
    public SpillFile create(RowType type) {
        try {
            if (directory == null) directory = disk.temporaryDirectory("millrace-query");
            SpillFile file = new SpillFile(this, directory.resolve("rows-" + number++), type);
            files.add(file);
            return file;
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /// Returns the number of rows that were written to files so far.
    public long spilledRows() {
        return spilledRows;
    }

    void wrote(int rows) {
        spilledRows += rows;
    }

    Disk disk() {
        return disk;
    }

    void forget(SpillFile file) {
        files.remove(file);
    }

    MillraceException failed(IOException failure) {
        return FILES.what("Rows of a query could not be written to a temporary file, or read from it.")
                .why("%s", failure)
                .cause(failure)
                .fix("Free space in the directory for temporary files, or give the query more memory.");
    }

    /// Deletes all files.
    @Override
    public void close() {
        for (SpillFile each : files.toArray(new SpillFile[0])) each.delete();
        Path present = directory;
        directory = null;
        if (present == null) return;
        try {
            disk.delete(present);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }
}
