package dev.millrace.api.fs;

/// Holds the parts of a [PathsCopyingFileSystem.CopyRequest].
record PathCopy(Path getSource, Path getDestination, long getSize) implements PathsCopyingFileSystem.CopyRequest {}
