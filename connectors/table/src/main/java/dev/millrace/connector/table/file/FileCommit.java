package dev.millrace.connector.table.file;

import dev.millrace.api.fs.FileStatus;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.Path;
import dev.millrace.api.operator.AbstractStreamOperator;
import dev.millrace.api.operator.BoundedOneInput;
import dev.millrace.api.operator.OneInputStreamOperator;
import dev.millrace.api.time.stream.StreamRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves hidden files into the table when all writers have ended, and then deletes the files that they replace. If the
/// job fails before, it deletes the hidden files.
final class FileCommit extends AbstractStreamOperator<String>
        implements OneInputStreamOperator<String, String>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private final WriteTarget target;
    private final Replacement replacement;
    private transient @Nullable List<String> files;

    FileCommit(WriteTarget target, Replacement replacement) {
        this.target = target;
        this.replacement = replacement;
    }

    @Override
    public void open() throws Exception {
        super.open();
        files = new ArrayList<>();
    }

    @Override
    @SuppressWarnings("NullAway") // open() has set the field
    public void processElement(StreamRecord<String> record) {
        files.add(record.getValue());
    }

    @Override
    public void endInput() throws IOException {
        FileSystem system = target.staging().getFileSystem();
        List<Path> old = replaced(system);
        try {
            publish(system);
            for (Path each : old) system.delete(each, false);
        } catch (IOException failed) {
            throw PendingFile.unwritable(new Path(target.table()), failed);
        }
    }

    @SuppressWarnings("NullAway") // open() has set the field
    private void publish(FileSystem system) throws IOException {
        system.mkdirs(new Path(target.table()));
        for (String each : files) {
            Path visible = target.visible(each);
            Path parent = visible.getParent();
            if (parent != null) system.mkdirs(parent);
            if (!system.rename(target.staged(each), visible)) {
                throw new IOException("the file " + target.staged(each) + " cannot be renamed to " + visible);
            }
        }
    }

    @SuppressWarnings("NullAway") // open() has set the field
    private List<Path> replaced(FileSystem system) throws IOException {
        Set<String> directories = new LinkedHashSet<>();
        switch (replacement.kind()) {
            case NONE -> {}
            case DIRECTORY -> directories.add(replacement.directory());
            case WRITTEN_PARTITIONS ->
                files.forEach(each -> directories.add(each.substring(0, Math.max(0, each.lastIndexOf('/')))));
        }
        List<Path> old = new ArrayList<>();
        for (String each : directories) {
            Path directory = each.isEmpty() ? new Path(target.table()) : target.visible(each);
            if (system.exists(directory)) collect(system, directory, old);
        }
        return old;
    }

    private static void collect(FileSystem system, Path directory, List<Path> old) throws IOException {
        for (FileStatus each : system.listStatus(directory)) {
            if (each.getPath().getName().startsWith(".")) continue;
            if (each.isDir()) collect(system, each.getPath(), old);
            else old.add(each.getPath());
        }
    }

    /// Deletes the hidden files that are left: those of failed attempts, or all if the job fails.
    @Override
    public void close() throws Exception {
        super.close();
        Path staging = target.staging();
        FileSystem system = staging.getFileSystem();
        if (system.exists(staging)) system.delete(staging, true);
    }
}
