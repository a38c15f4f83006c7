package dev.millrace.conformance;

import dev.millrace.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Reads `scalar_function_specs.json`: rows of one input, and expressions over its columns.
final class ScalarCases implements CaseFormat {

    @Override
    public String file() {
        return "scalar_function_specs.json";
    }

    @Override
    public List<ConformanceCase> cases(JsonNode content, CaseFolder folder) {
        List<ConformanceCase> cases = new ArrayList<>();
        for (JsonNode spec : content) {
            int number = 0;
            for (JsonNode item : spec.path("items")) {
                String sql = sql(item);
                cases.add(new ConformanceCase(
                        spec.get("id").asString() + "." + number++, sql, () -> run(spec, item, sql)));
            }
        }
        return cases;
    }

    private static String sql(JsonNode item) {
        List<String> expressions = new ArrayList<>();
        if (item.has("expr")) expressions.add(item.get("expr").asString());
        for (JsonNode each : item.path("exprs")) expressions.add(each.asString());
        return "SELECT " + String.join(", ", expressions) + " FROM t";
    }

    private static CaseOutcome run(JsonNode spec, JsonNode item, String sql) {
        if (spec.path("udfs").size() > 0) return new CaseOutcome.Skipped("needs a Java function");
        if (!item.has("expr") && !item.has("exprs")) return new CaseOutcome.Skipped("needs the Table API");
        CaseQueries queries = new CaseQueries(Expectation.config(spec));
        JsonNode input = spec.path("input");
        boolean areValues = !input.path("fields").toString().matches("(?s).*ApiExpression.*");
        if (areValues) InputTables.add("t", input.path("fields"), queries);
        String query = areValues
                ? sql
                : sql.replace(" FROM t", " FROM (" + input.path("sql").asString("") + ") AS t");
        return Expectation.of(item, item.path("expected_types"), areValues).check(queries.ask(query));
    }
}
