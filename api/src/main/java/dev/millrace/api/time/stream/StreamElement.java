package dev.millrace.api.time.stream;

/// Represents an element of a stream between operators: a record or a control element such as a watermark.
public abstract class StreamElement {

    /// Tells whether the element is a [Watermark].
    public final boolean isWatermark() {
        return this instanceof Watermark;
    }

    /// Tells whether the element is a [WatermarkStatus].
    public final boolean isWatermarkStatus() {
        return this instanceof WatermarkStatus;
    }

    /// Tells whether the element is a [StreamRecord].
    public final boolean isRecord() {
        return this instanceof StreamRecord;
    }

    /// Tells whether the element is a [LatencyMarker].
    public final boolean isLatencyMarker() {
        return this instanceof LatencyMarker;
    }

    /// Tells whether the element is a [RecordAttributes].
    public final boolean isRecordAttributes() {
        return this instanceof RecordAttributes;
    }

    /// Casts the element to a record.
    ///
    /// @throws ClassCastException if the element is not a record
    @SuppressWarnings("unchecked")
    public final <E> StreamRecord<E> asRecord() {
        return (StreamRecord<E>) this;
    }

    /// Casts the element to a watermark.
    ///
    /// @throws ClassCastException if the element is not a watermark
    public final Watermark asWatermark() {
        return (Watermark) this;
    }

    /// Casts the element to a watermark status.
    ///
    /// @throws ClassCastException if the element is not a watermark status
    public final WatermarkStatus asWatermarkStatus() {
        return (WatermarkStatus) this;
    }

    /// Casts the element to a latency marker.
    ///
    /// @throws ClassCastException if the element is not a latency marker
    public final LatencyMarker asLatencyMarker() {
        return (LatencyMarker) this;
    }

    /// Casts the element to record attributes.
    ///
    /// @throws ClassCastException if the element is not record attributes
    public final RecordAttributes asRecordAttributes() {
        return (RecordAttributes) this;
    }
}
