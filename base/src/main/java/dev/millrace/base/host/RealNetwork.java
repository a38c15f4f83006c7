package dev.millrace.base.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Uses the sockets and the HTTP client of the JDK.
final class RealNetwork implements Network {

    /// Makes the client at first use, because it has a thread.
    private static final class Http {
        static final HttpClient CLIENT = builder().build();

        private static HttpClient.Builder builder() {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(Duration.ofSeconds(10));
        }
    }

    /// A client with its own keys.
    private record Keyed(SSLContext tls, HttpClient client) {}

    /// The newest keyed client. A process rarely has more than one set of keys.
    private final AtomicReference<@Nullable Keyed> keyed = new AtomicReference<>();

    private HttpClient client(@Nullable SSLContext tls) {
        if (tls == null) return Http.CLIENT;
        Keyed known = keyed.get();
        if (known != null && known.tls == tls) return known.client;
        Keyed made = new Keyed(tls, Http.builder().sslContext(tls).build());
        keyed.set(made);
        return made.client;
    }

    @Override
    public HttpReply ask(HttpCall call) throws IOException {
        HttpCall.Body body = call.body();
        HttpRequest.BodyPublisher sent = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofInputStream(() -> opened(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(call.url()))
                .method(call.method(), sent)
                .timeout(Duration.ofMillis(call.timeoutMillis()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> reply =
                    client(call.tls()).send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new HttpReply(reply.statusCode(), reply.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + call.url());
        }
    }

    private static InputStream opened(HttpCall.Body body) {
        try {
            return body.open();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

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
