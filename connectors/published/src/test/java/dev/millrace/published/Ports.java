package dev.millrace.published;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// Ports of the loopback address.
final class Ports {
    private static final int CONNECT_MILLIS = 1_000;

    private Ports() {}

    /// Returns different ports where nothing listens at this moment.
    static List<Integer> free(int count) throws IOException {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket each : open) each.close();
        }
    }

    /// Says whether a server accepts a connection at the port.
    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
