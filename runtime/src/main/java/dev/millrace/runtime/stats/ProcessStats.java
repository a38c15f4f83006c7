package dev.millrace.runtime.stats;

import dev.millrace.runtime.profile.Profiler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows a process of the cluster to users. Thread-safe.
///
/// Methods that ask another process may take a moment. They fail with a [WorkerStatsFaults#SILENT] fault if the process
/// does not answer. Methods about the identity of the process never fail.
public interface ProcessStats {

    String id();

    /// Returns the `host:port` for requests, or the id if the process accepts no requests.
    String address();

    /// Returns the port for records from other workers; -1 if there is none.
    int dataPort();

    /// Returns the number of slots.
    int slots();

    /// Returns the number of slots that no job uses.
    int freeSlots();

    /// Returns the time of the last heartbeat, in milliseconds of the wall clock.
    long heardMillis();

    /// Returns the number of processors that the process may use.
    int cores();

    /// Returns the memory of the machine or container, in bytes; -1 if unknown.
    long physicalBytes();

    Map<String, String> settings();

    /// Returns the name of the log file with the output of programs.
    String printed();

    /// Returns the log files, by name.
    List<LogFile> logs() throws IOException;

    /// Opens a log file; null if there is none with that name. The caller closes the stream.
    ///
    /// @param from the position of the first byte to read
    @Nullable
    InputStream log(String name, long from) throws IOException;

    /// Returns the levels of loggers, by name; see [LogLevels#all].
    Map<String, String> logLevels();

    /// Sets the level of a logger; see [LogLevels#set].
    void setLogLevel(String logger, String level);

    List<ThreadText> threads();

    /// Returns the profiler of the process.
    Profiler profiler();

    /// Returns the JVM metrics with Flink's names, for example `Status.JVM.Memory.Heap.Used`. Values of another
    /// process may be slightly old; there are none before its first heartbeat.
    Map<String, String> metrics();

    /// Returns the directories that the process writes to, with the space on their disks.
    List<DiskUse> disks();

    /// Describes the disk of a directory.
    ///
    /// @param purpose what the process keeps in the directory
    /// @param totalBytes the size of the disk; -1 if it cannot be read
    /// @param freeBytes the space that the process may use; -1 if it cannot be read
    record DiskUse(String purpose, String path, long totalBytes, long freeBytes) {}

    /// Describes a log file.
    ///
    /// @param bytes the size
    record LogFile(String name, long bytes, long modifiedMillis) {}

    /// Holds the name and the stack of a thread.
    record ThreadText(String name, String text) {}
}
