package dev.millrace.conformance;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.base.host.Host;
import dev.millrace.sql.print.GatewayPrinter;
import dev.millrace.sql.print.ResultFormat;
import dev.millrace.sql.print.ResultPrinter;
import dev.millrace.sql.session.SessionOptions;
import dev.millrace.sql.session.SessionSettings;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.sql.session.StatementResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Runs the statements of a script in one session, and compares what each prints. Not thread-safe.
final class ScriptSession {
    private static final Pattern VARIABLE = Pattern.compile("\\$(VAR_[A-Z0-9_]+)");
    private static final int PORT = 12345;
    /// A job and its number differ in each run.
    private static final String JOB = "Job ID:";

    private final List<ScriptStep> steps;
    private final boolean isGateway;
    private final List<CaseOutcome> outcomes = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final SqlSession session;

    /// @param isGateway whether the gateway printed the texts, which answers all statements with tables
    ScriptSession(List<ScriptStep> steps, boolean isGateway) {
        this.steps = steps;
        this.isGateway = isGateway;
        // The options name a cluster, but the jobs run in this process.
        this.session = new SqlSession(
                SessionSettings.of(isGateway ? optionsOfGateway() : Map.of()),
                StreamExecutionEnvironment.createLocalEnvironment());
        // Scripts are recorded with the default of Flink. The statement SET would list the option otherwise.
        session.options().assume(SessionOptions.RUNTIME_MODE, "streaming");
    }

    /// Returns the options of the cluster on which the scripts were recorded.
    private static Map<String, String> optionsOfGateway() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("$internal.deployment.config-dir", "/dummy/conf/");
        options.put("execution.attached", "true");
        options.put("execution.shutdown-on-attached-exit", "false");
        options.put("execution.state-recovery.claim-mode", "NO_CLAIM");
        options.put("execution.state-recovery.ignore-unclaimed-state", "false");
        options.put("execution.target", "remote");
        options.put("jobmanager.rpc.address", "localhost");
        options.put("rest.port", String.valueOf(PORT));
        return options;
    }

    /// Returns the outcome of a statement. Statements before it run first, once.
    CaseOutcome outcome(int index) {
        while (outcomes.size() <= index) outcomes.add(run(steps.get(outcomes.size())));
        return outcomes.get(index);
    }

    private CaseOutcome run(ScriptStep step) {
        StringWriter text = new StringWriter();
        try {
            print(session.execute(resolved(step.sql())), new PrintWriter(text));
        } catch (Exception failed) {
            String message = String.valueOf(failed.getMessage());
            return step.fails() ? CaseOutcome.PASSED : new CaseOutcome.Failed(step.output(), message, "");
        }
        String actual = text.toString().strip();
        String expected = resolved(step.output()).strip();
        if (step.fails()) return new CaseOutcome.Failed("a failure: " + expected, actual, "");
        boolean isEqual = step.status().isEmpty()
                || actual.equals(expected)
                || expected.startsWith(JOB) && actual.startsWith(JOB);
        return isEqual ? CaseOutcome.PASSED : new CaseOutcome.Failed(expected, actual, "");
    }

    private void print(StatementResult result, PrintWriter out) throws Exception {
        if (isGateway) new GatewayPrinter(out).print(result, session.options());
        else new ResultPrinter(ResultFormat.TABLEAU, out).print(result, session.options());
        out.flush();
    }

    private String resolved(String text) {
        return VARIABLE.matcher(text).replaceAll(each -> variables.computeIfAbsent(each.group(1), this::value));
    }

    private String value(String variable) {
        if (variable.endsWith("_PORT")) return String.valueOf(PORT);
        try {
            Path directory = Host.real().disk().temporaryDirectory("millrace-script-");
            return directory.resolve(variable).toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
