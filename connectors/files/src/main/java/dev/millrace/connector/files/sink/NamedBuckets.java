package dev.millrace.connector.files.sink;

import dev.millrace.api.memory.SimpleVersionedSerializer;

/// Adapts an assigner with ids of any type to ids of type text.
///
/// @param <IN> the type of the records
/// @param <ID> the type of bucket ids
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
