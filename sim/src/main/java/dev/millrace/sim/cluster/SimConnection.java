package dev.millrace.sim.cluster;

import dev.millrace.base.fault.Check;
import dev.millrace.network.Transport;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import dev.millrace.sim.world.Happening;
import dev.millrace.sim.world.SimMachine;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Simulates a TCP connection between two machines: bytes arrive in order until the connection breaks, and the sender
/// may detect the break later. Called by the running thread only.
final class SimConnection {
    private static final int FULL_BYTES = 512 << 10;
    private static final long SILENCE_NANOS = 20_000_000_000L;

    private final SimConnections connections;
    private final End first;
    private final End second;

    SimConnection(SimConnections connections, End first, End second) {
        this.connections = connections;
        this.first = first;
        this.second = second;
        first.connection = this;
        second.connection = this;
    }

    End first() {
        return first;
    }

    End second() {
        return second;
    }

    private End other(End end) {
        return end == first ? second : first;
    }

    boolean isOf(SimMachine machine) {
        return first.machine == machine || second.machine == machine;
    }

    boolean isBetween(String one, String other) {
        return first.machine.name().equals(one) && second.machine.name().equals(other)
                || first.machine.name().equals(other) && second.machine.name().equals(one);
    }

    /// Resumes delivery after a cut has ended.
    void mended() {
        first.arrive(0);
        second.arrive(0);
    }

    /// Breaks the connection. Each end detects this at its own time, and some frames in flight are lost.
    void reset(IOException why) {
        for (End each : List.of(first, second))
            each.cutOff(why, connections.ways().noticeNanos());
    }

    /// Breaks the connection because the machine of one end has failed.
    void gone(SimMachine machine, boolean isNoticed) {
        End left = first.machine == machine ? second : first;
        left.cutOff(new IOException("no answer"), isNoticed ? connections.ways().noticeNanos() : SILENCE_NANOS);
    }

    /// A frame in flight.
    private record Frame(FrameKind kind, int number, boolean hasMore, byte[] bytes) {}

    /// Is one end of the connection. Only the running thread uses its fields, and its events run on its loop.
    static final class End implements Transport.Wire {
        private final SimMachine machine;
        private final SimLoop loop;
        private final ArrayDeque<Frame> written = new ArrayDeque<>();
        private final ArrayDeque<Frame> coming = new ArrayDeque<>();
        private int comingBytes;
        private boolean isOver;
        private boolean isSevered;
        private @Nullable SimConnection connection;
        private Transport.@Nullable Traffic traffic;

        End(SimMachine machine, SimLoop loop) {
            this.machine = machine;
            this.loop = loop;
        }

        private SimConnection connection() {
            return Check.present(connection, "a connection");
        }

        void begin(Transport.Traffic told) {
            traffic = told;
            told.up(this);
        }

        @Override
        public boolean isWritable() {
            return connection().other(this).comingBytes < FULL_BYTES;
        }

        @Override
        public void frame(FrameKind kind, int number, boolean hasMore, List<Piece> payload) {
            byte[] bytes = new byte[Piece.length(payload)];
            Piece.copy(payload, bytes, 0);
            written.add(new Frame(kind, number, hasMore, bytes));
        }

        @Override
        public void flush() {
            if (written.isEmpty()) return;
            End peer = connection().other(this);
            List<Frame> leaving = List.copyOf(written);
            written.clear();
            if (peer.isOver || peer.isSevered || peer.machine.isDead()) return;
            connection().connections.counted(leaving.size());
            for (Frame each : leaving) {
                peer.coming.add(each);
                peer.comingBytes += each.bytes.length;
            }
            peer.arrive(connection().connections.ways().nanos());
        }

        /// Schedules the arrival of the frames in flight to this end.
        private void arrive(long nanos) {
            if (isOver || coming.isEmpty()) return;
            int due = coming.size();
            machine.startAfter(nanos, "frames", () -> loop.tell(() -> take(due)));
        }

        private void take(int most) {
            End peer = connection().other(this);
            if (connection().connections.ways().isCut(peer.machine, machine)) return;
            Transport.Traffic told = traffic;
            boolean wasFull = comingBytes >= FULL_BYTES;
            for (int left = most; left > 0 && !isOver && told != null && !coming.isEmpty(); left--) {
                Frame each = coming.remove();
                comingBytes -= each.bytes.length;
                try {
                    told.frame(each.kind, each.number, each.hasMore, each.bytes, 0, each.bytes.length);
                } catch (RuntimeException thrown) {
                    told.down(this, thrown);
                }
            }
            Transport.Traffic sender = peer.traffic;
            if (wasFull && comingBytes < FULL_BYTES && sender != null && !peer.machine.isDead())
                peer.machine.startAfter(
                        connection().connections.ways().nanos(), "room", () -> peer.loop.tell(sender::writable));
        }

        /// Loses some of the frames in flight to this end, and reports the break to it after a delay.
        private void cutOff(IOException why, long nanos) {
            if (isOver || isSevered) return;
            isSevered = true;
            int arriving = connection().connections.ways().chance().nextInt(coming.size() + 1);
            if (arriving < coming.size())
                connection().connections.life().world().happened(Happening.BATCHES_LOST);
            while (coming.size() > arriving) comingBytes -= coming.removeLast().bytes.length;
            machine.startAfter(nanos, "connection lost", () -> loop.tell(() -> lose(why)));
        }

        private void lose(IOException why) {
            if (isOver) return;
            Transport.Traffic told = traffic;
            if (told != null) told.down(this, why);
            over();
        }

        @Override
        public void drop() {
            if (isOver) return;
            over();
            connection()
                    .other(this)
                    .cutOff(
                            new IOException("closed by the other side"),
                            connection().connections.ways().nanos());
        }

        private void over() {
            isOver = true;
            coming.clear();
            comingBytes = 0;
            if (connection().other(this).isOver) connection().connections.over(connection());
        }
    }
}
