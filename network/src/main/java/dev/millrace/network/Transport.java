package dev.millrace.network;

import dev.millrace.network.wire.FrameReader;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/// What carries the connections of a [DataPlane]: sockets, or what a simulator has in their place. Any thread.
///
/// A connection brings frames whole, unchanged, each once and in the order in which they were written, until it
/// breaks, which both sides find out at some time.
public interface Transport extends AutoCloseable {

    /// Waits for connections from now on.
    ///
    /// @param address port 0 for any free one
    /// @return where that is
    /// @throws dev.millrace.base.fault.MillraceException if that is not possible
    InetSocketAddress listen(InetSocketAddress address, Guests guests);

    /// A thread for another connection, perhaps one that others have, too.
    Loop loop();

    /// Tries once to connect; `traffic` is told on the loop what came of it.
    ///
    /// @param patienceMillis after which it has failed
    void connect(InetSocketAddress remote, long patienceMillis, Loop loop, Traffic traffic);

    /// Breaks all connections, and waits a little until the threads have ended.
    @Override
    void close();

    /// The thread of a connection: everything about it happens there. Any thread may call.
    interface Loop {
        /// @throws RejectedExecutionException if the thread has ended
        void execute(Runnable work);

        /// @throws RejectedExecutionException if the thread has ended
        void after(long millis, Runnable work);
    }

    /// Who takes connections that others have made.
    interface Guests {
        /// On the connection's thread, before anything of it is told.
        ///
        /// @param peer where it comes from
        Traffic come(String peer, Loop loop);
    }

    /// What is told of connections, on their thread.
    interface Traffic extends FrameReader.Sink {
        /// A connection is there.
        void up(Wire wire);

        /// No connection came about.
        void failed(Throwable cause);

        /// It is of no use any more, or never was; can be told more than once.
        void down(Wire wire, Throwable cause);

        /// Perhaps [Wire#isWritable] again.
        void writable();
    }

    /// One connection. On its thread alone.
    interface Wire {
        /// Whether little enough waits to be sent.
        boolean isWritable();

        /// Writes a frame; it leaves with the next [#flush] at the latest.
        ///
        /// @param hasMore whether the next frame of this kind and channel continues it
        /// @param payload may be changed afterwards
        void frame(FrameKind kind, int number, boolean hasMore, List<Piece> payload);

        void flush();

        /// Ends it, with all that was not flushed.
        void drop();
    }
}
