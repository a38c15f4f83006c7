package dev.millrace.examples.etl;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.connector.files.sink.BucketAssigner;
import dev.millrace.connector.files.sink.SimpleVersionedStringSerializer;

/// Assigns sales to one directory per day, by the time of the order and not by the time of writing.
final class ByDay implements BucketAssigner<Sale, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getBucketId(Sale sale, Context context) {
        return "day=" + sale.day();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
