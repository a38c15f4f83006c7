package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads `table_programs.json`: programs of continuous queries over rows with kinds.
final class ProgramCases implements CaseFormat {
    @Override
    public String file() {
        return "table_programs.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode each : content) {
            TableProgram program = new TableProgram(each);
            cases.add(new ConformanceCase(each.get("id").asString(), program.sql(), () -> run(each, program)));
        }
        return cases;
    }

    private static CaseOutcome run(JsonNode each, TableProgram program) {
        String tags = each.get("tags").toString();
        if (tags.contains("needs_udf")) {
            return hasClasses(each) ? program.run() : new CaseOutcome.Skipped("needs a Java function");
        }
        if (tags.contains("table_api")) return new CaseOutcome.Skipped("needs the Table API");
        if (!tags.contains("pure_sql")) return new CaseOutcome.Skipped("needs a model");
        return program.run();
    }

    /// Returns whether the classes of all functions are in a jar of the run.
    private static boolean hasClasses(JsonNode program) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (JsonNode each : program.get("setup")) {
            if (!each.get("kind").asString().equals("FUNCTION")) continue;
            try {
                Class.forName(each.get("function").asString(), false, loader);
            } catch (ClassNotFoundException | LinkageError missing) {
                return false;
            }
        }
        return true;
    }
}
