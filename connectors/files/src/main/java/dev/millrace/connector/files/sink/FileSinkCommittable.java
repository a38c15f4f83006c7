package dev.millrace.connector.files.sink;

import dev.millrace.api.fs.Path;
import java.io.Serializable;

/// A file that is whole and waits to be given its name.
///
/// @param bucketId the bucket it is in
/// @param pending where its bytes are, hidden
/// @param target the name it will be seen under
/// @param size in bytes
public record FileSinkCommittable(String bucketId, Path pending, Path target, long size) implements Serializable {}
