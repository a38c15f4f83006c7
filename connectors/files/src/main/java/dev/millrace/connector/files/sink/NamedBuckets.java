package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;

/// Buckets that are known by something else than text, by their text.
///
/// @param <IN> the type of the records
/// @param <ID> names buckets
record NamedBuckets<IN, ID>(BucketAssigner<IN, ID> assigner) implements BucketAssigner<IN, String> {

    @Override
    public String getBucketId(IN element, Context context) {
        return String.valueOf(assigner.getBucketId(element, context));
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
