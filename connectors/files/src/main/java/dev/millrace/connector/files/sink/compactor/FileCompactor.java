package dev.millrace.connector.files.sink.compactor;

import java.io.Serializable;

/// Makes one file of several. It must be an [OutputStreamBasedFileCompactor] or a [RecordWiseFileCompactor]. One
/// compactor may be at work on several threads at once.
public interface FileCompactor extends Serializable {}
