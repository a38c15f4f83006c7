package dev.millrace.api.source.hybrid;

import dev.millrace.api.memory.SimpleVersionedSerializer;
import dev.millrace.api.source.SourceSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Wraps a split of one of the sources as bytes of that source's serializer. The wrapper can be sent without knowledge
/// of the source.
public class HybridSourceSplit implements SourceSplit {
    private final int sourceIndex;
    private final byte[] wrappedSplitBytes;
    private final int wrappedSplitSerializerVersion;
    private final String splitId;

    public HybridSourceSplit(int sourceIndex, byte[] wrappedSplit, int serializerVersion, String splitId) {
        this.sourceIndex = sourceIndex;
        this.wrappedSplitBytes = wrappedSplit;
        this.wrappedSplitSerializerVersion = serializerVersion;
        this.splitId = splitId;
    }

    /// Returns the index of the source to which the split belongs.
    public int sourceIndex() {
        return sourceIndex;
    }

    /// Returns the serialized split of the source.
    public byte[] wrappedSplitBytes() {
        return wrappedSplitBytes;
    }

    /// Returns the version of the serializer that wrote the split.
    public int wrappedSplitSerializerVersion() {
        return wrappedSplitSerializerVersion;
    }

    /// Returns the id that the split has in its own source.
    @Override
    public String splitId() {
        return splitId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HybridSourceSplit that
                && sourceIndex == that.sourceIndex
                && wrappedSplitSerializerVersion == that.wrappedSplitSerializerVersion
                && splitId.equals(that.splitId)
                && Arrays.equals(wrappedSplitBytes, that.wrappedSplitBytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sourceIndex, wrappedSplitSerializerVersion, splitId, Arrays.hashCode(wrappedSplitBytes));
    }

    @Override
    public String toString() {
        return "HybridSourceSplit{sourceIndex=" + sourceIndex + ", splitId=" + splitId + "}";
    }

    /// Wraps the splits of a source.
    ///
    /// @throws java.io.UncheckedIOException if a split cannot be serialized
    public static List<HybridSourceSplit> wrapSplits(
            List<? extends SourceSplit> splits, int sourceIndex, SwitchedSources switchedSources) {
        return splits.stream()
                .map(split -> wrapSplit(split, sourceIndex, switchedSources))
                .toList();
    }

    /// Wraps a split of a source.
    ///
    /// @throws java.io.UncheckedIOException if the split cannot be serialized
    public static HybridSourceSplit wrapSplit(SourceSplit split, int sourceIndex, SwitchedSources switchedSources) {
        SimpleVersionedSerializer<SourceSplit> serializer = switchedSources.serializerOf(sourceIndex);
        try {
            return new HybridSourceSplit(
                    sourceIndex, serializer.serialize(split), serializer.getVersion(), split.splitId());
        } catch (IOException thrown) {
            throw new UncheckedIOException("split " + split.splitId() + " could not be written", thrown);
        }
    }

    /// Returns the wrapped splits.
    ///
    /// @throws java.io.UncheckedIOException if a split cannot be deserialized
    public static List<SourceSplit> unwrapSplits(List<HybridSourceSplit> splits, SwitchedSources switchedSources) {
        return splits.stream().map(split -> unwrapSplit(split, switchedSources)).toList();
    }

    /// Returns the wrapped split.
    ///
    /// @throws java.io.UncheckedIOException if the split cannot be deserialized
    public static SourceSplit unwrapSplit(HybridSourceSplit split, SwitchedSources switchedSources) {
        try {
            return switchedSources
                    .serializerOf(split.sourceIndex)
                    .deserialize(split.wrappedSplitSerializerVersion, split.wrappedSplitBytes);
        } catch (IOException thrown) {
            throw new UncheckedIOException("split " + split.splitId + " could not be read", thrown);
        }
    }
}
