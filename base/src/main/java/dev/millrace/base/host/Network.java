package dev.millrace.base.host;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Sockets.
public interface Network {

    /// A connected byte stream in both directions. Closing it from another thread ends a blocked read.
    interface Connection extends Closeable {
        InputStream input() throws IOException;

        OutputStream output() throws IOException;
    }

    /// A port that waits for connections. Closing it from another thread ends a blocked accept.
    interface Listener extends Closeable {
        int port();

        Connection accept() throws IOException;
    }

    Connection connect(String host, int port, int timeoutMillis) throws IOException;

    /// @param port 0 for any free one
    Listener listen(String host, int port) throws IOException;

    /// Asks an HTTP server and waits for the whole answer; follows it where it says that another would answer, but
    /// never out of encryption. Hosts that have no HTTP refuse.
    ///
    /// @throws IOException also if the thread is interrupted
    default HttpReply ask(HttpCall call) throws IOException {
        throw new IOException("this host has no HTTP, so " + call.url() + " cannot be asked");
    }
}
