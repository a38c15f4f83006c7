package dev.millrace.server.sql;

import dev.millrace.client.message.SqlMessages;
import java.util.List;
import java.util.Map;

/// Executes SQL statements of sessions. Thread-safe. Methods throw a
/// [dev.millrace.base.fault.MillraceException] if a session or an operation is unknown.
public interface SqlGateway extends AutoCloseable {

    /// Opens a session, and returns its handle.
    ///
    /// @param options the options of the session
    String open(Map<String, String> options);

    /// Closes a session and cancels its statements.
    void close(String session);

    /// Notes that a client still uses a session.
    void touch(String session);

    /// Starts a statement, and returns the handle of the operation. Statements of a session run one after the other.
    String execute(String session, String statement);

    /// Returns the state of an operation.
    String status(String session, String operation);

    /// Cancels an operation.
    void cancel(String session, String operation);

    /// Cancels an operation and forgets it.
    void forget(String session, String operation);

    /// Returns a part of a result.
    ///
    /// @param token 0 for the first part, and the number behind the last part for the next one
    /// @throws Exception what the statement failed with
    SqlMessages.Results results(String session, String operation, long token) throws Exception;

    /// Returns words that fit before the cursor.
    List<String> complete(String session, String statement, int position);

    @Override
    void close();
}
