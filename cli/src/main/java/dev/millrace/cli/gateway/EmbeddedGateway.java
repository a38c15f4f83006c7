package dev.millrace.cli.gateway;

import dev.millrace.base.host.Host;
import dev.millrace.client.message.SqlMessages;
import dev.millrace.server.ServerFaults;
import dev.millrace.server.sql.SqlGateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Executes SQL statements in this process. Sessions that no client uses are closed after a while. Thread-safe.
public final class EmbeddedGateway implements SqlGateway {
    private static final int SESSIONS_MAX = 16;
    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long LOOK_NANOS = Duration.ofSeconds(10).toNanos();

    private final Host host;
    private final Map<String, GatewaySession> sessions = new ConcurrentHashMap<>();
    private @Nullable Thread watch;
    private volatile boolean isClosed;

    public EmbeddedGateway(Host host) {
        this.host = host;
    }

    @Override
    public synchronized String open(Map<String, String> options) {
        closeIdle();
        if (sessions.size() >= SESSIONS_MAX)
            throw ServerFaults.SQL_SESSIONS
                    .what("No further SQL session can be opened.")
                    .why("%d sessions are open; a session without requests is closed after 10 minutes.", SESSIONS_MAX)
                    .fix("Close a session, or try again later.");
        String handle = handle();
        sessions.put(handle, new GatewaySession(host, handle, options));
        if (watch == null) watch = host.threads().startBlocking("millrace-sql-sessions", this::watch);
        return handle;
    }

    private String handle() {
        return new UUID(host.chance().nextLong(), host.chance().nextLong()).toString();
    }

    private void watch() {
        while (!isClosed) {
            host.threads().park(LOOK_NANOS);
            closeIdle();
        }
    }

    private void closeIdle() {
        List<String> idle = new ArrayList<>();
        sessions.forEach((handle, session) -> {
            if (session.isIdle(IDLE_NANOS)) idle.add(handle);
        });
        for (String each : idle) {
            GatewaySession gone = sessions.remove(each);
            if (gone != null) gone.close();
        }
    }

    private GatewaySession session(String handle) {
        GatewaySession found = sessions.get(handle);
        if (found == null)
            throw ServerFaults.NO_SQL_SESSION
                    .what("The SQL session %s does not exist.", handle)
                    .why("It was closed, it had no requests for 10 minutes, or the process has restarted.")
                    .fix("Open another session.");
        found.touch();
        return found;
    }

    @Override
    public void close(String session) {
        session(session).close();
        sessions.remove(session);
    }

    @Override
    public void touch(String session) {
        session(session);
    }

    @Override
    public String execute(String session, String statement) {
        return session(session).execute(handle(), statement).id();
    }

    @Override
    public String status(String session, String operation) {
        return session(session).operation(operation).status();
    }

    @Override
    public void cancel(String session, String operation) {
        GatewaySession of = session(session);
        of.cancel(of.operation(operation));
    }

    @Override
    public void forget(String session, String operation) {
        GatewaySession of = session(session);
        of.forget(of.operation(operation));
    }

    @Override
    public SqlMessages.Results results(String session, String operation, long token) throws Exception {
        return session(session).operation(operation).results(token);
    }

    @Override
    public List<String> complete(String session, String statement, int position) {
        return session(session).complete(statement, position);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        sessions.values().forEach(GatewaySession::close);
        sessions.clear();
        if (watch != null) host.threads().unpark(watch);
    }
}
