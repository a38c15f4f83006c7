package dev.millrace.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Forwards connections between two data planes, and damages what the connecting side sends.
final class Proxy implements AutoCloseable {
    /// Decides what happens to a part of the stream.
    interface Harm {
        /// @param position the position of its first byte in the stream
        /// @return false to cut the connection instead of forwarding the bytes
        boolean passes(byte[] bytes, int length, long position);
    }

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Harm harm;
    private final int pieceLength;

    Proxy(InetSocketAddress target, int pieceLength, Harm harm) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        this.harm = harm;
        this.pieceLength = pieceLength;
        Thread.startVirtualThread(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = server.accept();
                Socket to = new Socket(target.getAddress(), target.getPort());
                Thread.startVirtualThread(() -> pump(from, to, harm));
                Thread.startVirtualThread(() -> pump(to, from, (_, _, _) -> true));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to, Harm harmed) {
        byte[] bytes = new byte[pieceLength];
        long position = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length;
            while ((length = in.read(bytes)) >= 0) {
                if (!harmed.passes(bytes, length, position)) return;
                out.write(bytes, 0, length);
                position += length;
            }
        } catch (IOException cut) {
            // The other direction has closed the connection.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
