package dev.millrace.server.http;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Network;
import dev.millrace.server.rest.RestServer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Opens a connection whose bytes the test chooses.
public final class Wire implements Closeable {
    private final Network.Connection connection;

    public Wire(RestServer server) throws IOException {
        URI address = URI.create(server.address());
        connection = Host.real().network().connect(address.getHost(), address.getPort(), 5_000);
    }

    public Wire send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Wire send(byte[] bytes) throws IOException {
        connection.output().write(bytes);
        connection.output().flush();
        return this;
    }

    /// Returns the next byte; -1 if the server has closed or reset the connection.
    int read() {
        try {
            return connection.input().read();
        } catch (IOException reset) {
            return -1;
        }
    }

    /// Reads until the server closes or resets the connection.
    public String rest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int each = read(); each >= 0; each = read()) all.write(each);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /// Reads up to and including a text.
    String until(String end) {
        StringBuilder all = new StringBuilder();
        for (int each = read(); each >= 0; each = read()) {
            all.append((char) each);
            if (all.toString().endsWith(end)) break;
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
