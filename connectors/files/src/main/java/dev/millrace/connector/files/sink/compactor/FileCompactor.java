package dev.millrace.connector.files.sink.compactor;

import java.io.Serializable;

/// Compacts several files into one. Implementations must extend [OutputStreamBasedFileCompactor] or
/// [RecordWiseFileCompactor]. Several threads may use one compactor concurrently.
public interface FileCompactor extends Serializable {}
