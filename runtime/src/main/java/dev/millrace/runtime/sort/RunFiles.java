package dev.millrace.runtime.sort;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.fault.MillraceException;
import dev.millrace.base.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Owns the temporary files of one subtask. Not thread-safe.
final class RunFiles implements AutoCloseable {
    private static final Fault FILES =
            new Fault(5109, Category.OPERATIONS, "records of batch mode could not be written to a file");
    private static final int FILES_MAX = 64;

    private final Disk disk;
    private final RecordKinds kinds;
    private final List<RunFile> files = new ArrayList<>();
    private final List<KeyRun> readers = new ArrayList<>();
    private @Nullable Path directory;
    private int number;

    RunFiles(Disk disk, RecordKinds kinds) {
        this.disk = disk;
        this.kinds = kinds;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /// Writes a run to a new file. Merges all files into one file if there are many.
    void add(KeyRun run) throws IOException {
        write(run);
        if (files.size() < FILES_MAX) return;
        List<RunFile> merged = List.copyOf(files);
        files.clear();
        try (KeyRun all = new MergedRuns(opened(merged), kinds.order())) {
            write(all);
        }
        readers.clear();
        for (RunFile each : merged) each.delete();
    }

    private void write(KeyRun run) throws IOException {
        if (directory == null) directory = disk.temporaryDirectory("millrace-sort");
        files.add(RunFile.write(disk, directory.resolve("run-" + number++), kinds, run));
    }

    /// Returns the records of all files and of a last run.
    KeyRun merged(KeyRun last) throws IOException {
        List<KeyRun> all = opened(files);
        all.add(last);
        return new MergedRuns(all, kinds.order());
    }

    private List<KeyRun> opened(List<RunFile> sources) throws IOException {
        List<KeyRun> opened = new ArrayList<>();
        for (RunFile each : sources) {
            KeyRun reader = each.read();
            readers.add(reader);
            opened.add(reader);
        }
        return opened;
    }

    static MillraceException failed(IOException failure) {
        return FILES.what("Records could not be written to a temporary file, or read from it.")
                .why("%s", failure)
                .cause(failure)
                .fix("Free space in the directory for temporary files, or give the job more managed memory.");
    }

    @Override
    public void close() throws IOException {
        for (KeyRun each : readers) each.close();
        readers.clear();
        Path present = directory;
        directory = null;
        if (present == null) return;
        files.clear();
        for (Disk.Entry each : disk.list(present)) disk.delete(each.path());
        disk.delete(present);
    }
}
