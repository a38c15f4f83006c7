package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads `sql_scripts_q.json`: scripts with the text that Flink's SQL client or SQL gateway prints. Each statement of a
/// script is a case. A case runs the statements before it too, because they share a session.
final class ScriptCases implements CaseFormat {

    @Override
    public String file() {
        return "sql_scripts_q.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode script : content) {
            String name =
                    script.get("module").asString() + "/" + script.get("file").asString();
            List<ScriptStep> steps = steps(script.get("statements"));
            ScriptSession session = new ScriptSession(steps, name.contains("gateway"));
            for (int i = 0; i < steps.size(); i++) {
                int index = i;
                cases.add(new ConformanceCase(name + "#" + (i + 1), steps.get(i).sql(), () -> session.outcome(index)));
            }
        }
        return cases;
    }

    /// A script is recorded as one text with the printed text between its statements, or statement by statement.
    private static List<ScriptStep> steps(JsonNode statements) {
        List<ScriptStep> steps = new ArrayList<>();
        for (JsonNode each : statements) {
            if (!each.path("status").isString()) {
                steps.addAll(ScriptStep.read(each.get("statement").asString()));
                continue;
            }
            String status = each.get("status").asString();
            steps.add(new ScriptStep(
                    each.get("statement").asString(), each.path("output").asString(""), status));
        }
        return steps;
    }
}
