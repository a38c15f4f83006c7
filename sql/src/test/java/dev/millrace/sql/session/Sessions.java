package dev.millrace.sql.session;

import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.print.ResultPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/// Runs statements for tests and returns what the command line would print.
final class Sessions {

    private Sessions() {}

    /// Starts a session in UTC with two subtasks per operator.
    static SqlSession open() {
        return new SqlSession(
                SessionSettings.of(Map.of(SessionOptions.TIME_ZONE, "UTC", SessionOptions.PARALLELISM, "2")));
    }

    /// Returns what a script prints.
    static String run(SqlSession session, String script) throws Exception {
        StringWriter text = new StringWriter();
        ResultPrinter printer = new ResultPrinter(ResultFormat.TABLEAU, new PrintWriter(text));
        for (var each : SqlSession.split(script)) printer.print(session.execute(each), session.options());
        return text.toString();
    }
}
