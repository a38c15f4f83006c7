package dev.millrace.published;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A real MariaDB server of Debian with its own data, which listens at the loopback address.
final class MariaDb implements AutoCloseable {
    private static final long INSTALL_SECONDS = 120;

    private final int port;
    private final ServerProcess process;

    private MariaDb(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /// Starts a server with empty data, and waits until the server listens. The user `root` has no password.
    static MariaDb start(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        String server = DebianProgram.require(Path.of("/usr/sbin/mariadbd"), "mariadb-server", directory);
        String data = directory.resolve("data").toString();
        List<String> common =
                List.of("--no-defaults", "--user=" + System.getProperty("user.name"), "--datadir=" + data);
        List<String> install = new ArrayList<>(List.of("/usr/bin/mariadb-install-db"));
        install.addAll(common);
        install.addAll(List.of("--auth-root-authentication-method=normal", "--skip-test-db"));
        try (ServerProcess tool = ServerProcess.start(install, directory.resolve("install.log"))) {
            if (tool.await(INSTALL_SECONDS) != 0) throw new IOException(tool.output());
        }
        int port = Ports.free(1).getFirst();
        List<String> command = new ArrayList<>(List.of(server));
        command.addAll(common);
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + directory.resolve("s"),
                "--pid-file=" + directory.resolve("pid")));
        MariaDb started = new MariaDb(port, ServerProcess.start(command, directory.resolve("server.log")));
        started.process.awaitListening(port);
        return started;
    }

    /// Returns the address of a database for JDBC.
    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    /// Returns the port at the loopback address.
    int port() {
        return port;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), "root", "");
    }

    @Override
    public void close() {
        process.close();
    }
}
