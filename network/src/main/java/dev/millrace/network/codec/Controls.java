package dev.millrace.network.codec;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.exchange.Control;
import java.io.IOException;

/// Encodes and decodes control elements: a number for the kind, then the fields.
final class Controls {
    private static final int WATERMARK = 1;
    private static final int IDLE = 2;
    private static final int ACTIVE = 3;
    private static final int BARRIER = 4;
    private static final int END = 5;
    private static final int LATENCY_MARKER = 6;
    private static final int BACKLOG = 7;

    private Controls() {}

    static void write(Control control, DataOutputSerializer out) throws IOException {
        switch (control) {
            case Control.Watermark(long timestamp) -> {
                out.writeByte(WATERMARK);
                out.writeLong(timestamp);
            }
            case Control.Idle() -> out.writeByte(IDLE);
            case Control.Active() -> out.writeByte(ACTIVE);
            case Control.Barrier(long checkpoint, long startedMillis, boolean isExact) -> {
                out.writeByte(BARRIER);
                out.writeLong(checkpoint);
                out.writeLong(startedMillis);
                out.writeBoolean(isExact);
            }
            case Control.LatencyMarker(long markedMillis, String source, int subtask) -> {
                out.writeByte(LATENCY_MARKER);
                out.writeLong(markedMillis);
                out.writeUTF(source);
                out.writeInt(subtask);
            }
            case Control.Backlog(boolean isBacklog) -> {
                out.writeByte(BACKLOG);
                out.writeBoolean(isBacklog);
            }
            case Control.End() -> out.writeByte(END);
        }
    }

    static Control read(DataInputDeserializer in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case WATERMARK -> new Control.Watermark(in.readLong());
            case IDLE -> Control.IDLE;
            case ACTIVE -> Control.ACTIVE;
            case BARRIER -> new Control.Barrier(in.readLong(), in.readLong(), in.readBoolean());
            case END -> Control.END;
            case LATENCY_MARKER -> new Control.LatencyMarker(in.readLong(), in.readUTF(), in.readInt());
            case BACKLOG -> new Control.Backlog(in.readBoolean());
            default -> throw new IOException("a control element of kind " + kind);
        };
    }
}
