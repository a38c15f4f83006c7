package dev.millrace.server.http;

import dev.millrace.api.config.SecurityOptions;
import dev.millrace.base.host.Host;
import dev.millrace.client.RestTls;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// Creates the connectors: plain or TLS, with limits on connections, timeouts and data rates.
public final class Connectors {
    private final RestSettings settings;
    private final Host host;

    public Connectors(RestSettings settings, Host host) {
        this.settings = settings;
        this.host = host;
    }

    public ServerConnector at(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        ServerConnector connector = settings.isEncrypted() ? encrypted(server, http) : plain(server, http);
        connector.setHost(settings.bound());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleMillis());
        connector.addBean(new NetworkConnectionLimit(settings.options().get(ServerOptions.CONNECTIONS), connector));
        connector.addBean(new Slow(connector));
        return connector;
    }

    private static ServerConnector plain(Server server, HttpConfiguration http) {
        return new ServerConnector(server, new HttpConnectionFactory(http));
    }

    private ServerConnector encrypted(Server server, HttpConfiguration http) {
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setSslContext(RestTls.forServers(settings.options(), host));
        keys.setNeedClientAuth(settings.isMutual());
        // Flink's default is TLS 1.2 alone; Millrace allows 1.3 too.
        keys.setIncludeProtocols(settings.options()
                .getOptional(SecurityOptions.SSL_PROTOCOL)
                .map(each -> new String[] {each})
                .orElse(new String[] {"TLSv1.2", "TLSv1.3"}));
        settings.options()
                .getOptional(SecurityOptions.SSL_ALGORITHMS)
                .ifPresent(each -> keys.setIncludeCipherSuites(each.split("\\s*,\\s*")));
        // Clients verify the host name; the server does not check SNI.
        http.addCustomizer(new SecureRequestCustomizer(false));
        return new ServerConnector(
                server,
                new SslConnectionFactory(keys, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
    }

    /// Closes connections that have not sent a complete request in time, even if they send a byte now and then.
    private final class Slow implements Connection.Listener {
        private final ServerConnector connector;

        Slow(ServerConnector connector) {
            this.connector = connector;
        }

        @Override
        public void onOpened(Connection connection) {
            // The TLS connection has no messages of its own; the connection within it has.
            if (connection instanceof SslConnection) return;
            long millis = settings.options().get(ServerOptions.FIRST_REQUEST).toMillis();
            connector
                    .getScheduler()
                    .schedule(
                            () -> {
                                if (connection.getMessagesIn() == 0)
                                    connection.getEndPoint().close();
                            },
                            millis,
                            TimeUnit.MILLISECONDS);
        }
    }
}
