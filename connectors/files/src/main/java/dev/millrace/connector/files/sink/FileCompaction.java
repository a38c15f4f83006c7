package dev.millrace.connector.files.sink;

import dev.millrace.connector.files.sink.compactor.FileCompactStrategy;
import dev.millrace.connector.files.sink.compactor.FileCompactor;
import java.io.Serializable;

/// How a sink makes large files of small ones.
record FileCompaction(FileCompactStrategy strategy, FileCompactor compactor) implements Serializable {}
