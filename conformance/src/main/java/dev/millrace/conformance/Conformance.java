package dev.millrace.conformance;

import dev.millrace.api.util.JarLoader;
import dev.millrace.base.host.Host;
import dev.millrace.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the cases of a folder, and prints how many of each file pass.
public final class Conformance {
    private static final List<CaseFormat> FORMATS = List.of(
            new PairCases(),
            new ExpressionCases(),
            new ScalarCases(),
            new AggregateCases(),
            new QueryCases(),
            new ProgramCases(),
            new ScriptCases());

    private final CaseFolder folder;
    private final PrintStream out;

    /// Creates a run over a folder.
    ///
    /// @param out receives one line for each file
    public Conformance(CaseFolder folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /// Runs all cases. Arguments are the folder, `--failures FILE` or `--case ID`, and `--jar FILE` for each jar with
    /// functions of the cases.
    public static void main(String[] arguments) throws IOException {
        Conformance run = new Conformance(new CaseFolder(Host.real().disk(), Path.of(arguments[0])), System.out);
        List<URL> jars = new ArrayList<>();
        String shown = null;
        Path failures = null;
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--case" -> shown = value;
                case "--failures" -> failures = Path.of(value);
                case "--jar" -> jars.add(Path.of(value).toUri().toURL());
                default -> throw new IllegalArgumentException("There is no option " + arguments[i]);
            }
        }
        use(jars);
        if (shown != null) {
            run.show(shown);
            return;
        }
        List<Map<String, String>> failed = run.all();
        if (failures != null) run.write(failed, failures);
    }

    /// Lets cases that need functions use the classes of jars, which may be built against Flink.
    public static void use(List<URL> jars) {
        Thread thread = Thread.currentThread();
        if (!jars.isEmpty()) thread.setContextClassLoader(JarLoader.of(jars, thread.getContextClassLoader()));
    }

    /// Runs all cases, and prints one line for each file.
    ///
    /// @return the failed cases: file, id, query, expected and actual result, plan
    public List<Map<String, String>> all() {
        List<Map<String, String>> failures = new ArrayList<>();
        for (CaseFormat each : FORMATS) {
            if (folder.has(each.file())) run(each, failures);
        }
        return failures;
    }

    private void run(CaseFormat format, List<Map<String, String>> failures) {
        int passed = 0;
        int count = 0;
        Map<String, Integer> skipped = new TreeMap<>();
        for (ConformanceCase each : format.cases(folder.read(format.file()), folder)) {
            switch (outcome(each)) {
                case CaseOutcome.Skipped reason -> skipped.merge(reason.reason(), 1, Integer::sum);
                case CaseOutcome.Passed _ -> {
                    passed++;
                    count++;
                }
                case CaseOutcome.Failed failed -> {
                    count++;
                    failures.add(failure(format.file(), each, failed));
                }
            }
        }
        out.println(format.file() + " passed " + passed + " of " + count + text(skipped));
    }

    private static CaseOutcome outcome(ConformanceCase each) {
        try {
            return each.run().get();
        } catch (RuntimeException broken) {
            return new CaseOutcome.Failed("a case that can be run", broken.toString(), "");
        }
    }

    private static String text(Map<String, Integer> skipped) {
        if (skipped.isEmpty()) return "";
        int sum = skipped.values().stream().mapToInt(Integer::intValue).sum();
        List<String> reasons = new ArrayList<>();
        skipped.forEach((reason, count) -> reasons.add(count + " " + reason));
        return " (skipped " + sum + ": " + String.join(", ", reasons) + ")";
    }

    private static Map<String, String> failure(String file, ConformanceCase each, CaseOutcome.Failed failed) {
        Map<String, String> failure = new LinkedHashMap<>();
        failure.put("file", file);
        failure.put("id", each.id());
        failure.put("sql", each.sql());
        failure.put("expected", failed.expected());
        failure.put("actual", failed.actual());
        failure.put("plan", failed.plan());
        return failure;
    }

    /// Writes failures to a file as JSON.
    public void write(List<Map<String, String>> failures, Path file) throws IOException {
        try (OutputStream content = folder.disk().create(file)) {
            content.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(failures));
        }
    }

    /// Runs one case and prints its query and outcome.
    public void show(String id) {
        for (CaseFormat format : FORMATS) {
            if (!folder.has(format.file())) continue;
            for (ConformanceCase each : format.cases(folder.read(format.file()), folder)) {
                if (each.id().equals(id)) show(format.file(), each);
            }
        }
    }

    private void show(String file, ConformanceCase each) {
        out.println(file + " " + each.id());
        out.println(each.sql());
        switch (outcome(each)) {
            case CaseOutcome.Passed _ -> out.println("passed");
            case CaseOutcome.Skipped skipped -> out.println("skipped: " + skipped.reason());
            case CaseOutcome.Failed failed -> {
                out.println("expected: " + failed.expected());
                out.println("actual:   " + failed.actual());
                out.println(failed.plan());
            }
        }
    }
}
