package dev.millrace.base.host;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Opens sockets and sends HTTP requests.
public interface Network {

    /// Represents a connected byte stream in both directions. Closing it from another thread ends a blocked read.
    interface Connection extends Closeable {
        InputStream input() throws IOException;

        OutputStream output() throws IOException;
    }

    /// Represents a port that accepts connections. Closing it from another thread ends a blocked accept.
    interface Listener extends Closeable {
        int port();

        Connection accept() throws IOException;
    }

    Connection connect(String host, int port, int timeoutMillis) throws IOException;

    /// Listens on a port.
    ///
    /// @param port the port; 0 for any free port
    Listener listen(String host, int port) throws IOException;

    /// Sends an HTTP request and waits for the whole response. Follows redirects, but never from https to http.
    /// Hosts without HTTP refuse.
    ///
    /// @throws IOException also if the thread is interrupted
    default HttpReply ask(HttpCall call) throws IOException {
        throw new IOException("this host has no HTTP, so " + call.url() + " cannot be asked");
    }
}
