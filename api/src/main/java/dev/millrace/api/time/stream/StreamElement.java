package dev.millrace.api.time.stream;

/// Something that travels between operators: a record or a mark.
public abstract class StreamElement {

    public final boolean isWatermark() {
        return this instanceof Watermark;
    }

    public final boolean isWatermarkStatus() {
        return this instanceof WatermarkStatus;
    }

    public final boolean isRecord() {
        return this instanceof StreamRecord;
    }

    public final boolean isLatencyMarker() {
        return this instanceof LatencyMarker;
    }

    public final boolean isRecordAttributes() {
        return this instanceof RecordAttributes;
    }

    /// @throws ClassCastException if it is none
    @SuppressWarnings("unchecked")
    public final <E> StreamRecord<E> asRecord() {
        return (StreamRecord<E>) this;
    }

    /// @throws ClassCastException if it is none
    public final Watermark asWatermark() {
        return (Watermark) this;
    }

    /// @throws ClassCastException if it is none
    public final WatermarkStatus asWatermarkStatus() {
        return (WatermarkStatus) this;
    }

    /// @throws ClassCastException if it is none
    public final LatencyMarker asLatencyMarker() {
        return (LatencyMarker) this;
    }

    /// @throws ClassCastException if it is none
    public final RecordAttributes asRecordAttributes() {
        return (RecordAttributes) this;
    }
}
