package dev.millrace.api.io.format;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.fs.FSDataOutputStream;
import dev.millrace.api.fs.FileSystem;
import dev.millrace.api.fs.FileSystem.WriteMode;
import dev.millrace.api.fs.FileSystemFaults;
import dev.millrace.api.fs.Path;
import dev.millrace.api.io.CleanupWhenUnsuccessful;
import dev.millrace.api.io.InitializeOnMaster;
import dev.millrace.api.util.Preconditions;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes a file. Several subtasks write files `1`, `2`… in a directory.
public abstract class FileOutputFormat<IT> extends RichOutputFormat<IT>
        implements InitializeOnMaster, CleanupWhenUnsuccessful {
    private static final long serialVersionUID = 1L;

    /// The output path; null if not set.
    protected @Nullable Path outputFilePath;

    /// The stream of the file; null before `open` and after `close`.
    protected transient @Nullable FSDataOutputStream stream;

    private WriteMode writeMode = WriteMode.NO_OVERWRITE;
    private OutputDirectoryMode outputDirectoryMode = OutputDirectoryMode.PARONLY;
    private transient @Nullable Path ownFile;

    /// Says when the output path is a directory.
    public enum OutputDirectoryMode {
        /// The output path is always a directory.
        ALWAYS,

        /// The output path is a directory if there are several subtasks.
        PARONLY
    }

    /// Creates a format whose path is set later.
    public FileOutputFormat() {}

    /// Creates a format.
    ///
    /// @param outputPath a file or directory; null to set it later
    public FileOutputFormat(@Nullable Path outputPath) {
        this.outputFilePath = outputPath;
    }

    /// Sets the output path.
    public void setOutputFilePath(Path path) {
        this.outputFilePath = Preconditions.checkNotNull(path, "the path must be given");
    }

    /// Returns the output path; null if it is not set.
    public @Nullable Path getOutputFilePath() {
        return outputFilePath;
    }

    /// Sets how to handle existing files.
    public void setWriteMode(WriteMode mode) {
        this.writeMode = Preconditions.checkNotNull(mode, "the write mode must be given");
    }

    /// Returns how to handle existing files.
    public WriteMode getWriteMode() {
        return writeMode;
    }

    /// Sets when the output path is a directory.
    public void setOutputDirectoryMode(OutputDirectoryMode mode) {
        this.outputDirectoryMode = Preconditions.checkNotNull(mode, "the mode must be given");
    }

    /// Returns when the output path is a directory.
    public OutputDirectoryMode getOutputDirectoryMode() {
        return outputDirectoryMode;
    }

    @Override
    public void configure(Configuration parameters) {
        path();
    }

    private Path path() {
        if (outputFilePath != null) return outputFilePath;
        throw FileSystemFaults.BAD_PATH
                .state("The format %s has no path.", getClass().getName())
                .fix("Set the path with setOutputFilePath, or in the constructor of the format.");
    }

    private boolean isDirectory(int writers) {
        return writers > 1 || outputDirectoryMode == OutputDirectoryMode.ALWAYS;
    }

    /// Creates the file of the subtask.
    ///
    /// @throws IOException if the file cannot be created, or the file exists and the write mode is `NO_OVERWRITE`
    @Override
    public void open(InitializationContext context) throws IOException {
        Path path = path();
        FileSystem fs = path.getFileSystem();
        boolean isDirectory = isDirectory(context.getNumTasks());
        if (!fs.isDistributedFS() && !fs.initOutPathLocalFS(path, writeMode, isDirectory)) {
            throw new IOException("the output path " + path + " cannot be made ready");
        }
        Path file = isDirectory ? new Path(path, getDirectoryFileName(context.getTaskNumber())) : path;
        stream = fs.create(file, writeMode);
        ownFile = file;
    }

    /// Returns the name of a subtask's file in the directory.
    ///
    /// @param taskNumber the index of the subtask
    protected String getDirectoryFileName(int taskNumber) {
        return Integer.toString(taskNumber + 1);
    }

    @Override
    public void close() throws IOException {
        FSDataOutputStream open = stream;
        stream = null;
        if (open != null) open.close();
    }

    /// Prepares an output path in a distributed file system. A local path is prepared by each subtask.
    @Override
    public void initializeGlobal(int parallelism) throws IOException {
        Path path = path();
        FileSystem fs = path.getFileSystem();
        if (fs.isDistributedFS() && !fs.initOutPathDistFS(path, writeMode, isDirectory(parallelism))) {
            throw new IOException("the output path " + path + " cannot be made ready");
        }
    }

    /// Deletes the file of the subtask.
    @Override
    public void tryCleanupOnError() throws IOException {
        Path file = ownFile;
        ownFile = null;
        if (file == null) return;
        close();
        file.getFileSystem().delete(file, false);
    }
}
