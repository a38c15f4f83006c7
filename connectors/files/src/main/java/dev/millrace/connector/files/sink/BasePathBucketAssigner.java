package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;

/// Assigns all records to one bucket, the base path itself.
///
/// @param <T> the type of the records
public class BasePathBucketAssigner<T> implements BucketAssigner<T, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getBucketId(T element, Context context) {
        return "";
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "one bucket";
    }
}
