package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.Source;
import dev.millrace.api.source.SourceSplit;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Holds the sources that a reader or the enumerator has used so far, with the serializers of their splits. One thread
/// adds sources; reads are thread-safe.
final class SwitchedSources {
    private final SortedMap<Integer, Source> sources = new ConcurrentSkipListMap<>();
    private final Map<Integer, SimpleVersionedSerializer<SourceSplit>> serializers = new ConcurrentSkipListMap<>();

    Source sourceOf(int sourceIndex) {
        Source source = sources.get(sourceIndex);
        if (source == null) throw new IllegalStateException("source " + sourceIndex + " has not been switched to");
        return source;
    }

    SimpleVersionedSerializer<SourceSplit> serializerOf(int sourceIndex) {
        @Nullable SimpleVersionedSerializer<SourceSplit> known = serializers.get(sourceIndex);
        if (known != null) return known;
        @SuppressWarnings("unchecked") // the serializer receives only splits of its own source
        SimpleVersionedSerializer<SourceSplit> made = sourceOf(sourceIndex).getSplitSerializer();
        serializers.put(sourceIndex, made);
        return made;
    }

    void put(int sourceIndex, Source source) {
        sources.put(sourceIndex, source);
    }

    /// Returns the index of the earliest source. After a restore, this index may be greater than 0.
    int getFirstSourceIndex() {
        return sources.firstKey();
    }
}
