package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Sockets of the JDK.
final class RealNetwork implements Network {

    @Override
    public Connection connect(String host, int port, int timeoutMillis) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), timeoutMillis);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
        return new SocketConnection(socket);
    }

    @Override
    public Listener listen(String host, int port) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(host, port));
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
        return new SocketListener(server);
    }

    private record SocketConnection(Socket socket) implements Connection {
        @Override
        public InputStream input() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream output() throws IOException {
            return socket.getOutputStream();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private record SocketListener(ServerSocket server) implements Listener {
        @Override
        public int port() {
            return server.getLocalPort();
        }

        @Override
        public Connection accept() throws IOException {
            return new SocketConnection(server.accept());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
