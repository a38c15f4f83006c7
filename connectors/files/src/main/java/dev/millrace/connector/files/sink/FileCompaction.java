package dev.millrace.connector.files.sink;

import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import java.io.Serializable;

/// Holds the compaction settings of a sink.
record FileCompaction(FileCompactStrategy strategy, FileCompactor compactor) implements Serializable {}
