package dev.millrace.network;

import dev.millrace.network.wire.FrameReader;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/// Carries the connections of a [DataPlane], over sockets or in a simulator. Thread-safe.
///
/// A connection delivers frames completely, unchanged, exactly once and in order, until it breaks. Both sides detect a
/// broken connection eventually.
public interface Transport extends AutoCloseable {

    /// Listens for connections from now on.
    ///
    /// @param address the address to bind to; port 0 for any free port
    /// @return the address that it listens at
    /// @throws dev.millrace.base.fault.MillraceException if it cannot listen there
    InetSocketAddress listen(InetSocketAddress address, Guests guests);

    /// Returns an event loop for a new connection. Connections may share a loop.
    Loop loop();

    /// Tries once to connect. `traffic` is notified of the result on the loop.
    ///
    /// @param patienceMillis the timeout
    void connect(InetSocketAddress remote, long patienceMillis, Loop loop, Traffic traffic);

    /// Breaks all connections, and waits a short time until the threads have ended.
    @Override
    void close();

    /// Runs the work of connections on one thread. Thread-safe.
    interface Loop {
        /// @throws RejectedExecutionException if the thread has ended
        void execute(Runnable work);

        /// @throws RejectedExecutionException if the thread has ended
        void after(long millis, Runnable work);
    }

    /// Accepts inbound connections.
    interface Guests {
        /// Accepts a connection. Called on the connection's loop before any event of the connection.
        ///
        /// @param peer the address of the peer
        Traffic come(String peer, Loop loop);
    }

    /// Receives the events of a connection on its loop.
    interface Traffic extends FrameReader.Sink {
        /// Reports that the connection is established.
        void up(Wire wire);

        /// Reports that connecting failed.
        void failed(Throwable cause);

        /// Reports that the connection is broken. May be called more than once.
        void down(Wire wire, Throwable cause);

        /// Reports that [Wire#isWritable] may be true again.
        void writable();
    }

    /// Writes to one connection. Called on its loop only.
    interface Wire {
        /// Returns whether few enough bytes wait to be sent.
        boolean isWritable();

        /// Writes a frame. It is sent with the next [#flush] at the latest.
        ///
        /// @param hasMore whether the next frame of this kind and channel continues it
        /// @param payload the bytes, which the caller may change afterwards
        void frame(FrameKind kind, int number, boolean hasMore, List<Piece> payload);

        void flush();

        /// Closes the connection, and drops what was not flushed.
        void drop();
    }
}
