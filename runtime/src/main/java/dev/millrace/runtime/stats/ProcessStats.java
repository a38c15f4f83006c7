package dev.millrace.runtime.stats;

import dev.millrace.runtime.profile.Profiler;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A process of the cluster, as people are shown it. Any thread.
///
/// What is asked of another process may take a moment, and fails with a
/// [WatchFaults#SILENT] fault if that does not answer; what names it never does.
public interface ProcessStats {

    String id();

    /// Where it is called, `host:port`; its id if nobody calls it.
    String address();

    /// Where other workers send it records; -1 if they do not.
    int dataPort();

    /// In how many subtasks of each vertex it can take part.
    int slots();

    /// How many of them no job has.
    int freeSlots();

    /// When it was last heard of, in milliseconds of the wall clock.
    long heardMillis();

    /// Processors it may use.
    int cores();

    /// Memory of the machine, or the container, that it runs on, in bytes; -1 if that is not known.
    long physicalBytes();

    Map<String, String> settings();

    /// What its programs print, among its log files.
    String printed();

    /// Files that it logs to, by name.
    List<LogFile> logs() throws IOException;

    /// Opens a log file; null if there is none of that name. The caller closes it.
    ///
    /// @param from the first byte to be read
    @Nullable
    InputStream log(String name, long from) throws IOException;

    List<ThreadText> threads();

    /// Looks into it.
    Profiler profiler();

    /// Numbers about its JVM, under Flink's names: `Status.JVM.Memory.Heap.Used`. Those of another process may be
    /// some moments old, and are none if it was never heard.
    Map<String, String> metrics();

    /// @param bytes size
    record LogFile(String name, long bytes, long modifiedMillis) {}

    /// What a thread does.
    record ThreadText(String name, String text) {}
}
